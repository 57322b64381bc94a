"""The desk's addresses for stories beside those of Django's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.admin import preview, tags, verbs


def of(site: Any) -> list[Any]:
    """The addresses, below `admin/articles/article/`, each for people who are signed in at `site`."""

    def verb(name: str) -> Any:
        def view(request: HttpRequest, article_id: int, edition_id: int | None = None) -> HttpResponse:
            return verbs.verb(request, site, name, article_id, edition_id)

        middle = "<int:article_id>/editions/<int:edition_id>" if name in verbs.OF_EDITIONS else "<int:article_id>"
        return path(f"{middle}/{name}/", site.admin_view(view), name=f"articles_article_{name}")

    def around(request: HttpRequest, article_id: int) -> HttpResponse:
        return preview.around(request, site, article_id)

    return [
        path("<int:article_id>/preview/", site.admin_view(around), name="articles_article_preview"),
        path("<int:article_id>/preview/page/", site.admin_view(preview.page), name="articles_article_preview_page"),
        path("<int:article_id>/preview/share/", site.admin_view(preview.share), name="articles_article_share"),
        path(
            "<int:article_id>/preview/<int:link_id>/revoke/",
            site.admin_view(preview.revoke),
            name="articles_article_revoke",
        ),
        path("tags/", site.admin_view(tags.names), name="articles_article_tags"),
        *(verb(name) for name in verbs.PAGES),
    ]
