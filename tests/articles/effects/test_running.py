"""Each effect is done once; one that fails is tried again with growing waits, and stops no other."""

import datetime as dt
import logging
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db.models import F
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import digest, workflow
from articles.effects import running, sweeping
from articles.models import Effect, Notice, Webhook
from articles.publication import database_now
from tests.articles.at_once import at_once
from tests.articles.effects.acting import effects, work
from tests.articles.effects.receiver import Receiver
from tests.factories import ago, ahead, approve, make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def the_call(hook: Webhook) -> Effect:
    """The effect that calls the hook, of a story that was just published."""
    edition = workflow.publish(approve(make_article()), by=None)
    [spread] = effects(edition, kind="webhook")
    running.run(spread.pk)
    [effect] = effects(edition, kind="webhook", receiver=str(hook.pk))
    return effect


def test_what_is_due_is_done_once(hook: Webhook, receiver: Receiver) -> None:
    effect = the_call(hook)
    assert [running.run(effect.pk) for _ in range(3)] == [True, False, False]
    assert receiver.ids == {effect.event_id: 1}
    effect.refresh_from_db()
    assert (effect.attempts, effect.last_error) == (1, "")
    assert effect.done_at


def test_nothing_is_done_before_its_instant(hook: Webhook, receiver: Receiver) -> None:
    edition = workflow.publish(approve(make_article()), by=None, at=ahead(minutes=1))
    for effect in effects(edition):
        assert not running.run(effect.pk)
    assert receiver.ids == {}


def test_a_failure_is_told_and_tried_again_with_growing_waits(hook: Webhook, receiver: Receiver) -> None:
    receiver.answer = lambda path: (503, {})
    effect = the_call(hook)
    waits = []
    for attempt in range(1, running.MOST):
        assert not running.run(effect.pk)
        assert not running.run(effect.pk)  # not yet
        effect.refresh_from_db()
        assert (effect.attempts, effect.failed_at) == (attempt, None)
        assert "503" in effect.last_error
        waits.append((effect.next_at - database_now()).total_seconds())
        job = ProcrastinateJob.objects.filter(args__effect_id=effect.pk).latest("pk")
        assert job.scheduled_at == effect.next_at
        Effect.objects.filter(pk=effect.pk).update(next_at=ago(seconds=1))
    assert waits == [pytest.approx(10 * 4**n, abs=5) for n in range(5)]
    receiver.answer = lambda path: (200, {})
    assert running.run(effect.pk)
    assert receiver.ids == {effect.event_id: running.MOST}


def fail_for_good(effect: Effect) -> None:
    for _attempt in range(running.MOST):
        running.run(effect.pk)
        Effect.objects.filter(pk=effect.pk).update(next_at=ago(seconds=1))


def test_one_that_fails_for_good_alarms_the_chiefs_once_and_by_one_mail(hook: Webhook, receiver: Receiver) -> None:
    chief, editor = make_user("Chief", email="chief@example.com"), make_user("Editor", email="e@example.com")
    receiver.answer = lambda path: (500, {})
    for _story in range(2):
        fail_for_good(effect := the_call(hook))
        assert not running.run(effect.pk)
    assert Effect.objects.failed().count() == 2
    notices = Notice.objects.filter(kind="failed")
    assert [notice.person for notice in notices] == [chief, chief]
    assert "Partner" in notices[0].facts["note"]
    assert not Notice.objects.filter(person=editor).exists()
    digest.send(chief.pk)
    [message] = mail.outbox
    assert message.to == ["chief@example.com"]
    assert "500" in message.body


def test_one_that_failed_for_good_can_be_tried_again(hook: Webhook, receiver: Receiver) -> None:
    receiver.answer = lambda path: (500, {})
    fail_for_good(effect := the_call(hook))
    receiver.answer = lambda path: (204, {})
    assert running.again(effect.pk)
    assert not running.again(effect.pk)
    assert running.run(effect.pk)


def test_a_kind_that_fails_or_breaks_stops_no_other(
    hook: Webhook, receiver: Receiver, settings: Any, editor: User
) -> None:
    settings.PURGE_URL = receiver.address("/broken")
    settings.WEBSUB_HUBS = ["http://127.0.0.1:1/hub"]
    receiver.answer = lambda path: (500, {}) if path == "/broken" else (204, {})
    Webhook.objects.create(name="Gone", address=receiver.address("/broken"))
    article = make_article()
    article.follows.create(person=editor)
    edition = workflow.publish(approve(article), by=None)
    work()
    done = effects(edition, done_at__isnull=False)
    assert {"Webhook (Partner)", "News for followers"} <= set(running.names(done).values())
    open_ones = {row.kind: row.last_error for row in effects(edition, done_at=None)}
    assert open_ones.keys() == {"purge", "websub", "webhook"}
    assert all(open_ones.values())


def test_a_bug_in_a_kind_is_a_failure_like_any_other(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PURGE_URL = "http://127.0.0.1:1/"
    monkeypatch.setattr("articles.effects.purge.pages.changed", lambda edition: 1 / 0)
    edition = workflow.publish(approve(make_article()), by=None)
    work()
    [effect] = effects(edition, kind="purge")
    assert effect.last_error == "division by zero"


def test_a_worker_that_dies_each_time_is_an_error_in_the_end(hook: Webhook) -> None:
    effect = the_call(hook)
    Effect.objects.filter(pk=effect.pk).update(attempts=running.MOST, next_at=ago(minutes=1))
    assert not running.run(effect.pk)
    effect.refresh_from_db()
    assert effect.failed_at
    assert "died" in effect.last_error


def test_the_sweep_wakes_what_lost_its_job_once(hook: Webhook) -> None:
    effect = the_call(hook)
    ProcrastinateJob.objects.all().delete()
    Effect.objects.update(due_at=F("due_at") - dt.timedelta(minutes=5))
    Effect.objects.exclude(pk=effect.pk).update(done_at=database_now())
    assert [sweeping.wake_abandoned() for _ in range(2)] == [1, 0]
    [job] = ProcrastinateJob.objects.filter(task_name="articles.do_effect")
    assert app.tasks[job.task_name](**job.args) is None
    assert sweeping.wake_abandoned() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("a_connection_for_each")
def test_eight_workers_at_once_do_an_effect_once(receiver: Receiver) -> None:
    hook = Webhook.objects.create(name="Partner", address=receiver.address())
    effect = the_call(hook)
    assert sorted(at_once(*[partial(running.run, effect.pk)] * 8)) == [False] * 7 + [True]
    assert receiver.ids == {effect.event_id: 1}
