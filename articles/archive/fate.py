"""What became of each story of the archive: when it was written, and what readers got of it from when to when."""

import datetime as dt
import random
from dataclasses import dataclass, field

from articles.models import Article

FIRST, LAST = dt.datetime(2005, 1, 3, 6, tzinfo=dt.UTC), dt.datetime(2026, 6, 30, 20, tzinfo=dt.UTC)
QUEUE = dt.datetime(2060, 1, 5, 7, tzinfo=dt.UTC)
WITHDRAWN, EXPIRED, DRAFT, SUBMITTED, APPROVED = 0.02, 0.01, 0.02, 0.005, 0.005
SCHEDULED, UPDATED = 0.005, 0.06


@dataclass(frozen=True, slots=True)
class Span:
    """One edition's time in public, `[start, end)`."""

    start: dt.datetime
    end: dt.datetime | None = None
    expires_at: dt.datetime | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    written_at: dt.datetime
    status: Article.Status
    spans: list[Span] = field(default_factory=list)

    def made_at(self, number: int) -> dt.datetime:
        """When its revision of that number was made: an update as it went out."""
        return self.spans[number - 1].start if number > 1 else self.written_at


def draw(chance: random.Random, place: float) -> Fate:
    """The fate of the story that stands at `place` (0 to 1) in the archive's years."""
    start = (
        FIRST
        + (LAST - FIRST) * place
        + dt.timedelta(seconds=chance.randrange(3_600), microseconds=chance.randrange(10**6))
    )
    lot = chance.random()
    for share, status in ((DRAFT, "draft"), (SUBMITTED, "submitted"), (APPROVED, "approved")):
        if lot < share:
            return Fate(start, Article.Status(status))
        lot -= share
    written = start - dt.timedelta(hours=chance.randint(2, 40))
    return Fate(written, Article.Status.APPROVED, _spans(chance, start, lot))


def _spans(chance: random.Random, start: dt.datetime, lot: float) -> list[Span]:
    end = start + dt.timedelta(days=chance.randint(1, 90))
    if lot < SCHEDULED:
        return [Span(QUEUE + (start - FIRST) / 300)]
    lot -= SCHEDULED
    if lot < WITHDRAWN:
        return [Span(start, end, end, is_withdrawn=True)]
    lot -= WITHDRAWN
    if lot < EXPIRED:
        return [Span(start, end, end)]
    lot -= EXPIRED
    if lot < UPDATED:
        update = start + dt.timedelta(hours=chance.randint(1, 72))
        return [Span(start, update), Span(update)]
    return [Span(start)]
