"""The rule: an edition is public while the clock is inside its `live` range, and nothing else makes it so.

Nothing here imports the project. Every public surface starts from `live()`; the desk asks `Standing` in words.
Instants are aware datetimes; `at=None` is the database's now, read when the query runs.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self

from django.db import connection, models
from django.db.models.functions import Now

type Instant = dt.datetime | Now | None


def database_now() -> dt.datetime:
    """The database's clock, which alone decides what is public."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


class DatabaseClock(models.Func):
    """The instant at which a row is read."""

    function, template, output_field = "clock_timestamp", "%(function)s()", models.DateTimeField()


class PublicationQuerySet(models.QuerySet[Any]):
    """Editions by the clock. The model has `live`, a `tstzrange` `[from, until)`; a cancelled edition's is empty."""

    def live(self, at: Instant = None) -> Self:
        """What readers get at that instant."""
        return self.filter(live__contains=at or Now())

    def queued(self, at: Instant = None) -> Self:
        """What readers will get later."""
        return self.filter(live__startswith__gt=at or Now())

    def begun(self, at: Instant = None) -> Self:
        """What readers get, or got before: what has been public for any time."""
        return self.filter(live__startswith__lte=at or Now())

    def ended(self, at: Instant = None) -> Self:
        """What readers got before, and don't any more."""
        return self.filter(live__endswith__lte=at or Now())

    def starts(self) -> Self:
        """Each with the instant at which it begins to be public, as `edge`."""
        return self.annotate(edge=_Start("live"))

    def ends(self) -> Self:
        """Each with the instant at which it ceases, as `edge`; None while that is open."""
        return self.annotate(edge=_End("live"))

    def changed_at(self, at: dt.datetime | None = None) -> dt.datetime | None:
        """The last instant, not after `at`, at which one of these began or ceased to be public."""
        moment = at or Now()
        began = self.begun(moment).aggregate(last=models.Max(_Start("live")))["last"]
        ceased = self.ended(moment).aggregate(last=models.Max(_End("live")))["last"]
        return max(filter(None, (began, ceased)), default=None)


class _Start(models.Func):
    function, output_field = "lower", models.DateTimeField()


class _End(models.Func):
    function, output_field = "upper", models.DateTimeField()


class State(StrEnum):
    """Where a story stands in public. Its text's standing at the desk (draft, submitted, approved) is another thing."""

    UNPUBLISHED = "unpublished"
    SCHEDULED = "scheduled"
    LIVE = "live"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Published(Protocol):
    """What `Standing` needs of an edition."""

    live: Any
    expires_at: dt.datetime | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one story stands at one instant."""

    state: State
    current: Any = None
    """The edition that is live."""
    last: Any = None
    """The edition that was public last, when none is live."""
    queue: tuple[Any, ...] = ()
    """The editions that will go live, soonest first."""

    @property
    def since(self) -> dt.datetime | None:
        return self.current.live.lower if self.current else None

    @property
    def until(self) -> dt.datetime | None:
        """When the live edition, or what follows it without a gap, ceases to be public; None while that is open."""
        end = self.current.live.upper if self.current else None
        for edition in self.queue:
            if end != edition.live.lower:
                break
            end = edition.live.upper
        return end

    @property
    def ended_at(self) -> dt.datetime | None:
        return self.last.live.upper if self.last else None


def standing(editions: Iterable[Published], at: dt.datetime) -> Standing:
    """Where the story with these editions (all of one article, in any order) stands at `at`."""
    spans = sorted((edition for edition in editions if not edition.live.isempty), key=lambda e: e.live.lower)
    queue = tuple(edition for edition in spans if edition.live.lower > at)
    begun = [edition for edition in spans if edition.live.lower <= at]
    newest = begun[-1] if begun else None
    if newest and (newest.live.upper is None or newest.live.upper > at):
        return Standing(State.LIVE, current=newest, queue=queue)
    if queue:
        return Standing(State.SCHEDULED, last=newest, queue=queue)
    if newest:
        return Standing(State.WITHDRAWN if newest.is_withdrawn else State.EXPIRED, last=newest)
    return Standing(State.UNPUBLISHED)
