"""What the trade expects: milestones that live stories tell of as still to come, in the order in which they are due."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Q, When
from django.db.models.functions import Abs

from articles.site import EditionMilestone, EditionPartnership, LinkQuerySet, Telling, newest, tellings
from companies.dates import PartialDate, as_number
from pages import paging
from pages.days import today

FEW = 5
NEXT = 300
"""So many of what is expected next make the choice of territories; any other can be asked for in the address."""


@dataclass(frozen=True, slots=True)
class Expected:
    line: Telling
    partnership: dict[str, Any]
    is_overdue: bool

    @property
    def due(self) -> int:
        return PartialDate.parse(self.line.facts["date"]).end_key

    def is_over(self, day: dt.date) -> bool:
        """Whether all of its date lies before that day."""
        return self.due < as_number(day) * 10

    @property
    def under(self) -> str:
        """What it stands under: its month, or the quarter or year where no month is known; nothing once overdue."""
        return "" if self.is_overdue else str(PartialDate.parse(self.line.facts["date"]).span)


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Expected]
    next: str | None
    """What `?after=` is on the next page; None on the last."""


def expected(asked: dict[str, Any], at: dt.datetime | None = None) -> LinkQuerySet:
    """Links to what is expected, of a category and in a territory where that is asked."""
    rows = EditionMilestone.objects.told_last(at).filter(due__isnull=False)
    if "category" in asked:
        rows = rows.filter(facts__category=asked["category"])
    if "territory" in asked:
        there = Q(facts__territory=asked["territory"]) | Q(facts__territory_en=asked["territory"])
        named = EditionPartnership.objects.told_last(at).filter(there)
        rows = rows.filter(partnership__in=named.values("partnership"))
    return rows


def nearest(partnerships: Iterable[dict[str, Any]], language: str, at: dt.datetime | None = None) -> list[Expected]:
    """A few of what is expected of some partnerships, in the order of the list of all. Two queries."""
    now, known = as_number(today(at)) * 10, {one["id"]: one for one in partnerships}
    late = Case(When(due__lt=now, then=1), default=0)
    rows = expected({}, at).filter(partnership__in=known).order_by(late, Abs(F("due") - now), "milestone_id")
    which = Q(pk__in=rows.values("milestone")[:FEW])
    dates = tellings(EditionMilestone, which, language, at)
    found = [expect(one, known[one.facts["partnership"]], today(at)) for one in dates]
    return sorted(found, key=lambda one: (one.is_overdue, abs(one.due - now), one.line.facts["id"]))


def page(rows: LinkQuerySet, after: str | None, language: str, at: dt.datetime | None = None) -> Page:
    """What is still to come, the soonest first, then what is overdue, the latest first. Five queries at most."""
    now = as_number(today(at)) * 10
    key = paging.read_key(after) if after else None
    found: list[Any] = []
    if key is None or key[0] >= now:
        ahead = rows.filter(due__gte=now).order_by("due", "milestone_id")
        found += (_beyond(ahead, key, "gt") if key else ahead)[: paging.SIZE + 1]
        key = None
    if len(found) <= paging.SIZE:
        late = rows.filter(due__lt=now).order_by("-due", "-milestone_id")
        found += (_beyond(late, key, "lt") if key else late)[: paging.SIZE + 1 - len(found)]
    shown, more = found[: paging.SIZE], len(found) > paging.SIZE
    return Page(told(shown, language, at), paging.write_key(shown[-1].due, shown[-1].milestone_id) if more else None)


def _beyond(rows: LinkQuerySet, key: tuple[int, int], than: str) -> LinkQuerySet:
    due, number = key
    return rows.filter(Q(**{f"due__{than}": due}) | Q(due=due, **{f"milestone_id__{than}": number}))


def told(rows: list[Any], language: str, at: dt.datetime | None = None) -> list[Expected]:
    """The same milestones in the same order, with their stories and partnerships. Three queries."""
    if not rows:
        return []
    which = Q(pk__in=[row.milestone_id for row in rows])
    by_id = {line.facts["id"]: line for line in tellings(EditionMilestone, which, language, at)}
    partnerships = partnerships_by_id({row.partnership_id for row in rows}, at)
    day = today(at)
    return [
        expect(by_id[row.milestone_id], partnerships[row.partnership_id], day)
        for row in rows
        if row.milestone_id in by_id and row.partnership_id in partnerships
    ]


def expect(line: Telling, partnership: dict[str, Any], day: dt.date) -> Expected:
    is_expected, date = line.facts["state"] == "expected", PartialDate.parse(line.facts["date"])
    return Expected(line, partnership, is_overdue=is_expected and date.last_day < day)


def partnerships_by_id(ids: Iterable[int], at: dt.datetime | None = None) -> dict[int, dict[str, Any]]:
    """What is told last of some partnerships. One query."""
    return {facts["id"]: facts for facts in newest(EditionPartnership, Q(pk__in=ids), at)}


def territories(at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Those in which something is expected next, each once, as the partnerships' facts that name them. Two queries."""
    due = EditionMilestone.objects.told_last(at).filter(due__gte=as_number(today(at)) * 10).order_by("due")
    told = newest(EditionPartnership, Q(pk__in=set(due.values_list("partnership", flat=True)[:NEXT])), at)
    named = {one["territory"]: one["territory_en"] for one in told if one["territory"]}
    return [{"territory": one, "territory_en": named[one]} for one in sorted(named, key=str.casefold)]
