"""The scheduling panel of the story page: a strip of time, and of each queued text when, which one, what may be done.

Reads nothing: all it says comes from the editions that the page has read.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles import wallclock
from articles.admin.moments import zones_told
from articles.models import Article, Edition
from articles.publication import Standing
from articles.standing import moment, weekday_and_moment

# Where on the strip, in hundredths of its width, now is, and where it ends.
NOW, END = 6, 97
NEAREST = 7


@dataclass(frozen=True, slots=True)
class Time:
    """An instant as the panel tells it."""

    at: dt.datetime
    says: str
    distance: str
    zones: str


@dataclass(frozen=True, slots=True)
class Row:
    """A queued edition; `changes` is how many revisions came at the desk since the one that goes out.

    `is_left` tells that somebody decided that they shall not be in it.
    """

    edition: Edition
    number: int | None
    starts: Time
    until: str
    changes: int
    is_left: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the strip, in hundredths of its width. `kind` is live, next or gap."""

    kind: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Panel:
    rows: list[Row]
    until: Time | None
    strip: list[Span]
    can_end: bool


def of(article: Article, stands: Standing, queue: Iterable[Any], left: set[int], now: dt.datetime) -> Panel:
    """`queue` are the page's `EditionShown` of what is queued, soonest first; `left`, as in `opening.left_out`."""
    coming = [edition for edition in (stands.current, *stands.queue) if edition]
    last = coming[-1] if coming else None
    return Panel(
        rows=[_row(article, shown, left, now) for shown in queue],
        until=_time(last.expires_at, now) if last and last.expires_at else None,
        strip=_strip(stands, now) if stands.queue else [],
        can_end=bool(coming),
    )


def _row(article: Article, shown: Any, left: set[int], now: dt.datetime) -> Row:
    edition = shown.edition
    newer = article.head.number - shown.number if shown.is_behind and article.head and shown.number else 0
    until = moment(edition.expires_at, now) if edition.expires_at and edition.expires_at == edition.live.upper else ""
    return Row(edition, shown.number, _time(edition.live.lower, now), until, newer, edition.pk in left)


def _time(at: dt.datetime, now: dt.datetime) -> Time:
    places = wallclock.elsewhere(at, settings.OTHER_ZONES, timezone.get_current_timezone())
    return Time(at, weekday_and_moment(at, now), wallclock.distance(at, now), zones_told(places))


def _strip(stands: Standing, now: dt.datetime) -> list[Span]:
    """True to scale, but for what would lie too near to what is before it."""
    bounds = [edition.live for edition in stands.queue]
    far = max(max(one.lower, one.upper or one.lower) for one in bounds)
    length = max((far - now) * 1.15, dt.timedelta(minutes=1))

    def place(at: dt.datetime | None) -> int:
        return END if at is None else min(END, NOW + round((END - NOW) * ((at - now) / length)))

    spans, at = [], 0
    if stands.current:
        end = max(place(stands.current.live.upper), NEAREST + 1)
        spans.append(Span("live", 0, end))
        at = end
    for index, one in enumerate(bounds):
        start = at if spans and one.lower == _end(stands, index) else max(place(one.lower), at)
        end = min(max(place(one.upper), start + NEAREST), 100)
        spans.append(Span(("next", "after")[index % 2], start, max(end - start, 1)))
        at = end
    return spans


def _end(stands: Standing, index: int) -> dt.datetime | None:
    """When what comes before the queue's text of this number ends."""
    before = stands.queue[index - 1] if index else stands.current
    return before.live.upper if before else None
