"""When each thing stands, as far as it gives way to others: a function of what was asked for."""

import datetime as dt
from collections.abc import Iterable

from articles.models.placement import Kept

type Span = tuple[dt.datetime, dt.datetime | None]


def laid_out(rows: Iterable[Kept], *, known: dt.datetime | None = None) -> dict[Kept, Span | None]:
    """From when until when each stands: until its end, its removal, or the beginning of what it gives way to.

    None for what never stands. Leave out what was removed before it began. With `known`, later removals are unknown.
    """
    kept = sorted(rows, key=lambda row: row.order)
    spans: dict[Kept, Span | None] = {}
    for place, row in enumerate(kept):
        removed = None if known and row.removed_at and row.removed_at > known else row.removed_at
        following = next((other.starts_at for other in kept[place + 1 :] if row.gives_way_to(other)), None)
        end = min(filter(None, (row.until, removed, following)), default=None)
        spans[row] = None if end and end <= row.starts_at else (row.starts_at, end)
    return spans
