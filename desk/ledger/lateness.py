"""How late things were in the last thirty days: how many fell into which span of time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q
from django.utils.translation import gettext as _

from articles.effects.registry import KINDS
from articles.models import Effect, FirstAnswer
from articles.models.effect import LIMIT
from desk.ledger.durations import said
from desk.ledger.rows import DAYS

BOUNDS = tuple(dt.timedelta(milliseconds=ms) for ms in (100, 1_000, 10_000, 60_000, 600_000))
WIDTH = 100


@dataclass(frozen=True, slots=True)
class Span:
    """`share` is its part of all, from 0 to `WIDTH`."""

    number: int
    share: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    spans: list[Span]
    failed: int | None


def heads() -> list[str]:
    upto = [_("up to %(time)s") % {"time": said(bound)} for bound in BOUNDS]
    return [*upto, _("longer")]


def rows(now: dt.datetime) -> list[Row]:
    """Two queries over what was due since `DAYS` ago."""
    took = ExpressionWrapper(F("answered_at") - F("edition__live__startswith"), output_field=DurationField())
    recent = FirstAnswer.objects.filter(answered_at__gt=now - DAYS)
    first = recent.annotate(took=took).aggregate(**_counts())
    lines = [_row(_("First answer to a reader"), first, limit=None)]
    due = Effect.objects.filter(due_at__gt=now - DAYS, due_at__lte=now)
    took = ExpressionWrapper(F("done_at") - F("due_at"), output_field=DurationField())
    failed = Count("pk", filter=Q(failed_at__isnull=False))
    counted = due.annotate(took=took).values("kind").annotate(**_counts(), failed=failed).order_by("kind")
    by_kind: dict[str, Any] = {one["kind"]: one for one in counted}
    for name, kind in KINDS.items():
        if name in by_kind:
            lines.append(_row(str(kind.label), by_kind[name], limit=LIMIT, failed=by_kind[name]["failed"]))
    return lines


def _spans() -> Iterator[tuple[dt.timedelta | None, dt.timedelta | None]]:
    yield from zip((None, *BOUNDS), (*BOUNDS, None), strict=True)


def _counts() -> dict[str, Any]:
    counts = {}
    for number, (above, upto) in enumerate(_spans()):
        bounds = {"took__gt": above, "took__lte": upto, "took__isnull": False}
        condition = Q(**{name: value for name, value in bounds.items() if value is not None})
        counts[f"span{number}"] = Count("pk", filter=condition)
    return counts


def _row(name: str, counted: dict[str, Any], *, limit: dt.timedelta | None, failed: int | None = None) -> Row:
    numbers = [(counted[f"span{number}"], above) for number, (above, _upto) in enumerate(_spans())]
    total = sum(number for number, _above in numbers) or 1
    spans = [
        Span(number, round(number * WIDTH / total), bool(limit and above and above >= limit and number))
        for number, above in numbers
    ]
    return Row(name, spans, failed)
