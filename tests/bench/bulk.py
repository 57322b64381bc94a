"""What is measured of many stories at once: tried out as the page does, and so taken back."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Max

from articles.admin import bulk
from articles.models import Article, AuditEntry, Edition
from articles.publication import database_now
from tests.bench.figures import Figure, timed

EACH = 5
"""Milliseconds for one story, so that a thousand take five seconds."""


def measure(user: Any, rounds: int) -> Iterator[Figure]:
    approved = Article.objects.filter(status=Article.Status.APPROVED, is_open=True)
    at = database_now() + dt.timedelta(days=2)
    yield from _timed("scheduled", "schedule", approved, user, {"at": at, "every": 1}, rounds)
    queued = Article.objects.filter(pk__in=Edition.objects.queued().values("article"))
    yield from _timed("moved", "move", queued, user, {"by": 30}, rounds)
    yield from _timed("taken off the schedule", "cancel", queued, user, {}, rounds)


def _timed(says: str, name: str, stories: Any, user: Any, data: dict[str, Any], rounds: int) -> Iterator[Figure]:
    chosen = list(stories.order_by("-changed_at")[: bulk.MOST])
    if not chosen:
        return
    after = AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0

    def call() -> bytes:
        done = bulk.carry_out(name, chosen, user, data, after=after, is_trial=True)
        return b"" if not any(one.is_refused for one in done) else b"refused"

    yield timed(f"{len(chosen):,} stories {says}", call, rounds=rounds, limit=EACH * len(chosen), most_bytes=0)
