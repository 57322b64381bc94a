"""What machines read of a page: schema.org as JSON-LD, made of frozen facts and of nothing else."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.templatetags.editions import told
from companies.dates import PartialDate
from companies.models.company import page_of

type Data = dict[str, Any]

_ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}
_STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}


def script(*things: Data) -> SafeString:
    """The element that holds them, if there are any.

    It is data: no policy for scripts concerns it, and no text in it can end it.
    """
    if not things:
        return SafeString()
    graph = {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in things]}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))


def _filled(value: Any) -> Any:
    """Without what isn't known."""
    if isinstance(value, dict):
        return {name: _filled(one) for name, one in value.items() if one not in ("", None, [], {})}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def company(facts: Data) -> Data:
    """Enough to know which one it is."""
    page = page_of(facts["kind"])
    return {
        "@type": ["Brand", "Organization"] if facts["kind"] == "brand" else "Organization",
        "@id": _address(page, facts["slug"]),
        "name": facts["name"],
        "url": _address(page, facts["slug"]),
        "sameAs": _elsewhere(facts),
    }


def company_in_full(facts: Data, owners: Iterable[Data]) -> Data:
    """`owners` are those of today."""
    parents = [company(owner) for owner in owners]
    return company(facts) | {"description": told(facts, "about"), "parentOrganization": parents}


def person(facts: Data) -> Data:
    """Enough to know who it is."""
    address = _address("person", facts["slug"])
    return {"@type": "Person", "@id": address, "name": facts["name"], "url": address, "sameAs": _elsewhere(facts)}


def person_in_full(facts: Data, roles: Iterable[Data]) -> Data:
    """`roles` are those of today."""
    held = list(roles)
    return person(facts) | {
        "description": told(facts, "about"),
        "birthDate": _first(facts["born"]),
        "deathDate": _first(facts["died"]),
        "jobTitle": [told(role, "title") for role in held],
        "worksFor": [company(role["company"]) for role in held],
    }


def quotation(facts: Data, story: Any) -> Data:
    """`story` is the edition that reported it."""
    return {
        "@type": "Quotation",
        "text": facts["words"],
        "inLanguage": facts["language"],
        "creator": person(facts["person"]) | {"jobTitle": told(facts, "title")},
        "dateCreated": _first(facts["said_on"]),
        "isPartOf": {"@type": "NewsArticle", "url": settings.SITE_URL + story.get_absolute_url()},
    }


def event(facts: Data, partnership: Data, story: Any) -> Data:
    """A date known to the month or the year is written so; a quarter from its first month to its last."""
    date = PartialDate.parse(facts["date"])
    return {
        "@type": "Event",
        "name": told(facts, "label"),
        "startDate": _first(facts["date"]),
        "endDate": f"{date.last_day:%Y-%m}" if date.quarter else "",
        "eventStatus": f"https://schema.org/{_STATUS.get(facts['state'], 'EventScheduled')}",
        "organizer": [company(party) for party in partnership["parties"]],
        "about": {"@type": "Thing", "name": partnership["title"], "url": _address("partnership", partnership["slug"])},
        "subjectOf": {"@type": "NewsArticle", "url": settings.SITE_URL + story.get_absolute_url()},
    }


def article(edition: Any) -> Data:
    """About what its facts and partnerships are about; companies and people besides are mentioned."""
    companies = {one["id"]: company(one) for one in edition.fact_list("companies")}
    people = {one["id"]: person(one) for one in edition.fact_list("people")}
    reported = edition.fact_list("reported")
    parties = {party["id"] for one in edition.fact_list("partnerships") for party in one["parties"]}
    named = {one[end]["id"] for one in reported for end in ("owner", "owned", "company") if one.get(end)}
    speaking = {one["person"]["id"] for one in reported if one.get("person")}
    subjects = [one for pk, one in companies.items() if pk in parties | named]
    subjects += [one for pk, one in people.items() if pk in speaking]
    address = settings.SITE_URL + edition.get_absolute_url()
    return {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": edition.headline,
        "description": edition.standfirst,
        "inLanguage": edition.language,
        "datePublished": edition.published_at.isoformat(),
        "dateModified": edition.live.lower.isoformat(),
        "author": [
            {"@type": "Person", "name": one["name"], "url": _address("author", one["slug"])}
            for one in edition.fact_list("authors")
        ],
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
        "about": subjects,
        "mentions": [one for one in (*companies.values(), *people.values()) if one not in subjects],
    }


def _address(name: str, slug: str) -> str:
    return settings.SITE_URL + reverse(name, args=[slug])


def _elsewhere(facts: Data) -> list[str]:
    item = f"https://www.wikidata.org/entity/{facts['wikidata']}" if facts.get("wikidata") else ""
    return [address for address in (item, facts.get("website", "")) if address]


def _first(written: str) -> str:
    """A written date as ISO 8601 has it, as far as it is known: a quarter by its first month."""
    if not written:
        return ""
    date = PartialDate.parse(written)
    return f"{date.first_day:%Y-%m}" if date.quarter else written
