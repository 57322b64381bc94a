"""What live editions tell of the register: timelines, who works with whom, who owns whom."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from articles.site import (
    EditionFact,
    EditionMilestone,
    EditionPartnership,
    EditionParty,
    Telling,
    about,
    newest,
    tellings,
    walk,
)
from companies.dates import PartialDate
from pages.days import middle

MOST = 200
KINDS = ("ownership", "role", "standing", "quote")
type ByKind = dict[str, list[Telling]]


def timeline(ids: Collection[int], language: str, at: dt.datetime | None = None) -> list[Telling]:
    """The public milestones of partnerships in order of time. Two queries."""
    found = tellings(EditionMilestone, about(EditionMilestone, partnership=ids), language, at)
    return sorted(found, key=lambda line: (middle(line.facts["date"]), line.facts["id"]))


def reported(which: Q, language: str, at: dt.datetime | None = None) -> ByKind:
    """Those of the public facts, by their kind. Two queries."""
    found: ByKind = {kind: [] for kind in KINDS}
    for line in tellings(EditionFact, which, language, at):
        found[line.facts["kind"]].append(line)
    return found


def about_company(ids: Collection[int], language: str, at: dt.datetime | None = None) -> ByKind:
    """Facts about it and what it owns, the owners of its owners and the holdings of its holdings, and the status of
    the partnerships to which it is, or was, a party. Four queries.
    """
    found = reported(about(EditionFact, company=ids, other=ids), language, at)
    owners = {line.facts["owner"]["id"] for line in found["ownership"]} - set(ids)
    held = {line.facts["owned"]["id"] for line in found["ownership"]} - set(ids)
    shared = about(EditionFact, partnership=walk(EditionParty, company=ids)) & Q(kind="standing")
    farther = about(EditionFact, company=owners, other=held) & Q(kind="ownership")
    known = {line.facts["id"] for lines in found.values() for line in lines}
    for kind, lines in reported(shared | farther, language, at).items():
        found[kind] += [line for line in lines if line.facts["id"] not in known]
    return found


class Times(NamedTuple):
    """Facts with bounds, seen from a day, each part by its beginning, the last one first."""

    now: list[Telling]
    before: list[Telling]
    ahead: list[Telling]
    doubted: list[Telling]
    """Those that another one is preferred to, whenever they held."""


def by_time(told: Iterable[Telling], day: dt.date) -> Times:
    """What holds as far as it is known, what has ended, what is to begin. Of an end only its first day must have come:
    whoever left “in 2026” is not in office in November.
    """
    found = Times([], [], [], [])
    for line in sorted(told, key=lambda line: _beginning(line.facts), reverse=True):
        since, until = (PartialDate.parse(line.facts[end]) if line.facts[end] else None for end in ("since", "until"))
        if not line.facts["preferred"]:
            found.doubted.append(line)
        elif until and until.first_day <= day:
            found.before.append(line)
        elif since and since.first_day > day:
            found.ahead.append(line)
        else:
            found.now.append(line)
    return found


def _beginning(facts: dict[str, Any]) -> tuple[dt.date, int]:
    return middle(facts["since"]) if facts["since"] else dt.date.min, facts["id"]


def standings(told: Iterable[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """By partnership the status that counts: the newest, of the preferred where there are such."""
    found: dict[int, dict[str, Any]] = {}
    for one in told:
        known = found.get(one["partnership"])
        if known is None or _weight(one) > _weight(known):
            found[one["partnership"]] = one
    return found


def _weight(facts: dict[str, Any]) -> tuple[bool, dt.date, int]:
    return facts["preferred"], middle(facts["as_of"]), facts["id"]


def current_partnerships(at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Every public partnership's newest facts with its `status`, by title. Two queries."""
    rows = newest(EditionPartnership, Q(), at, most=MOST)
    which = about(EditionFact, partnership=[facts["id"] for facts in rows]) & Q(kind="standing")
    return _with_status(rows, newest(EditionFact, which, at))


def partnerships_of(ids: Collection[int], told: list[Telling], at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The same of those to which a company is a party as of what was told last; `told` are standings. One query."""
    found = newest(EditionPartnership, about(EditionParty, company=ids), at)[:MOST]
    current = [facts for facts in found if any(party["id"] in ids for party in facts["parties"])]
    return _with_status(current, (line.facts for line in told))


def _with_status(partnerships: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    statuses = standings(told)
    found = sorted(partnerships, key=lambda facts: facts["title"].casefold())
    return [facts | {"status": statuses.get(facts["id"], {}).get("status", "")} for facts in found]
