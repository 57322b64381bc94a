"""A list of stories, shown as a page or as an Atom feed from the same rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.site import EditionLink, EditionQuerySet, LinkQuerySet
from pages import feeds, paging


@dataclass(frozen=True, slots=True)
class Listing:
    """`rows` are editions or links to them; `path` is the list's own address, `template` its page."""

    title: str
    path: str
    rows: EditionQuerySet | LinkQuerySet
    template: str
    extra: dict[str, Any] = field(default_factory=dict)
    may_be_empty: bool = False
    arranged: Callable[[list[Any]], dict[str, Any]] | None = None
    """What the template of the first page gets besides, made of its stories."""


def show(request: HttpRequest, listing: Listing, *, feed: bool) -> HttpResponse:
    """The list's page, or its feed. 404 where there is nothing public in it, 400 for a malformed key."""
    if feed:
        newest = editions(listing.rows.newest_first()[: feeds.SIZE])
        if not newest and not listing.may_be_empty:
            raise Http404
        return feeds.answer(request, listing.title, listing.path, newest)
    before = request.GET.get("before")
    page = paging.page(listing.rows, before)
    if not page.rows and (before or not listing.may_be_empty):
        raise Http404
    context: dict[str, Any] = {
        "listing": listing,
        "page": page,
        "editions": editions(page.rows),
        "first_page": not before,
    }
    if listing.arranged and not before:
        context |= listing.arranged(context["editions"])
    return render(request, listing.template, context | listing.extra)


def editions(rows: Any) -> list[Any]:
    """The editions themselves, whether the rows are editions or links."""
    return [row.edition if isinstance(row, EditionLink) else row for row in rows]
