"""What waits for an embargo goes with it when that moves, lifts or goes."""

import datetime as dt

import pytest

from articles import workflow
from articles.models import Edition
from articles.publication import database_now
from articles.workflow import Refused
from embargoes.models import Embargo
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_edition,
    make_embargo,
    make_picture,
    rewrite,
)

pytestmark = pytest.mark.django_db


def start(edition: Edition) -> dt.datetime:
    return Edition.objects.get(pk=edition.pk).live.lower


@pytest.mark.parametrize("hours", [2, 0.5], ids=["later", "earlier"])
def test_moving_an_embargo_takes_along_what_began_with_it(hours: float) -> None:
    embargo = make_embargo(picture := make_picture())
    with_it = make_edition(picture=picture, at=embargo.lifts_at)
    between = make_edition(picture=picture, at=embargo.lifts_at + dt.timedelta(minutes=30))
    after = make_edition(picture=picture, at=embargo.lifts_at + dt.timedelta(hours=5))
    workflow.move_embargo(embargo, by=None, to=(to := ahead(hours=hours)))
    assert Embargo.objects.get().lifts_at == to
    assert start(with_it) == to
    assert start(between) == max(to, between.live.lower)
    assert start(after) == after.live.lower
    assert set(Edition.objects.values_list("held_until", flat=True)) == {to}


def test_of_two_embargoes_on_one_story_the_later_counts() -> None:
    first, second = make_embargo(picture := make_picture()), make_embargo(lifts_at=ahead(hours=2))
    article = make_article(picture=picture)
    workflow.put_under(second, [article], by=None)
    edition = make_edition(article, at=second.lifts_at)
    assert edition.held_until == second.lifts_at
    workflow.lift(first, by=None)
    assert start(edition) == second.lifts_at
    workflow.lift(second, by=None)
    assert Edition.objects.live().filter(pk=edition.pk).exists()


def test_what_waited_for_the_one_that_lifts_still_waits_for_the_other() -> None:
    first, second = make_embargo(picture := make_picture()), make_embargo(lifts_at=ahead(hours=2))
    article = make_article(picture=picture)
    workflow.put_under(second, [article], by=None)
    edition = make_edition(article, at=second.lifts_at)
    workflow.lift(second, by=None)
    assert start(edition) == first.lifts_at


def test_lifting_one_puts_out_at_once_what_waited_for_it_and_nothing_else() -> None:
    embargo = make_embargo(picture := make_picture())
    waited = make_edition(picture=picture, at=embargo.lifts_at)
    later = make_edition(picture=picture, at=ahead(hours=2))
    workflow.lift(embargo, by=None)
    assert list(Edition.objects.live()) == [waited]
    assert start(waited) == Embargo.objects.get().lifts_at <= database_now()
    assert start(later) == later.live.lower
    assert set(Edition.objects.values_list("held_until", flat=True)) == {None}
    assert Edition.objects.get(pk=waited.pk).published_at == start(waited)


def test_an_update_that_waited_follows_the_live_text_without_a_gap() -> None:
    live = make_edition(article := make_article(), at=ago(hours=1))
    embargo = make_embargo(picture := make_picture())
    update = make_edition(rewrite(article, picture=picture), at=embargo.lifts_at)
    workflow.lift(embargo, by=None)
    assert Edition.objects.get(pk=live.pk).live.upper == start(update)
    assert list(Edition.objects.live()) == [update]


def test_two_texts_of_one_story_keep_their_order_a_minute_apart() -> None:
    embargo = make_embargo(article := make_article())
    first = make_edition(article, at=embargo.lifts_at)
    second = make_edition(rewrite(article, headline="Poi"), at=embargo.lifts_at + dt.timedelta(minutes=10))
    third = make_edition(rewrite(article, headline="Infine"), at=ahead(hours=9))
    workflow.move_embargo(embargo, by=None, to=(to := ahead(hours=2)))
    assert [start(first), start(second)] == [to, to + dt.timedelta(minutes=1)]
    assert start(third) == third.live.lower
    assert Edition.objects.get(pk=first.pk).live.upper == start(second)


def test_an_older_text_never_comes_to_replace_a_newer_one() -> None:
    """The text without the picture is queued second: it stays behind the one that the embargo pushes past it."""
    embargo, article = make_embargo(picture := make_picture()), make_article(picture=picture)
    held = make_edition(article, at=embargo.lifts_at)
    free = make_edition(rewrite(article, picture=None), at=embargo.lifts_at + dt.timedelta(minutes=10))
    other = make_embargo(article, lifts_at=ahead(minutes=10))
    workflow.move_embargo(embargo, by=None, to=(to := ahead(hours=2)))
    assert [start(held), start(free)] == [to, to + dt.timedelta(minutes=1)]
    assert Edition.objects.get(pk=free.pk).held_until == other.lifts_at


def test_a_story_that_would_end_before_it_begins_stops_the_move() -> None:
    embargo = make_embargo(picture := make_picture())
    edition = make_edition(picture=picture, at=embargo.lifts_at, until=ahead(hours=2), headline="A termine")
    with pytest.raises(Refused, match="would end before they begin: “A termine”"):
        workflow.move_embargo(embargo, by=None, to=edition.expires_at)
    assert start(edition) == Embargo.objects.get().lifts_at == embargo.lifts_at


def test_an_embargo_moves_into_the_future_only_and_never_once_it_has_lifted() -> None:
    embargo = make_embargo()
    with pytest.raises(Refused, match="has passed"):
        workflow.move_embargo(embargo, by=None, to=ago(minutes=1))
    with pytest.raises(Refused, match="at that time already"):
        workflow.move_embargo(embargo, by=None, to=embargo.lifts_at)
    workflow.lift(embargo, by=None)
    for again in (
        lambda: workflow.lift(embargo, by=None),
        lambda: workflow.move_embargo(embargo, by=None, to=ahead(hours=1)),
    ):
        with pytest.raises(Refused, match="lifted on"):
            again()


def test_what_is_taken_out_waits_no_longer_and_stays_where_it_is() -> None:
    embargo = make_embargo(picture := make_picture())
    edition = make_edition(picture=picture, at=embargo.lifts_at)
    workflow.take_out(embargo, [picture], by=None)
    assert Edition.objects.get(pk=edition.pk).held_until is None
    assert start(edition) == embargo.lifts_at
    workflow.reschedule(edition, by=None, at=ahead(minutes=1))
    with pytest.raises(Refused, match="not under"):
        workflow.take_out(embargo, [picture], by=None)


def test_a_cancelled_edition_keeps_step_too() -> None:
    edition = make_edition(picture=(picture := make_picture()), at=ahead(minutes=5))
    workflow.cancel(edition, by=None)
    embargo = make_embargo(picture)
    assert Edition.objects.get().held_until == embargo.lifts_at
    assert Edition.objects.get().is_cancelled
