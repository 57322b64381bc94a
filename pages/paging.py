"""Lists page by key: a page begins after the story whose key it was given, at any depth in one index walk."""

import base64
import binascii
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet

SIZE = 20
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, newest first, and the keys of its neighbours."""

    rows: list[Any]
    older: str | None
    """What `?before=` is on the next page; None on the last."""
    newer: str | None
    """What it is on the page before this one: empty for the first page, None where there is none."""


def encode(row: Any) -> str:
    """The opaque key of a row with `published_at` and `article_id`."""
    return write_key((row.published_at - _EPOCH) // dt.timedelta(microseconds=1), row.article_id)


def decode(key: str) -> tuple[dt.datetime, int]:
    """The instant and article id in a key. Raises BadRequest for what isn't one of ours."""
    microseconds, article_id = read_key(key)
    try:
        return _EPOCH + dt.timedelta(microseconds=microseconds), article_id
    except OverflowError as error:
        raise BadRequest("malformed key") from error


def write_key(place: int, number: int) -> str:
    """The opaque key of a row: its place in the list's order, and its own number among those of one place."""
    return base64.urlsafe_b64encode(f"{place}.{number}".encode()).decode().rstrip("=")


def read_key(key: str) -> tuple[int, int]:
    """Place and number of a key. Raises BadRequest for what isn't one of ours."""
    try:
        written = base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True).decode("ascii")
        place, number = (int(part) for part in written.split("."))
        if not 0 <= number < 2**63 or abs(place) >= 2**63:
            raise ValueError(written)
        if write_key(place, number) != key:  # one page has one key, not as many as a number has spellings
            raise ValueError(key)
        return place, number
    except (ValueError, binascii.Error) as error:
        raise BadRequest("malformed key") from error


def page(rows: QuerySet[Any], before: str | None, size: int = SIZE) -> Page:
    """The rows after the key `before`, or the first ones. Two queries at most, none of them a count."""
    ordered = rows.order_by("-published_at", "-article_id")
    if not before:
        found = list(ordered[: size + 1])
        return Page(found[:size], encode(found[size - 1]) if len(found) > size else None, None)
    at, article_id = decode(before)
    older = ordered.filter(published_at__lte=at).exclude(published_at=at, article_id__gte=article_id)
    found = list(older[: size + 1])
    newer = rows.filter(published_at__gte=at).exclude(published_at=at, article_id__lt=article_id)
    above = list(newer.order_by("published_at", "article_id")[: size + 1])
    return Page(
        found[:size],
        encode(found[size - 1]) if len(found) > size else None,
        encode(above[size]) if len(above) > size else "",
    )
