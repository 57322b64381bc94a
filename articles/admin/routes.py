"""The desk's addresses for stories beside those of Django's admin."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from articles import permissions
from articles.admin import (
    bulk,
    checking,
    comments,
    following,
    history,
    keeping,
    leaving,
    looks,
    moments,
    offering,
    picker,
    preview,
    refused,
    revisiting,
    tags,
    typography,
    undoing,
    verbs,
)
from articles.standing import stories

type View = Callable[..., HttpResponse]
STORY = "<int:article_id>/"
# What the page to write in asks for, whichever story it is.
WHILE_WRITING: tuple[tuple[str, str, View], ...] = (
    ("tags/", "tags", tags.names),
    ("companies/", "companies", picker.companies),
    ("pictures/", "pictures", picker.pictures),
    ("pictures/add/", "pictures_add", picker.upload),
    ("pictures/<int:picture_id>/", "picture", looks.picture),
    ("typography/", "typography", typography.suggestions),
    ("when/", "when", moments.when),
    ("offers/", "offers_new", offering.offered),
    ("offers/answer/", "answer_new", offering.answer),
)
OF_MANY: tuple[tuple[str, str, View], ...] = (
    ("bulk/undo/", "bulk_undo", undoing.together),
    ("revisits/<str:kind>/<int:pk>/let-stand/", "let-all-stand", revisiting.let_all_stand),
)


def of_story(view: View) -> View:
    """The view with its story looked up, for everybody who may see stories."""

    def seen(request: HttpRequest, article_id: int, **which: Any) -> HttpResponse:
        if not permissions.may_see(request.user):
            raise PermissionDenied
        return view(request, article=get_object_or_404(stories(), pk=article_id), **which)

    return seen


def of(site: Any, admin: Any) -> list[Any]:
    """The addresses, below `admin/articles/article/`, each for people who are signed in at `site`."""

    def at(route: str, name: str, view: View) -> Any:
        return path(route, site.admin_view(view), name=f"articles_article_{name}")

    def framed(view: View, *given: Any) -> View:
        """A view that shows the desk around it, and so needs the site."""
        return lambda request, **which: view(request, site, *given, **which)

    def reading(view: View) -> View:
        return of_story(framed(view))

    return [
        *(at(*asked) for asked in (*WHILE_WRITING, *OF_MANY)),
        at("bulk/", "bulk", framed(bulk.bulk, admin)),
        at(f"{STORY}checks/", "checks", checking.typed),
        at(f"{STORY}offers/", "offers", offering.offered),
        at(f"{STORY}offers/answer/", "answer", offering.answer),
        at(f"{STORY}history/", "history", reading(history.history)),
        at(f"{STORY}compare/", "compare", reading(history.compare)),
        at(f"{STORY}revisions/<int:number>/", "revision", reading(history.revision)),
        at(f"{STORY}revisions/<int:number>/restore/", "restore", reading(history.restore)),
        at(f"{STORY}preview/", "preview", reading(preview.around)),
        at(f"{STORY}preview/page/", "preview_page", of_story(preview.page)),
        at(f"{STORY}preview/share/", "share", of_story(preview.share)),
        at(f"{STORY}preview/<int:link_id>/revoke/", "revoke", of_story(preview.revoke)),
        at(f"{STORY}follow/", "follow", of_story(following.follow)),
        at("keep/", "keep_new", keeping.keep),
        at(f"{STORY}keep/", "keep", keeping.keep),
        at("kept/<uuid:window>/throw/", "throw", keeping.throw),
        at("refused/<int:pk>/", "refused", framed(refused.page)),
        *(at(f"{_of_verb(name)}{name}/", name, framed(verbs.verb, name)) for name in verbs.PAGES),
        at(f"{STORY}editions/<int:edition_id>/leave/", "leave", of_story(leaving.leave)),
        at(f"{STORY}revisits/<int:revisit_id>/let-stand/", "let-stand", of_story(revisiting.let_stand)),
        at(f"{STORY}undo/", "undo", of_story(undoing.undo)),
        at(f"{STORY}comments/", "comments", of_story(comments.add)),
        at(f"{STORY}comments/people/", "people", of_story(comments.people)),
        at(f"{STORY}comments/<int:comment_id>/", "comment", of_story(comments.change)),
    ]


def _of_verb(name: str) -> str:
    return f"{STORY}editions/<int:edition_id>/" if name in verbs.OF_EDITIONS else STORY
