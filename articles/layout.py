"""Lays the editions of one article out in time: each ends where the next begins, or where it was told to."""

import datetime as dt

from psycopg.types.range import TimestamptzRange

from articles.effects import planning
from articles.models import (
    Article,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionMilestone,
    EditionPartnership,
    EditionTag,
)

NEVER = TimestamptzRange(empty=True)
LINKS = (EditionAuthor, EditionTag, EditionCompany, EditionPartnership, EditionMilestone)


def span(start: dt.datetime, end: dt.datetime | None = None) -> TimestamptzRange:
    """`[start, end)`, open at its end when that is None."""
    return TimestamptzRange(start, end, "[)")


def lay_out(article: Article, *, since: dt.datetime | None) -> None:
    """Sets the end of each span and the instant of first publication, for an article whose row is locked.

    Spans that ended by `since` are history and stay as they are; with None, history is laid out too.
    """
    spans = _spans(article)
    if not spans:
        if since:
            planning.plan(article.pk, spans, now=since)
        return
    for edition, following in zip(spans, [*spans[1:], None], strict=True):
        if since and edition.live.upper and edition.live.upper <= since:
            continue
        ends = [edition.expires_at, following.live.lower if following else None]
        wanted = span(edition.live.lower, min(filter(None, ends), default=None))
        if edition.live != wanted:
            edition.live = wanted
            edition.save(update_fields=["live"])
    first = spans[0].live.lower
    for model in LINKS:
        model.objects.filter(edition__in=spans).exclude(published_at=first).update(published_at=first)
    Edition.objects.filter(article=article).exclude(published_at=first).update(published_at=first)
    if since:
        planning.plan(article.pk, spans, now=since)


def plan_effects(article: Article, *, since: dt.datetime) -> None:
    """Brings the side effects in step with the spans; what began or ended before `since` has had its own."""
    planning.plan(article.pk, _spans(article), now=since)


def _spans(article: Article) -> list[Edition]:
    """The editions that are not cancelled, by their starts."""
    spans = [edition for edition in Edition.objects.filter(article=article) if not edition.is_cancelled]
    return sorted(spans, key=lambda edition: edition.live.lower)
