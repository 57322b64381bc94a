"""The register in public: companies and partnerships, as live stories tell of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.site import EditionCompany, EditionPartnership, EditionPerson, instant_of
from companies.models.company import page_of
from pages import profiles
from pages.calendar import written
from pages.listing import Listing, show
from pages.public import Merged, ids_of, newest_facts, stories
from pages.register import current_partnerships, timeline


def _is_first(request: HttpRequest, feed: bool) -> bool:
    """Whether it is the page with the facts: feeds and the pages deep in a list have stories alone."""
    return not feed and "before" not in request.GET


@require_safe
def company(request: HttpRequest, slug: str, page: str, feed: bool = False) -> HttpResponse:
    """`page` is the name of the address that was asked; a company is at home under one of them."""
    at = instant_of(request)
    try:
        facts = newest_facts(EditionCompany, slug, at)
    except Merged as merged:
        facts = merged.facts
    home = page_of(facts["kind"])
    if (page, slug) != (home, facts["slug"]):
        return redirect(f"{home}-feed" if feed else home, facts["slug"], permanent=True)
    ids, extra = ids_of(facts), {"company": facts}
    if _is_first(request, feed):
        extra |= profiles.company(facts, ids, request.LANGUAGE_CODE, at)
    listing = Listing(
        title=facts["name"],
        path=reverse(home, args=[slug]),
        rows=stories(EditionCompany, facts, request.LANGUAGE_CODE, at),
        template="pages/company.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def partnership(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionPartnership, slug, at)
    ids, extra = ids_of(facts), {"partnership": facts}
    if _is_first(request, feed):
        extra |= profiles.partnership(facts, ids, request.LANGUAGE_CODE, at)
    listing = Listing(
        title=facts["title"],
        path=reverse("partnership", args=[slug]),
        rows=stories(EditionPartnership, facts, request.LANGUAGE_CODE, at),
        template="pages/partnership.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionPartnership, slug, at)
    made = written(facts, timeline(ids_of(facts), request.LANGUAGE_CODE, at))
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


@require_safe
def person(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    try:
        facts = newest_facts(EditionPerson, slug, at)
    except Merged as merged:
        return redirect("person-feed" if feed else "person", merged.facts["slug"], permanent=True)
    ids, extra = ids_of(facts), {"person": facts}
    if _is_first(request, feed):
        extra |= profiles.person(facts, ids, request.LANGUAGE_CODE, at)
    listing = Listing(
        title=facts["name"],
        path=reverse("person", args=[slug]),
        rows=stories(EditionPerson, facts, request.LANGUAGE_CODE, at),
        template="pages/person.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/partnerships.html", {"partnerships": current_partnerships(instant_of(request))})
