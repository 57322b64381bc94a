"""The front page, live and rehearsed: a rehearsal may take twice the time."""

import datetime as dt
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.front.arranging import TOP
from articles.models import Edition, Placement, Section
from articles.publication import database_now
from desk.rehearsal import stage
from tests.bench import desk
from tests.bench.figures import Figure, timed
from tests.bench.site import Reader

TIMES = 2


def measure(where: tuple[str, int], rounds: int) -> Iterator[Figure]:
    _curate()
    reader, editor = Reader(where), Reader(where, desk.cookies())
    rehearsed = stage.address(database_now() + dt.timedelta(hours=1), "/")
    live = timed("front page", lambda: reader.get("/"), rounds=rounds, queries=_queries(Client(), "/"))
    yield live
    yield timed(
        "front page, rehearsed",
        lambda: editor.get(rehearsed),
        rounds=rounds,
        queries=_queries(desk.signed_in(), rehearsed),
        limit=round(live.p95 * TIMES, 1),
    )
    yield timed("rehearsal’s bar", lambda: editor.get("/admin/rehearsal/"), rounds=rounds)
    yield timed("front page at the desk", lambda: editor.get("/admin/front/"), rounds=rounds)


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def _curate() -> None:
    """Old stories at the top, and a block of every section."""
    if Placement.objects.exists():
        return
    for section in Section.objects.all():
        workflow.show_block(section, "it", by=None)
    old = Edition.objects.live().in_language("it").order_by("published_at")[: len(TOP)]
    for seat, edition in zip(TOP, old, strict=False):
        if seat.slot < 2:
            workflow.place(edition.article, seat, by=None)
