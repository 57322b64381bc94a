"""One line of what live editions tell of the register: what was told last, and the story that reported it first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.site import Edition, LinkQuerySet
from companies.dates import PartialDate

_UNREAD = ("edition__body", "edition__facts")


@dataclass(frozen=True, slots=True)
class Line:
    """One public fact or milestone."""

    facts: dict[str, Any]
    story: Edition
    """The one that reported it first, in the reader's language where one did."""
    newest: Edition
    """The one that it is told after."""
    dates: tuple[str, ...] = ()
    """Of a milestone: other dates that live stories gave before, the oldest first."""


def lines(rows: LinkQuerySet, language: str, at: dt.datetime | None) -> list[Line]:
    """A line for each target of live links. One query."""
    target = f"{rows.model.TARGET}_id"
    told = rows.model.objects.filter(edition__in=Edition.objects.begun(at))
    same = told.filter(article_id=OuterRef("article_id"), **{target: OuterRef(target)})
    # A story may have been public long before an update of it told this.
    first_told = same.order_by("edition__live__startswith").values("edition__live__startswith")[:1]
    found: dict[int, list[Any]] = {}
    for row in rows.select_related("edition").annotate(told_at=Subquery(first_told)).defer(*_UNREAD):
        found.setdefault(getattr(row, target), []).append(row)
    return [_line(found[key], language) for key in sorted(found)]


def _line(rows: list[Any], language: str) -> Line:
    newest = max(rows, key=lambda row: row.edition_id)
    first = min(rows, key=lambda row: (row.edition.language != language, row.told_at, row.edition_id))
    dates = [row.facts.get("date", "") for row in sorted(rows, key=lambda row: row.edition_id)]
    before = dict.fromkeys(date for date in dates if date and date != newest.facts["date"])
    return Line(newest.facts, first.edition, newest.edition, tuple(before))


def today(at: dt.datetime | None = None) -> dt.date:
    """The day in the newsroom's calendar, at the instant that is rehearsed or now."""
    return timezone.localdate(at)


def middle(written: str) -> dt.date:
    return PartialDate.parse(written).sort_key
