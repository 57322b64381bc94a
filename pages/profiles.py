"""What the first page of a company, a person or a partnership tells of it, beside its stories."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles import linked_data
from articles.site import EditionFact, Telling, about
from companies.models import Partnership
from pages import drawing, lineage
from pages.days import today
from pages.milestones import Expected, expect, nearest
from pages.register import about_company, by_time, partnerships_of, reported, standings, timeline

FIRST = 5
"""Quotes that a page shows; the list of all of them has the others."""
_GOING_ON = ["active", "announced", "rumoured"]
ORDER = [*_GOING_ON, *(status for status in Partnership.Status.values if status not in _GOING_ON), ""]


@dataclass(frozen=True, slots=True)
class Story:
    """A partnership's timeline, as a story is read: what has been, what is to come."""

    past: list[Expected]
    ahead: list[Expected]


def company(facts: dict[str, Any], ids: Collection[int], language: str, at: dt.datetime | None) -> dict[str, Any]:
    """Seven queries."""
    told, day = about_company(ids, language, at), today(at)
    partnerships = partnerships_of(ids, told["standing"], at)
    of_owning, expected = by_time(told["ownership"], day), nearest(partnerships, language, at)
    owners, owned = lineage.owners(of_owning.now, ids), lineage.holdings(of_owning.now, ids)
    owning = by_time((line for line in told["ownership"] if line.facts["owned"]["id"] in ids), day)
    quotes = _quotes(told["quote"])
    by_status = _by_status(partnerships, ids)
    allied = lineage.alliances((one for _status, group in by_status for one in group), ids)
    described = linked_data.company_in_full(facts, [line.facts["owner"] for line in owning.now])
    return {
        "owners": owners,
        "holdings": owned,
        "owners_otherwise": owning,
        "holdings_otherwise": by_time((line for line in told["ownership"] if line.facts["owner"]["id"] in ids), day),
        "ownership_drawing": drawing.draw(facts["name"], owners, owned),
        "partnerships": by_status,
        "partnership_drawing": drawing.draw(facts["name"], [], allied),
        "people": by_time((line for line in told["role"] if line.facts["company"]["id"] in ids), day),
        "expected": expected,
        "linked_data": linked_data.script(described, *events(expected), *said(quotes["quotes"])),
        **quotes,
    }


def person(facts: dict[str, Any], ids: Collection[int], language: str, at: dt.datetime | None) -> dict[str, Any]:
    """Two queries."""
    told = reported(about(EditionFact, person=ids), language, at)
    roles, quotes = by_time(told["role"], today(at)), _quotes(told["quote"])
    described = linked_data.person_in_full(facts, [line.facts for line in roles.now])
    return {"roles": roles, "linked_data": linked_data.script(described, *said(quotes["quotes"])), **quotes}


def partnership(facts: dict[str, Any], ids: Collection[int], language: str, at: dt.datetime | None) -> dict[str, Any]:
    """Four queries."""
    told, day = reported(about(EditionFact, partnership=ids), language, at), today(at)
    counts = standings(line.facts for line in told["standing"]).get(facts["id"], {}).get("id")
    dates, quotes = [expect(line, facts, day) for line in timeline(ids, language, at)], _quotes(told["quote"])
    return {
        "today": day,
        "story": Story([one for one in dates if _is_past(one, day)], [one for one in dates if not _is_past(one, day)]),
        "standing": next((line for line in told["standing"] if line.facts["id"] == counts), None),
        "doubted_standings": [line for line in told["standing"] if not line.facts["preferred"]],
        "linked_data": linked_data.script(*events(dates), *said(quotes["quotes"])),
        **quotes,
    }


def events(dates: Iterable[Expected]) -> Iterator[dict[str, Any]]:
    return (linked_data.event(one.line.facts, one.partnership, one.line.story) for one in dates)


def said(quotes: Iterable[Telling]) -> Iterator[dict[str, Any]]:
    return (linked_data.quotation(line.facts, line.story) for line in quotes)


def _is_past(one: Expected, day: dt.date) -> bool:
    """What was expected and hasn't been told of since is still ahead, however late; a cancelled one until its date."""
    match one.line.facts["state"]:
        case "happened":
            return True
        case "cancelled":
            return one.is_over(day)
        case _:
            return False


def _quotes(told: Iterable[Telling]) -> dict[str, Any]:
    newest = sorted(told, key=lambda line: (line.facts["said_on"], line.facts["id"]), reverse=True)
    return {"quotes": newest[:FIRST], "has_more_quotes": len(newest) > FIRST}


def _by_status(partnerships: Iterable[dict[str, Any]], ids: Collection[int]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Those that go on first, and those of which no status is told last; each with its other parties."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in partnerships:
        others = [party for party in one["parties"] if party["id"] not in ids]
        found.setdefault(one["status"], []).append(one | {"others": others})
    return sorted(found.items(), key=lambda row: ORDER.index(row[0]))
