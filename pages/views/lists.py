"""Lists of stories by tag, by author and by month."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.site import Edition, EditionAuthor, EditionTag, instant_of
from companies.dates import month_in_prose
from pages import archive
from pages.listing import Listing, show
from pages.public import newest_facts, stories


@require_safe
def tag(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionTag, slug, at)
    listing = Listing(
        title=facts["name"],
        path=reverse("tag", args=[slug]),
        rows=stories(EditionTag, facts, request.LANGUAGE_CODE, at),
        template="pages/tag.html",
        extra={"tag": facts},
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def author(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionAuthor, slug, at)
    listing = Listing(
        title=facts["name"],
        path=reverse("author", args=[slug]),
        rows=stories(EditionAuthor, facts, request.LANGUAGE_CODE, at),
        template="pages/author.html",
        extra={"author": facts},
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def month(request: HttpRequest, year: int, month: int, feed: bool = False) -> HttpResponse:
    start, end = archive.month_span(year, month)
    rows = Edition.objects.live(instant_of(request)).in_language(request.LANGUAGE_CODE).for_cards()
    listing = Listing(
        title=month_in_prose(dt.date(year, month, 1)),
        path=reverse("month", args=[year, month]),
        rows=rows.filter(published_at__gte=start, published_at__lt=end),
        template="pages/month.html",
        extra={"year": year},
    )
    return show(request, listing, feed=feed)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    months = archive.months_with_stories(year, request.LANGUAGE_CODE, instant_of(request))
    if not months:
        raise Http404
    return render(request, "pages/year.html", {"year": year, "months": months})
