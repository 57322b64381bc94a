"""The desk's addresses for stories beside those of Django's admin."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.admin import (
    checking,
    comments,
    history,
    keeping,
    looks,
    picker,
    preview,
    refused,
    tags,
    typography,
    verbs,
)

type View = Callable[..., HttpResponse]
STORY = "<int:article_id>/"


def of(site: Any) -> list[Any]:
    """The addresses, below `admin/articles/article/`, each for people who are signed in at `site`."""

    def at(route: str, name: str, view: View) -> Any:
        return path(route, site.admin_view(view), name=f"articles_article_{name}")

    def framed(view: View, *given: Any) -> View:
        """A view that shows the desk around it, and so needs the site."""

        def page(request: HttpRequest, **which: Any) -> HttpResponse:
            return view(request, site, *given, **which)

        return page

    return [
        at("tags/", "tags", tags.names),
        at("companies/", "companies", picker.companies),
        at("pictures/", "pictures", picker.pictures),
        at("pictures/add/", "pictures_add", picker.upload),
        at("pictures/<int:picture_id>/", "picture", looks.picture),
        at("typography/", "typography", typography.suggestions),
        at(f"{STORY}checks/", "checks", checking.typed),
        at(f"{STORY}history/", "history", framed(history.history)),
        at(f"{STORY}compare/", "compare", framed(history.compare)),
        at(f"{STORY}revisions/<int:number>/", "revision", framed(history.revision)),
        at(f"{STORY}revisions/<int:number>/restore/", "restore", framed(history.restore)),
        at(f"{STORY}preview/", "preview", framed(preview.around)),
        at(f"{STORY}preview/page/", "preview_page", preview.page),
        at(f"{STORY}preview/share/", "share", preview.share),
        at(f"{STORY}preview/<int:link_id>/revoke/", "revoke", preview.revoke),
        at("keep/", "keep_new", keeping.keep),
        at(f"{STORY}keep/", "keep", keeping.keep),
        at("kept/<uuid:window>/throw/", "throw", keeping.throw),
        at("refused/<int:pk>/", "refused", framed(refused.page)),
        *(at(f"{_of_verb(name)}{name}/", name, framed(verbs.verb, name)) for name in verbs.PAGES),
        at(f"{STORY}comments/", "comments", comments.of_story(comments.add)),
        at(f"{STORY}comments/people/", "people", comments.of_story(comments.people)),
        at(f"{STORY}comments/<int:comment_id>/", "comment", comments.of_story(comments.change)),
    ]


def _of_verb(name: str) -> str:
    return f"{STORY}editions/<int:edition_id>/" if name in verbs.OF_EDITIONS else STORY
