"""What live editions tell of the register: timelines, who works with whom, who owns whom."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from articles.site import EditionFact, EditionLink, EditionMilestone, EditionPartnership
from pages.lines import Line, lines, middle

MOST = 200
KINDS = ("ownership", "role", "standing", "quote")


def timeline(partnership_id: int, language: str, at: dt.datetime | None = None) -> list[Line]:
    """A partnership's public milestones in order of time."""
    rows = EditionMilestone.objects.live(at).filter(partnership=partnership_id)
    return sorted(lines(rows, language, at), key=lambda line: (middle(line.facts["date"]), line.facts["id"]))


def reported(about: Q, language: str, at: dt.datetime | None = None) -> dict[str, list[Line]]:
    """The public facts about something, by their kind; `about` names columns of `EditionFact`. One query."""
    found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    for line in lines(EditionFact.objects.live(at).filter(about), language, at):
        found[line.facts["kind"]].append(line)
    return found


def about_company(company_id: int, at: dt.datetime | None = None) -> Q:
    """Facts about it or what it owns, and the status of the partnerships to which it is, or was, a party."""
    shared = EditionPartnership.objects.live(at).filter(facts__contains={"parties": [{"id": company_id}]})
    return (
        Q(company=company_id) | Q(other=company_id) | Q(kind="standing", partnership__in=shared.values("partnership"))
    )


def now_and_before(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """What goes on as far as it is known, and what has ended; each by its beginning, the last one first."""
    told = sorted(lines, key=lambda line: _beginning(line.facts), reverse=True)
    return [line for line in told if not line.facts["until"]], [line for line in told if line.facts["until"]]


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


def partnerships_of(company_id: int, told: list[Line], at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The same of those to which a company is a party as of what was told last; `told` are standings."""
    found = _latest_that_ever(EditionPartnership, {"parties": [{"id": company_id}]}, at)
    current = [facts for facts in found if any(party["id"] == company_id for party in facts["parties"])]
    return _with_status(current, (line.facts for line in told))


def _with_status(partnerships: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    statuses = standings(told)
    found = sorted(partnerships, key=lambda facts: facts["title"].casefold())
    return [facts | {"status": statuses.get(facts["id"], {}).get("status", "")} for facts in found]


def holdings(told: Iterable[Line], company_id: int) -> list[dict[str, Any]]:
    """The companies that are owned, in whole or in part, by this one as of what was told last; by name."""
    facts = (line.facts for line in told if line.facts["owner"]["id"] == company_id)
    owned = {one["owned"]["id"]: one["owned"] for one in facts if not one["until"]}
    return sorted(owned.values(), key=lambda one: one["name"].casefold())


def _latest_that_ever(
    kind: type[EditionLink], said: dict[str, Any], at: dt.datetime | None
) -> Iterable[dict[str, Any]]:
    """The newest public facts of each target of which some live edition, perhaps an older one, says that."""
    live = kind.objects.live(at)
    targets = live.filter(facts__contains=said).values(kind.TARGET)
    newest = live.filter(**{f"{kind.TARGET}__in": targets}).latest_facts()
    return newest.values_list("facts", flat=True)[:MOST]
