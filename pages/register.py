"""What live editions tell of the register: timelines, who works with whom, who owns whom."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from articles.site import EditionFact, EditionMilestone, EditionPartnership, LinkQuerySet
from companies.dates import PartialDate
from pages.lines import Line, lines, middle

MOST = 200
KINDS = ("ownership", "role", "standing", "quote")


def timeline(ids: Iterable[int], language: str, at: dt.datetime | None = None) -> list[Line]:
    """The public milestones of partnerships in order of time. One query."""
    rows = EditionMilestone.objects.live(at).filter(partnership__in=ids)
    return sorted(lines(rows, language, at), key=lambda line: (middle(line.facts["date"]), line.facts["id"]))


def reported(about: LinkQuerySet, language: str, at: dt.datetime | None = None) -> dict[str, list[Line]]:
    """Those of the public facts, by their kind. One query."""
    found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    for line in lines(about.live(at), language, at):
        found[line.facts["kind"]].append(line)
    return found


def about_company(ids: Iterable[int], at: dt.datetime | None = None) -> LinkQuerySet:
    """Facts about it and what it owns, the owners of its owners and the holdings of its holdings, and the status of
    the partnerships to which it is, or was, a party.
    """
    facts = EditionFact.objects.live(at)
    owned = facts.filter(kind="ownership")
    owners, held = owned.filter(company__in=ids).values("other"), owned.filter(other__in=ids).values("company")
    shared = EditionPartnership.objects.live(at).filter(_with_party(ids)).values("partnership")
    # Each of these walks along an index of its own, which one condition made of all would not.
    parts = [
        facts.filter(company__in=ids),
        facts.filter(other__in=ids),
        owned.filter(company__in=owners),
        owned.filter(other__in=held),
        facts.filter(kind="standing", partnership__in=shared),
    ]
    first, *others = (part.order_by().values("pk") for part in parts)
    return EditionFact.objects.filter(pk__in=first.union(*others, all=True))


def _with_party(ids: Iterable[int]) -> Q:
    found = Q(pk__in=[])
    for one in ids:
        found |= Q(facts__contains={"parties": [{"id": one}]})
    return found


class Times(NamedTuple):
    """Facts with bounds, seen from a day, each part by its beginning, the last one first."""

    now: list[Line]
    before: list[Line]
    ahead: list[Line]
    doubted: list[Line]
    """Those that another one is preferred to, whenever they held."""


def by_time(told: Iterable[Line], day: dt.date) -> Times:
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
    rows = EditionPartnership.objects.live(at).latest_facts().values_list("facts", flat=True)[:MOST]
    told = EditionFact.objects.live(at).filter(kind="standing", partnership__in=[facts["id"] for facts in rows])
    return _with_status(rows, told.latest_facts().values_list("facts", flat=True))


def partnerships_of(ids: Collection[int], told: list[Line], at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The same of those to which a company is a party as of what was told last; `told` are standings."""
    live = EditionPartnership.objects.live(at)
    ever = live.filter(_with_party(ids)).values("partnership")
    found = live.filter(partnership__in=ever).latest_facts().values_list("facts", flat=True)[:MOST]
    current = [facts for facts in found if any(party["id"] in ids for party in facts["parties"])]
    return _with_status(current, (line.facts for line in told))


def _with_status(partnerships: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    statuses = standings(told)
    found = sorted(partnerships, key=lambda facts: facts["title"].casefold())
    return [facts | {"status": statuses.get(facts["id"], {}).get("status", "")} for facts in found]
