"""The desk's addresses for stories beside those of Django's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.admin import tags, verbs


def of(site: Any) -> list[Any]:
    """The addresses, below `admin/articles/article/`, each for people who are signed in at `site`."""

    def verb(name: str) -> Any:
        def view(request: HttpRequest, article_id: int, edition_id: int | None = None) -> HttpResponse:
            return verbs.verb(request, site, name, article_id, edition_id)

        middle = "<int:article_id>/editions/<int:edition_id>" if name in verbs.OF_EDITIONS else "<int:article_id>"
        return path(f"{middle}/{name}/", site.admin_view(view), name=f"articles_article_{name}")

    return [
        path("tags/", site.admin_view(tags.names), name="articles_article_tags"),
        *(verb(name) for name in verbs.PAGES),
    ]
