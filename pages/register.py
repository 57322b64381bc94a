"""What live editions tell of the register: timelines, who works with whom, who owns whom."""

import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from articles.site import Edition, EditionFact, EditionLink, EditionMilestone, EditionPartnership, LinkQuerySet
from companies.dates import PartialDate

MOST = 200
KINDS = ("ownership", "role", "standing", "quote")
_UNREAD = ("edition__body", "edition__facts")


@dataclass(frozen=True, slots=True)
class Line:
    """One public fact or milestone: what was told of it last, and the story that reported it first."""

    facts: dict[str, Any]
    story: Edition


def timeline(partnership_id: int, language: str, at: dt.datetime | None = None) -> list[Line]:
    """A partnership's public milestones in order of time."""
    rows = EditionMilestone.objects.live(at).filter(partnership=partnership_id)
    return sorted(_lines(rows, language, at), key=lambda line: (_day(line.facts["date"]), line.facts["id"]))


def reported(about: Q, language: str, at: dt.datetime | None = None) -> dict[str, list[Line]]:
    """The public facts about something, by their kind; `about` names columns of `EditionFact`. One query."""
    found: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    for line in _lines(EditionFact.objects.live(at).filter(about), language, at):
        found[line.facts["kind"]].append(line)
    return found


def about_company(company_id: int, ids: Iterable[int], at: dt.datetime | None = None) -> Q:
    """Facts about it or what it owns, and the status of the partnerships to which it is, or was, a party.

    `ids` are its own and those of what was merged into it: frozen facts name it by any of them.
    """
    shared = EditionPartnership.objects.live(at).filter(_with_party(ids))
    return (
        Q(company=company_id) | Q(other=company_id) | Q(kind="standing", partnership__in=shared.values("partnership"))
    )


def _with_party(ids: Iterable[int]) -> Q:
    return reduce(or_, (Q(facts__contains={"parties": [{"id": pk}]}) for pk in ids))


def _lines(rows: LinkQuerySet, language: str, at: dt.datetime | None) -> list[Line]:
    """A line for each target; a story in the reader's language is linked where one told it. One query."""
    target = f"{rows.model.TARGET}_id"
    told = rows.model.objects.filter(edition__in=Edition.objects.begun(at))
    same = told.filter(article_id=OuterRef("article_id"), **{target: OuterRef(target)})
    # A story may have been public long before an update of it told this.
    first_told = same.order_by("edition__live__startswith").values("edition__live__startswith")[:1]
    newest: dict[int, Any] = {}
    first: dict[int, Any] = {}
    for row in rows.select_related("edition").annotate(told_at=Subquery(first_told)).defer(*_UNREAD):
        key = getattr(row, target)
        if key not in newest or row.edition_id > newest[key].edition_id:
            newest[key] = row
        if key not in first or _rank(row, language) < _rank(first[key], language):
            first[key] = row
    return [Line(newest[key].facts, first[key].edition) for key in sorted(newest)]


def _rank(row: Any, language: str) -> tuple[bool, dt.datetime, int]:
    return (row.edition.language != language, row.told_at, row.edition_id)


def now_and_before(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """What goes on as far as it is known, and what has ended; each by its beginning, the last one first."""
    told = sorted(lines, key=lambda line: _beginning(line.facts), reverse=True)
    return [line for line in told if not line.facts["until"]], [line for line in told if line.facts["until"]]


def _beginning(facts: dict[str, Any]) -> tuple[dt.date, int]:
    return _day(facts["since"]) if facts["since"] else dt.date.min, facts["id"]


def standings(told: Iterable[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """By partnership the status that counts: the newest, of the preferred where there are such."""
    found: dict[int, dict[str, Any]] = {}
    for one in told:
        known = found.get(one["partnership"])
        if known is None or _weight(one) > _weight(known):
            found[one["partnership"]] = one
    return found


def _weight(facts: dict[str, Any]) -> tuple[bool, dt.date, int]:
    return facts["preferred"], _day(facts["as_of"]), facts["id"]


def _day(written: str) -> dt.date:
    return PartialDate.parse(written).sort_key


def current_partnerships(at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Every public partnership's newest facts with its `status`, by title. Two queries."""
    rows = EditionPartnership.objects.live(at).latest_facts().values_list("facts", flat=True)[:MOST]
    told = EditionFact.objects.live(at).filter(kind="standing", partnership__in=[facts["id"] for facts in rows])
    return _with_status(rows, told.latest_facts().values_list("facts", flat=True))


def partnerships_of(ids: Set[int], told: list[Line], at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The same of those to which a company is a party as of what was told last; `told` are standings."""
    found = _latest_that_ever(EditionPartnership, _with_party(ids), at)
    current = [facts for facts in found if any(party["id"] in ids for party in facts["parties"])]
    return _with_status(current, (line.facts for line in told))


def _with_status(partnerships: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    statuses = standings(told)
    found = sorted(partnerships, key=lambda facts: facts["title"].casefold())
    return [facts | {"status": statuses.get(facts["id"], {}).get("status", "")} for facts in found]


def holdings(told: Iterable[Line], ids: Set[int]) -> list[dict[str, Any]]:
    """The companies that are owned, in whole or in part, by this one as of what was told last; by name."""
    facts = (line.facts for line in told if line.facts["owner"]["id"] in ids)
    owned = {one["owned"]["id"]: one["owned"] for one in facts if not one["until"]}
    return sorted(owned.values(), key=lambda one: one["name"].casefold())


def _latest_that_ever(kind: type[EditionLink], said: Q, at: dt.datetime | None) -> Iterable[dict[str, Any]]:
    """The newest public facts of each target of which some live edition, perhaps an older one, says that."""
    live = kind.objects.live(at)
    targets = live.filter(said).values(kind.TARGET)
    newest = live.filter(**{f"{kind.TARGET}__in": targets}).latest_facts()
    return newest.values_list("facts", flat=True)[:MOST]
