"""reschedule and cancel: editions that have not begun move or go; what is public is out of reach."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Edition, EditionTag
from articles.publication import database_now
from tests.articles.expectations import bounds, log, refused, shown
from tests.factories import ago, make_article, make_edition, rewrite

pytestmark = pytest.mark.django_db


def hours(number: float) -> dt.datetime:
    return database_now() + dt.timedelta(hours=number)


def queue_of(*instants: dt.datetime, live_until: dt.datetime | None = None) -> tuple[Article, Edition, list[Edition]]:
    """A live story and an edition queued for each instant."""
    article = make_article(headline="Dal vivo", tags=["Cina"])
    live = make_edition(article, at=ago(hours=1), until=live_until)
    queued = [make_edition(rewrite(article, headline=f"Coda {n}"), at=at) for n, at in enumerate(instants)]
    return article, live, queued


def test_rescheduling_moves_the_edition_and_the_end_of_the_one_before(editor: User) -> None:
    article, live, [queued] = queue_of(hours(1))
    workflow.reschedule(queued, by=editor, at=(later := hours(5)))
    assert bounds(queued) == (later, None)
    assert bounds(live)[1] == later
    assert log(article)[-1] == ("rescheduled", queued.revision.number, later, editor)


def test_an_edition_may_be_moved_across_its_neighbours() -> None:
    one, two, three, four = (hours(n) for n in (1, 2, 3, 4))
    _article, live, [first, second, third] = queue_of(one, two, three)
    workflow.reschedule(first, by=None, at=four)
    assert bounds(live)[1] == two
    assert [bounds(edition) for edition in (second, third, first)] == [(two, three), (three, four), (four, None)]


def test_an_edition_may_be_moved_to_the_front() -> None:
    half, one, two = (hours(n) for n in (0.5, 1, 2))
    _article, live, [first, second] = queue_of(one, two)
    workflow.reschedule(second, by=None, at=half)
    assert bounds(live)[1] == half
    assert [bounds(edition) for edition in (second, first)] == [(half, one), (one, None)]


def test_moving_a_story_s_first_edition_moves_its_date_of_publication() -> None:
    edition = make_edition(at=hours(1), tags=["Cina"])
    workflow.reschedule(edition, by=None, at=(later := hours(9)))
    assert edition.published_at == later
    assert EditionTag.objects.get().published_at == later


def test_moving_an_edition_never_changes_history() -> None:
    article = make_article()
    past = make_edition(article, at=ago(hours=9), until=ago(hours=8))
    queued = make_edition(rewrite(article, headline="Ritorno"), at=hours(1))
    before = bounds(past)
    workflow.reschedule(queued, by=None, at=hours(2))
    assert bounds(past) == before


def test_an_edition_moves_away_from_its_neighbour_s_end_and_leaves_the_gap() -> None:
    end = hours(1)
    article, live, [queued] = queue_of(hours(2), live_until=end)
    workflow.reschedule(queued, by=None, at=hours(3))
    assert bounds(live)[1] == end
    assert shown(article, hours(2.5)) is None


def test_an_edition_that_comes_back_before_its_neighbour_s_end_cuts_it_and_gives_it_back() -> None:
    end = hours(4)
    _article, live, [queued] = queue_of(hours(5), live_until=end)
    workflow.reschedule(queued, by=None, at=(early := hours(1)))
    assert bounds(live)[1] == early
    workflow.reschedule(queued, by=None, at=hours(6))
    assert bounds(live)[1] == end


@pytest.mark.parametrize("verb", ["reschedule", "cancel"])
def test_an_edition_that_has_begun_is_out_of_reach(verb: str) -> None:
    _article, live, _queued = queue_of()
    with refused("is public already: withdraw the story or publish a new text."):
        call(verb, live)


@pytest.mark.parametrize("verb", ["reschedule", "cancel"])
def test_an_edition_that_has_ended_is_out_of_reach(verb: str) -> None:
    past = make_edition(at=ago(hours=2), until=ago(hours=1))
    with refused("is public already"):
        call(verb, past)


@pytest.mark.parametrize("verb", ["reschedule", "cancel"])
def test_a_cancelled_edition_stays_cancelled(verb: str) -> None:
    _article, _live, [queued] = queue_of(hours(1))
    stale = Edition.objects.get(pk=queued.pk)
    workflow.cancel(queued, by=None)
    with refused("has already been cancelled"):
        call(verb, stale)


def call(verb: str, edition: Edition) -> None:
    options = {"at": hours(7)} if verb == "reschedule" else {}
    getattr(workflow, verb)(edition, by=None, **options)


def test_an_edition_can_t_be_moved_into_the_past_onto_another_or_beyond_its_end() -> None:
    at = hours(2)
    article, _live, [first, _second] = queue_of(hours(1), at)
    with refused("has passed"):
        workflow.reschedule(first, by=None, at=ago(minutes=1))
    with refused("begins at that very time"):
        workflow.reschedule(first, by=None, at=at)
    brief = make_edition(rewrite(article, headline="Breve"), at=hours(5), until=hours(6))
    with refused("choose an earlier time"):
        workflow.reschedule(brief, by=None, at=hours(6.5))


def test_an_edition_may_be_moved_to_where_it_is() -> None:
    at = hours(1)
    _article, _live, [queued] = queue_of(at)
    workflow.reschedule(queued, by=None, at=at)
    assert bounds(queued) == (at, None)


def test_a_naive_instant_is_refused() -> None:
    _article, _live, [queued] = queue_of(hours(1))
    with pytest.raises(ValueError, match="time zone"):
        workflow.reschedule(queued, by=None, at=dt.datetime(2100, 1, 1))  # noqa: DTZ001  the point of this test


def test_cancelling_reopens_what_it_would_have_replaced(editor: User) -> None:
    at = hours(1)
    article, live, [queued] = queue_of(at)
    workflow.cancel(queued, by=editor)
    assert bounds(live)[1] is None
    assert bounds(queued) == (None, None)
    assert shown(article, hours(2)) == "Dal vivo"
    assert log(article)[-1] == ("cancelled", queued.revision.number, at, editor)


def test_cancelling_reopens_the_predecessor_no_further_than_the_next() -> None:
    one, two = hours(1), hours(2)
    _article, live, [first, _second] = queue_of(one, two)
    workflow.cancel(first, by=None)
    assert bounds(live)[1] == two


def test_cancelling_reopens_the_predecessor_no_further_than_its_own_end() -> None:
    end = hours(3)
    _article, live, [queued] = queue_of(hours(1), live_until=end)
    workflow.cancel(queued, by=None)
    assert bounds(live)[1] == end


def test_cancelling_does_not_wake_what_had_ended() -> None:
    article = make_article()
    past = make_edition(article, at=ago(hours=2), until=(end := ago(hours=1)))
    queued = make_edition(rewrite(article, headline="Ritorno"), at=hours(1))
    workflow.cancel(queued, by=None)
    assert bounds(past)[1] == end
    assert shown(article) is None


def test_the_only_edition_may_be_cancelled_and_the_story_published_after_all() -> None:
    article = make_article(headline="Alla fine sì")
    workflow.cancel(make_edition(article, at=hours(1)), by=None)
    assert not Edition.objects.queued().exists()
    workflow.publish(article, by=None)
    assert shown(article) == "Alla fine sì"


def test_a_cancelled_edition_s_instant_is_free_again() -> None:
    at = hours(1)
    article, _live, [queued] = queue_of(at)
    workflow.cancel(queued, by=None)
    make_edition(rewrite(article, headline="Al suo posto"), at=at)
    assert shown(article, at) == "Al suo posto"
