"""withdraw and discard: taking a story down, and deleting what never went up."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Permalink, Revision
from articles.publication import State, database_now, standing
from tests.articles.expectations import bounds, log, refused, shown, verbs
from tests.factories import ago, ahead, approve, make_article, make_edition, rewrite

pytestmark = pytest.mark.django_db


def state(article: Article) -> State:
    return standing(Edition.objects.filter(article=article), database_now()).state


def test_withdrawing_takes_the_story_down_at_once(editor: User) -> None:
    article = make_article()
    edition = make_edition(article, at=(start := ago(hours=1)))
    before = database_now()
    workflow.withdraw(article, by=editor, note="Smentita")
    first, end = bounds(edition)
    assert first == start
    assert before <= end <= database_now()
    assert (shown(article), state(article)) == (None, State.WITHDRAWN)
    assert log(article)[-1] == ("withdrawn", 1, end, editor)
    assert AuditEntry.objects.get(verb="withdrawn").note == "Smentita"


def test_what_was_public_before_the_withdrawal_is_still_known() -> None:
    article = make_article(headline="C’era")
    make_edition(article, at=ago(hours=1))
    workflow.withdraw(article, by=None)
    assert shown(article, ago(minutes=30)) == "C’era"


def test_withdrawing_cancels_what_is_queued_for_later() -> None:
    article = make_article()
    live = make_edition(article, at=ago(hours=1))
    queued = [make_edition(rewrite(article, headline=str(n)), at=ahead(hours=n)) for n in (1, 2)]
    workflow.withdraw(article, by=None)
    assert [bounds(edition) for edition in queued] == [(None, None)] * 2
    assert bounds(live)[1] <= database_now()
    assert verbs(article)[-1] == "withdrawn"
    assert verbs(article).count("cancelled") == 0


def test_history_stays_when_a_story_is_withdrawn() -> None:
    article = make_article(headline="Uno")
    past = make_edition(article, at=ago(hours=3), until=ago(hours=2))
    make_edition(rewrite(article, headline="Due"), at=ago(hours=1))
    before = bounds(past)
    workflow.withdraw(article, by=None)
    assert bounds(past) == before
    assert not Edition.objects.get(pk=past.pk).is_withdrawn


def test_a_withdrawal_may_be_set_for_later() -> None:
    article, end = make_article(), ahead(hours=2)
    edition = make_edition(article, at=ago(hours=1))
    queued = make_edition(rewrite(article, headline="Prima"), at=(update := ahead(hours=1)))
    cancelled = make_edition(rewrite(article, headline="Dopo"), at=ahead(hours=3))
    workflow.withdraw(article, by=None, at=end)
    assert bounds(edition)[1] == update
    assert bounds(queued) == (update, end)
    assert bounds(cancelled) == (None, None)
    assert shown(article, end) is None


def test_a_withdrawal_at_the_instant_of_a_queued_update_takes_both_down() -> None:
    article, at = make_article(headline="Prima"), ahead(hours=1)
    live = make_edition(article, at=ago(hours=1))
    queued = make_edition(rewrite(article, headline="Aggiornata"), at=at)
    workflow.withdraw(article, by=None, at=at)
    assert bounds(queued) == (None, None)
    assert bounds(live)[1] == at
    assert (shown(article, at - dt.timedelta(microseconds=1)), shown(article, at)) == ("Prima", None)


def test_an_end_that_was_set_before_gives_way_to_the_withdrawal() -> None:
    article = make_article()
    edition = make_edition(article, at=ago(hours=1), until=ahead(days=1))
    workflow.withdraw(article, by=None)
    stored = Edition.objects.get(pk=edition.pk)
    assert stored.live.upper == stored.expires_at <= database_now()


def test_what_is_not_public_can_t_be_withdrawn() -> None:
    never, expired, scheduled = make_article(), make_article(), make_article()
    make_edition(expired, at=ago(hours=2), until=ago(hours=1))
    make_edition(scheduled, at=ahead(hours=2))
    for article in (never, expired, scheduled):
        with refused("public at that time: there is nothing to withdraw."):
            workflow.withdraw(article, by=None)


def test_a_story_can_t_be_withdrawn_twice_or_in_the_past_or_after_its_end() -> None:
    article = make_article()
    make_edition(article, at=ago(hours=1), until=ahead(hours=1))
    with refused("has passed"):
        workflow.withdraw(article, by=None, at=ago(minutes=1))
    with refused("nothing to withdraw"):
        workflow.withdraw(article, by=None, at=ahead(hours=2))
    workflow.withdraw(article, by=None)
    with refused("nothing to withdraw"):
        workflow.withdraw(article, by=None)


def test_withdrawing_leaves_the_text_at_the_desk_as_it_stands() -> None:
    article = make_article()
    make_edition(article)
    rewrite(article, headline="In lavorazione")
    workflow.withdraw(article, by=None)
    stored = Article.objects.get()
    assert (stored.status, stored.headline) == ("draft", "In lavorazione")


def test_a_story_that_came_back_and_then_expired_is_expired_not_withdrawn() -> None:
    article = make_article()
    make_edition(article, at=ago(hours=5))
    Edition.objects.update(is_withdrawn=True, expires_at=ago(hours=4))
    make_edition(rewrite(article, headline="Ritorno"), at=ago(hours=3), until=ago(hours=2))
    assert state(article) == State.EXPIRED


def test_a_story_that_never_went_up_can_be_deleted_with_its_history(reporter: User) -> None:
    article = make_article(owner=reporter, headline="Non se ne fa niente")
    pk = article.pk
    workflow.discard(article, by=reporter)
    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    lines = AuditEntry.objects.filter(article_id=pk).order_by("pk")
    assert [(line.verb, line.headline, line.by) for line in lines][-1] == ("deleted", "Non se ne fa niente", reporter)
    assert len(lines) == 2


@pytest.mark.parametrize("how", ["live", "scheduled", "cancelled", "withdrawn"])
def test_a_story_that_was_ever_frozen_is_never_deleted(how: str) -> None:
    article = make_article()
    edition = make_edition(article, at=ahead(hours=1) if how in {"scheduled", "cancelled"} else ago(hours=1))
    if how == "cancelled":
        workflow.cancel(edition, by=None)
    if how == "withdrawn":
        workflow.withdraw(article, by=None)
    with refused("withdraw it instead of deleting it"):
        workflow.discard(article, by=None)
    assert Permalink.objects.filter(article=article).exists()


def test_an_original_with_translations_is_not_deleted_and_says_so() -> None:
    article = make_article()
    make_article(original=article, language="en")
    with refused("has translations: delete those first."):
        workflow.discard(article, by=None)


def test_an_approved_story_that_was_never_published_can_be_deleted() -> None:
    workflow.discard(approve(make_article()), by=None)
    assert not Article.objects.exists()
