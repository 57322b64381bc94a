"""Lays the editions of one article out in time: each ends where the next begins, or where it was told to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from psycopg.types.range import TimestamptzRange

from articles.effects import planning
from articles.models import (
    Article,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionFact,
    EditionMilestone,
    EditionPartnership,
    EditionParty,
    EditionPerson,
    EditionTag,
)
from articles.models.links import EditionTelling

NEVER = TimestamptzRange(empty=True)
LINKS = (
    EditionAuthor,
    EditionTag,
    EditionCompany,
    EditionPerson,
    EditionPartnership,
    EditionParty,
    EditionMilestone,
    EditionFact,
)

TELLINGS: dict[type[EditionTelling], str] = {EditionFact: "reported", EditionMilestone: "milestones"}
"""With the name under which an edition keeps what it tells."""


def span(start: dt.datetime, end: dt.datetime | None = None) -> TimestamptzRange:
    """`[start, end)`, open at its end when that is None."""
    return TimestamptzRange(start, end, "[)")


def told(article: Article, now: dt.datetime) -> dict[str, Any]:
    """How the editions of a locked article lie at `now`, to be kept beside what changes that: see `then`."""
    rows = Edition.objects.filter(article=article).values_list("pk", "live", "expires_at", "is_withdrawn")
    spans = {
        str(pk): [_iso(live.lower), _iso(live.upper), _iso(expires_at), is_withdrawn]
        for pk, live, expires_at, is_withdrawn in rows
    }
    return {"at": now.isoformat(), "spans": spans}


@dataclass(frozen=True, slots=True)
class Then:
    """How an edition lay; `start` is None for one that was cancelled."""

    start: dt.datetime | None
    end: dt.datetime | None
    expires_at: dt.datetime | None
    is_withdrawn: bool

    def covers(self, at: dt.datetime) -> bool:
        return bool(self.start and self.start <= at and (self.end is None or self.end > at))


def then(told: dict[str, Any]) -> dict[int, Then]:
    """By the ids of editions, what `told` kept."""
    return {
        int(pk): Then(_read(start), _read(end), _read(expires_at), is_withdrawn)
        for pk, (start, end, expires_at, is_withdrawn) in told["spans"].items()
    }


def _iso(instant: dt.datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _read(iso: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(iso) if iso else None


def lay_out(article: Article, *, since: dt.datetime | None) -> None:
    """Sets the end of each span and the instant of first publication, for an article whose row is locked.

    Spans that ended by `since` are history and stay as they are; with None, history is laid out too. The side effects
    are brought in step, but for an archive's.
    """
    editions = list(Edition.objects.filter(article=article).defer("body"))
    spans = _spans(editions)
    if spans:
        _end_where_the_next_begins(spans, since)
        _date(article, editions, spans)
        _date_tellings(spans)
    if since:
        planning.plan(article.pk, spans, now=since)


def plan_effects(article: Article, *, since: dt.datetime) -> None:
    """Brings the side effects in step with the spans; what began or ended before `since` has had its own."""
    planning.plan(article.pk, _spans(Edition.objects.filter(article=article).defer("body")), now=since)


def _spans(editions: Iterable[Edition]) -> list[Edition]:
    """Those that are not cancelled, by their starts."""
    return sorted((one for one in editions if not one.is_cancelled), key=lambda one: one.live.lower)


def _end_where_the_next_begins(spans: list[Edition], since: dt.datetime | None) -> None:
    for edition, following in zip(spans, [*spans[1:], None], strict=True):
        if since and edition.live.upper and edition.live.upper <= since:
            continue
        ends = [edition.expires_at, following.live.lower if following else None]
        wanted = span(edition.live.lower, min(filter(None, ends), default=None))
        if edition.live != wanted:
            edition.live = wanted
            edition.save(update_fields=["live"])


def _date(article: Article, editions: list[Edition], spans: list[Edition]) -> None:
    """The instant of first publication, in every edition and in its links, which are stored and moved with it."""
    first = spans[0].live.lower
    if all(edition.published_at == first for edition in editions):
        return
    for model in LINKS:
        model.objects.filter(edition__in=spans).exclude(published_at=first).update(published_at=first)
    Edition.objects.filter(article=article).exclude(published_at=first).update(published_at=first)


def _date_tellings(spans: list[Edition]) -> None:
    """When the story first told each thing that it tells; nothing is asked of one that tells nothing."""
    starts = {edition.pk: edition.live.lower for edition in spans}
    for kind, name in TELLINGS.items():
        telling = [edition.pk for edition in spans if edition.facts.get(name)]
        if not telling:
            continue
        rows = kind.objects.filter(edition__in=telling)
        first: dict[int, dt.datetime] = {}
        found = list(rows.values_list("pk", "edition_id", f"{kind.TARGET}_id", "told_at"))
        for _pk, edition, target, _told_at in found:
            first[target] = min(starts[edition], first.get(target, starts[edition]))
        moved = [(pk, first[target]) for pk, _edition, target, told_at in found if told_at != first[target]]
        for at in {at for _pk, at in moved}:
            rows.filter(pk__in=[pk for pk, one in moved if one == at]).update(told_at=at)
