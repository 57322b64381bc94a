"""The instants at which the site changes: where anything that readers get begins, or ceases, to be public."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from articles.models import Edition, FrontBlock, Placement
from articles.publication import PublicationQuerySet


def _kinds() -> Iterator[PublicationQuerySet]:
    yield Edition.objects.all()
    yield Placement.objects.all()
    yield FrontBlock.objects.all()


def _edges(order: str, most: int, **which: Any) -> set[dt.datetime]:
    """The first few bounds in this order, in one query: each kind of them is a walk along an index."""
    found: list[QuerySet[Any]] = [
        edges.filter(**which).order_by(order).values_list("edge", flat=True)[:most]
        for rows in _kinds()
        for edges in (rows.starts(), rows.ends())
    ]
    return set(found[0].union(*found[1:], all=True).order_by())


def after(at: dt.datetime) -> dt.datetime | None:
    """The next one."""
    return min(_edges("edge", 1, edge__gt=at), default=None)


def before(at: dt.datetime) -> dt.datetime | None:
    """The last one before `at`: since then the site has looked as it does just before `at`."""
    return max(_edges("-edge", 1, edge__lt=at), default=None)


def between(start: dt.datetime, end: dt.datetime, *, most: int) -> list[dt.datetime]:
    """Those from `start` to `end`, soonest first, as many as are wanted."""
    return sorted(_edges("edge", most, edge__gte=start, edge__lte=end))[:most]
