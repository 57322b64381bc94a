"""The rule at its boundary instants, on the database's clock."""

import datetime as dt

import pytest
from psycopg.types.range import TimestamptzRange

from articles.models import Edition
from articles.publication import State, database_now, standing
from tests.factories import ago, ahead, make_article, make_edition

pytestmark = pytest.mark.django_db
MICROSECOND = dt.timedelta(microseconds=1)


def test_an_edition_is_live_from_its_first_instant_and_not_at_its_last() -> None:
    start, end = ago(hours=2), ago(hours=1)
    edition = make_edition(at=start, until=end)
    live = Edition.objects.live
    assert not live(start - MICROSECOND).exists()
    assert live(start).get() == edition
    assert live(end - MICROSECOND).get() == edition
    assert not live(end).exists()


def test_without_an_instant_the_database_s_clock_decides() -> None:
    past = make_edition(at=ago(seconds=1))
    make_edition(at=ahead(hours=1))
    make_edition(at=ago(hours=2), until=ago(hours=1))
    assert list(Edition.objects.live()) == [past]


def test_a_cancelled_edition_is_never_public() -> None:
    edition = make_edition(at=ago(hours=1))
    Edition.objects.filter(pk=edition.pk).update(live=TimestamptzRange(empty=True))
    for editions in (
        Edition.objects.live(),
        Edition.objects.begun(),
        Edition.objects.queued(),
        Edition.objects.ended(),
    ):
        assert not editions.exists()


def test_what_began_or_ceased_last_is_when_the_site_changed() -> None:
    start, end = ago(hours=3), ago(hours=1)
    make_edition(at=start, until=end)
    make_edition(at=ahead(hours=1))
    assert Edition.objects.all().changed_at() == end
    assert Edition.objects.all().changed_at(ago(hours=2)) == start
    assert Edition.objects.all().changed_at(ago(hours=4)) is None


def test_a_story_s_standing_follows_the_clock_from_scheduled_to_expired() -> None:
    start, end = ago(hours=2), ago(hours=1)
    editions = [make_edition(at=start, until=end)]
    assert standing(editions, start - MICROSECOND).state == State.SCHEDULED
    assert standing(editions, start).state == State.LIVE
    assert standing(editions, end).state == State.EXPIRED
    assert standing([], end).state == State.UNPUBLISHED


def test_the_database_s_now_is_aware_and_close_to_ours() -> None:
    now = database_now()
    assert now.tzinfo is not None
    assert abs(now - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)


def test_a_queue_of_updates_is_seen_as_one_span_until_its_end() -> None:
    article = make_article()
    first, second, end = ago(hours=1), ahead(hours=1), ahead(hours=5)
    make_edition(article, at=first)
    article.headline = "Nuovo titolo"
    article.save()
    make_edition(article, at=second, until=end)
    stands = standing(Edition.objects.filter(article=article), database_now())
    assert (stands.state, stands.since, stands.until) == (State.LIVE, first, end)
    assert [edition.live.lower for edition in stands.queue] == [second]
