"""Real workers, killed at random moments: every effect is done, once, and none is lost."""

import datetime as dt
import random
import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import layout, locking
from articles.effects import sweeping
from articles.models import Edition, Effect, Follow, Notice, Webhook
from articles.publication import database_now
from tests.articles.effects.killing import Workers, workers
from tests.articles.effects.receiver import Receiver
from tests.factories import make_copies, make_edition

PATIENCE = 300
"""Seconds until a run that hasn't come to its end is given up; it takes a small part of them."""


def scheduled(number: int, first: dt.datetime, person: User) -> list[Edition]:
    """As many stories, one every hundredth of a second, all followed."""
    before = database_now()
    copies = make_copies(make_edition(), [first + dt.timedelta(seconds=n / 100) for n in range(number)])
    for edition in copies:
        with transaction.atomic():
            Follow.objects.create(article=edition.article, person=person)
            layout.plan_effects(locking.locked(edition.article_id).get(), since=before)
    return copies


def go_through(crew: Workers, kills: int) -> None:
    """Kills a worker from time to time, and sweeps as the product does, but more often, until all is done."""
    chance, end = random.Random(7), time.monotonic() + PATIENCE
    while time.monotonic() < end and crew.number == 0:
        time.sleep(0.05)
    while time.monotonic() < end and (crew.deaths < kills or Effect.objects.open().exists()):
        time.sleep(chance.uniform(0.05, 0.6))
        if crew.deaths < kills and Effect.objects.filter(done_at__isnull=False).exists():
            crew.kill(chance)
        sweeping.wake_abandoned(dt.timedelta())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("crew", "stories", "kills"), [(2, 25, 4), pytest.param(4, 300, 30, marks=pytest.mark.hundreds)]
)
def test_each_effect_is_done_once_and_none_is_lost_whoever_is_killed(
    crew: int, stories: int, kills: int, receiver: Receiver, editor: User, settings: Any
) -> None:
    settings.PURGE_URL = receiver.address("/purge")
    Webhook.objects.create(name="Partner", address=receiver.address())
    receiver.answer = lambda path: (time.sleep(0.01), (204, {}))[1]
    editions = scheduled(stories, database_now() + dt.timedelta(seconds=1), editor)
    with workers(crew, PURGE_URL=settings.PURGE_URL, WEBHOOKS_INSIDE=receiver.place) as running:
        go_through(running, kills)
        assert running.deaths == kills
    rows = list(Effect.objects.all())
    assert len(rows) == stories * 4  # the purge, the news, and the webhook, with its receiver
    assert all(row.done_at and row.done_at >= row.due_at and not row.failed_at for row in rows)
    called = {row.event_id: row.attempts for row in rows if row.kind == "purge" or row.receiver}
    assert receiver.ids.keys() == called.keys()
    # Whoever is killed between the answer and the mark says it again, with the same id, and never without a trace.
    assert all(receiver.ids[one] <= attempts for one, attempts in called.items())
    assert sum(receiver.ids.values()) - len(called) <= kills
    told = Notice.objects.filter(person=editor, kind="went_out").values_list("article", flat=True)
    assert sorted(told) == sorted(edition.article_id for edition in editions)
