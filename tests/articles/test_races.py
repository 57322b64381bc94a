"""Verbs called at once by several people, on committed data: one wins, the others get a sentence."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction
from django.db.models import Count

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Permalink, Revision
from articles.publication import State, database_now, standing
from tests.articles.at_once import at_once
from tests.factories import ago, ahead, approve, make_article, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def test_of_six_who_publish_a_story_at_once_one_does() -> None:
    article = approve(make_article())
    editors = [make_user("Editor") for _ in range(6)]
    answers = at_once(*(partial(workflow.publish, Article.objects.get(), by=editor) for editor in editors))
    assert sum(isinstance(answer, Edition) for answer in answers) == 1
    assert sum("This text is live already" in str(answer) for answer in answers) == 5
    assert all(isinstance(answer, Edition | workflow.Refused) for answer in answers)
    assert Edition.objects.filter(article=article).count() == 1
    assert AuditEntry.objects.filter(verb="published").count() == 1


def test_of_six_who_schedule_a_story_for_one_instant_one_does() -> None:
    article, at = approve(make_article()), ahead(hours=1)
    answers = at_once(*(partial(workflow.publish, Article.objects.get(), by=None, at=at) for _ in range(6)))
    assert sum(isinstance(answer, Edition) for answer in answers) == 1
    assert sum("begins at that very time" in str(answer) for answer in answers) == 5
    assert Edition.objects.filter(article=article).count() == 1


def test_of_two_stories_with_one_slug_the_first_gets_it() -> None:
    for number in range(ROUNDS):
        slug = f"contesa-{number}"
        pair = [approve(make_article(slug=slug)) for _ in range(2)]
        answers = at_once(*(partial(workflow.publish, article, by=None) for article in pair))
        [winner] = [answer for answer in answers if isinstance(answer, Edition)]
        [loser] = [answer for answer in answers if not isinstance(answer, Edition)]
        assert isinstance(loser, workflow.Refused)
        assert f"“{slug}” belongs to another story" in str(loser)
        assert Permalink.objects.get(slug=slug).article_id == winner.article_id
        assert Edition.objects.filter(slug=slug).count() == 1


def test_publishing_and_withdrawing_at_once_leave_one_clear_state() -> None:
    for number in range(ROUNDS):
        article = make_article()
        first = make_edition(article, at=ago(hours=1))
        approve(rewrite(article, headline=f"Aggiornata {number}"))
        fresh = partial(Article.objects.get, pk=article.pk)
        published, withdrawn = at_once(
            partial(workflow.publish, fresh(), by=None), partial(workflow.withdraw, fresh(), by=None)
        )
        assert isinstance(published, Edition)
        assert withdrawn is None
        editions = list(Edition.objects.filter(article=article).order_by("live"))
        state = standing(editions, database_now()).state
        ended = Edition.objects.get(pk=first.pk)
        assert state == (State.LIVE if ended.is_withdrawn else State.WITHDRAWN)
        assert editions[0].live.upper <= editions[1].live.lower


def test_scheduling_moving_and_cancelling_at_once_never_overlap() -> None:
    for _ in range(ROUNDS):
        article = make_article()
        make_edition(article, at=ago(hours=1))
        queued = [make_edition(rewrite(article, headline=str(n)), at=ahead(hours=n)) for n in (1, 2)]
        approve(rewrite(article, headline="Anche questa"))
        answers = at_once(
            partial(workflow.reschedule, queued[0], by=None, at=ahead(hours=3)),
            partial(workflow.cancel, queued[1], by=None),
            partial(workflow.publish, Article.objects.get(pk=article.pk), by=None, at=ahead(hours=2.5)),
        )
        assert [answer for answer in answers if isinstance(answer, Exception)] == []
        spans = [e.live for e in Edition.objects.filter(article=article).order_by("live") if not e.is_cancelled]
        assert len(spans) == 3
        assert [span.upper for span in spans] == [*(span.lower for span in spans[1:]), None]


def test_of_two_who_cancel_an_edition_at_once_one_does() -> None:
    edition = make_edition(at=ahead(hours=1))
    answers = at_once(*(partial(workflow.cancel, Edition.objects.get(), by=None) for _ in range(2)))
    assert sorted(map(str, answers)) == ["None", "This edition has already been cancelled."]
    assert AuditEntry.objects.filter(verb="cancelled", article=edition.article).count() == 1


def test_revisions_recorded_at_once_get_numbers_of_their_own() -> None:
    article = make_article()

    def write(number: int) -> Revision:
        mine = Article.objects.get(pk=article.pk)
        mine.headline = f"Stesura {number}"
        mine.save(update_fields=["headline"])
        return workflow.record(mine, by=None)

    answers = at_once(*(partial(write, number) for number in range(5)))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    twice = Revision.objects.values("number").annotate(times=Count("pk")).filter(times__gt=1)
    assert not twice.exists()
    assert Article.objects.get().head == Revision.objects.order_by("-number").first()


def test_an_approval_that_waited_for_a_save_is_for_the_text_that_was_read_or_none() -> None:
    article = make_article()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            rewrite(article, headline="All’ultimo momento")
            call = partial(workflow.approve, Article(pk=article.pk), by=None, revision=1)
            waiting = pool.submit(at_once, call)
            wait_for_a_lock()
        [answer] = waiting.result(10)
    assert "saved again meanwhile (revision 2)" in str(answer)
    assert Article.objects.get().status == "draft"


def wait_for_a_lock() -> None:
    """Returns when some connection to this database waits for another."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for a lock")
