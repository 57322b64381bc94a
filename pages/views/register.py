"""The register in public: companies and partnerships, as live stories tell of them."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.site import EditionCompany, EditionPartnership, EditionPerson, instant_of
from companies.models.company import page_of
from pages.calendar import written
from pages.listing import Listing, show
from pages.public import newest_facts, stories
from pages.register import (
    about_company,
    current_partnerships,
    holdings,
    now_and_before,
    partnerships_of,
    reported,
    standings,
    timeline,
)


@require_safe
def company(request: HttpRequest, slug: str, page: str, feed: bool = False) -> HttpResponse:
    """`page` is the name of the address that was asked; a company is at home under one of them."""
    at = instant_of(request)
    facts = newest_facts(EditionCompany, slug, at)
    home = page_of(facts["kind"])
    if page != home:
        return redirect(f"{home}-feed" if feed else home, slug, permanent=True)
    extra: dict[str, Any] = {"company": facts}
    if not feed and "before" not in request.GET:
        told = reported(about_company(facts["id"], at), request.LANGUAGE_CODE, at)
        extra |= {
            "partnerships": partnerships_of(facts["id"], told["standing"], at),
            "owners": now_and_before(line for line in told["ownership"] if line.facts["owned"]["id"] == facts["id"]),
            "holdings": holdings(told["ownership"], facts["id"]),
            "people": now_and_before(told["role"]),
            "quotes": told["quote"],
        }
    listing = Listing(
        title=facts["name"],
        path=reverse(home, args=[slug]),
        rows=stories(EditionCompany, facts["id"], request.LANGUAGE_CODE, at),
        template="pages/company.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def partnership(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionPartnership, slug, at)
    extra: dict[str, Any] = {"partnership": facts}
    if not feed and "before" not in request.GET:
        extra["timeline"] = timeline(facts["id"], request.LANGUAGE_CODE, at)
        told = reported(Q(partnership=facts["id"]), request.LANGUAGE_CODE, at)
        counts = standings(line.facts for line in told["standing"]).get(facts["id"], {}).get("id")
        extra["standing"] = next((line for line in told["standing"] if line.facts["id"] == counts), None)
        extra["quotes"] = told["quote"]
    listing = Listing(
        title=facts["title"],
        path=reverse("partnership", args=[slug]),
        rows=stories(EditionPartnership, facts["id"], request.LANGUAGE_CODE, at),
        template="pages/partnership.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionPartnership, slug, at)
    made = written(facts, timeline(facts["id"], request.LANGUAGE_CODE, at))
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


@require_safe
def person(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    at = instant_of(request)
    facts = newest_facts(EditionPerson, slug, at)
    extra: dict[str, Any] = {"person": facts}
    if not feed and "before" not in request.GET:
        told = reported(Q(person=facts["id"]), request.LANGUAGE_CODE, at)
        extra |= {"roles": now_and_before(told["role"]), "quotes": told["quote"]}
    listing = Listing(
        title=facts["name"],
        path=reverse("person", args=[slug]),
        rows=stories(EditionPerson, facts["id"], request.LANGUAGE_CODE, at),
        template="pages/person.html",
        extra=extra,
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/partnerships.html", {"partnerships": current_partnerships(instant_of(request))})
