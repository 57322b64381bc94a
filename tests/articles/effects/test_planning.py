"""Effects are planned with what causes them, and follow it wherever it goes."""

import datetime as dt
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import workflow
from articles.effects import sweeping
from articles.models import Article, Effect, Webhook
from articles.publication import database_now
from tests.articles.effects.acting import effects
from tests.factories import ahead, approve, make_article, make_edition, make_picture, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def purged(settings: Any) -> None:
    """One kind that is told of beginnings and ends, beside the news for followers, which is always on."""
    settings.PURGE_URL = "http://127.0.0.1:9/purge"


def planned(article: Article) -> dict[tuple[str, str], dt.datetime]:
    rows = effects(article, kind="purge")
    return {(effect.edition.headline, effect.occasion): effect.due_at for effect in rows}


def wakings(effect: Effect) -> list[dt.datetime]:
    jobs = ProcrastinateJob.objects.filter(task_name="articles.do_effect", args__effect_id=effect.pk)
    return [job.scheduled_at for job in jobs.order_by("pk")]


def test_what_is_published_now_has_its_effects_now_and_a_job_for_each() -> None:
    edition = workflow.publish(approve(make_article()), by=None)
    rows = effects(edition)
    assert {(row.kind, row.occasion) for row in rows} == {("purge", "begins"), ("followers", "begins")}
    assert {row.due_at for row in rows} == {edition.live.lower}
    assert [wakings(row) for row in rows] == [[edition.live.lower]] * 2


def test_what_is_scheduled_has_its_effects_at_its_instants() -> None:
    article, start, end = approve(make_article(headline="Uno")), ahead(days=1), ahead(days=2)
    workflow.publish(article, by=None, at=start, until=end)
    assert planned(article) == {("Uno", "begins"): start, ("Uno", "ends"): end}


def test_what_is_moved_takes_its_effects_along() -> None:
    article, later = approve(make_article(headline="Uno")), ahead(days=3)
    edition = workflow.publish(article, by=None, at=ahead(days=1), until=ahead(days=9))
    workflow.reschedule(edition, by=None, at=later)
    assert planned(article)["Uno", "begins"] == later
    [effect] = effects(article, kind="purge", occasion="begins")
    assert wakings(effect)[-1] == later


def test_what_is_cancelled_takes_its_effects_with_it() -> None:
    article = approve(make_article())
    edition = workflow.publish(article, by=None, at=ahead(days=1), until=ahead(days=2))
    workflow.cancel(edition, by=None)
    assert effects(article) == []


def test_an_update_has_a_beginning_and_what_it_replaces_no_end() -> None:
    article = make_article(headline="Uno")
    make_edition(article)
    at = ahead(hours=1)
    workflow.publish(approve(rewrite(article, headline="Due")), by=None, at=at)
    assert planned(article) == {("Due", "begins"): at}


def test_an_update_that_is_cancelled_gives_the_end_back() -> None:
    article, end = make_article(headline="Uno"), ahead(hours=2)
    workflow.publish(approve(article), by=None, until=end)
    update = workflow.publish(approve(rewrite(article, headline="Due")), by=None, at=ahead(hours=1))
    assert ("Uno", "ends") not in planned(article)
    workflow.cancel(update, by=None)
    assert planned(article)["Uno", "ends"] == end


def test_a_withdrawal_has_its_effects_and_ends_what_was_queued() -> None:
    article = make_article(headline="Uno")
    workflow.publish(approve(article), by=None)
    workflow.publish(approve(rewrite(article, headline="Due")), by=None, at=ahead(hours=5))
    at = ahead(hours=1)
    workflow.withdraw(article, by=None, at=at)
    assert planned(article).keys() == {("Uno", "begins"), ("Uno", "ends")}
    assert planned(article)["Uno", "ends"] == at


def test_an_archive_that_is_brought_in_sets_nothing_off() -> None:
    edition = make_edition(at=ahead(days=-400))
    assert effects(edition) == []
    sweeping.plan_what_comes()
    assert effects(edition) == []


def test_what_was_due_before_stays_due_whatever_is_decided_since() -> None:
    article = make_article(headline="Uno")
    edition = workflow.publish(approve(article), by=None)
    workflow.publish(approve(rewrite(article, headline="Due")), by=None, at=ahead(hours=1))
    workflow.withdraw(article, by=None)
    assert ("Uno", "begins") in planned(article)
    assert planned(article)["Uno", "begins"] == edition.live.lower


def test_a_kind_that_is_switched_on_later_joins_just_before() -> None:
    article = approve(make_article())
    soon, later = approve(make_article()), ahead(hours=1)
    workflow.publish(article, by=None, at=later)
    at = database_now() + dt.timedelta(seconds=90)
    workflow.publish(soon, by=None, at=at)
    Webhook.objects.create(name="Partner", address="https://www.example.com/")
    sweeping.plan_what_comes()
    sweeping.plan_what_comes()
    assert [effect.due_at for effect in effects(soon, kind="webhook")] == [at]
    assert effects(article, kind="webhook") == []


def test_an_import_that_ends_in_a_moment_is_told_of_then() -> None:
    end = database_now() + dt.timedelta(seconds=90)
    edition = make_edition(at=ahead(days=-3), until=end)
    sweeping.plan_what_comes()
    assert {(row.occasion, row.due_at) for row in effects(edition)} == {("ends", end)}


def test_pictures_are_made_smaller_as_soon_as_a_story_is_scheduled() -> None:
    article = approve(make_article(picture=make_picture()))
    before = database_now()
    edition = workflow.publish(article, by=None, at=ahead(days=1))
    workflow.reschedule(edition, by=None, at=ahead(days=2))
    [effect] = effects(article, kind="renditions")
    assert before <= effect.due_at <= database_now()
