"""A newer text for what is queued, sooner, and until when; and nobody is locked out of a scheduled story."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Permalink
from articles.publication import State, database_now, standing
from tests.factories import (
    ago,
    ahead,
    approve,
    make_article,
    make_edition,
    make_embargo,
    make_picture,
    make_user,
    rewrite,
)

pytestmark = pytest.mark.django_db


def stands(article: Article) -> Any:
    return standing(Edition.objects.filter(article=article), database_now())


def test_the_newly_approved_text_takes_the_place_of_the_queued_one(editor: User) -> None:
    article, at, until = make_article(), ahead(hours=1), ahead(hours=5)
    queued = make_edition(article, at=at, until=until)
    with pytest.raises(workflow.Refused, match="in it already"):
        workflow.renew(queued, by=editor)
    approve(rewrite(article, headline="Più nuova"))
    renewed = workflow.renew(queued, by=editor)
    queued.refresh_from_db()
    assert queued.is_cancelled
    assert (renewed.live.lower, renewed.live.upper, renewed.headline) == (at, until, "Più nuova")
    assert [one.pk for one in stands(article).queue] == [renewed.pk]
    assert not Article.objects.get(pk=article.pk).is_open
    assert AuditEntry.objects.filter(article=article).order_by("-pk")[0].verb == "renewed"


def test_only_an_approved_text_by_who_may_publish_takes_a_place_in_the_queue(editor: User) -> None:
    article = make_article()
    queued = make_edition(article, at=ahead(hours=1))
    rewrite(article, headline="Non letta")
    with pytest.raises(workflow.Refused, match="not approved"):
        workflow.renew(queued, by=editor)
    with pytest.raises(PermissionDenied):
        workflow.renew(queued, by=make_user("Reporter"))
    assert stands(article).queue[0].pk == queued.pk


def test_a_second_renewal_finds_the_first_one_done(editor: User) -> None:
    article = make_article()
    queued = make_edition(article, at=ahead(hours=1))
    approve(rewrite(article, headline="Più nuova"))
    workflow.renew(queued, by=editor)
    with pytest.raises(workflow.Refused, match="already been cancelled"):
        workflow.renew(Edition.objects.get(pk=queued.pk), by=editor)
    assert len(stands(article).queue) == 1


def test_a_text_keeps_its_address_and_waits_for_its_embargo_in_the_place_of_another_too(editor: User) -> None:
    taken, article = make_edition(), make_article()
    queued = make_edition(article, at=(at := ahead(minutes=30)))
    approve(rewrite(article, slug=taken.slug))
    with pytest.raises(workflow.Refused, match="belongs to another story"):
        workflow.renew(queued, by=editor)
    make_embargo(picture := make_picture())
    approve(rewrite(article, slug="suo-indirizzo", picture=picture))
    with pytest.raises(workflow.Refused, match="is under the embargo"):
        workflow.renew(queued, by=editor)
    approve(rewrite(article, picture=None))
    assert workflow.renew(queued, by=editor).live.lower == at
    assert Permalink.objects.get(slug="suo-indirizzo").article == article


def test_what_waits_for_an_embargo_can_t_go_out_at_once(editor: User) -> None:
    embargo = make_embargo(picture := make_picture())
    queued = make_edition(picture=picture, at=embargo.lifts_at)
    with pytest.raises(workflow.Refused, match="is under the embargo"):
        workflow.publish_now(queued, by=editor)


def test_what_is_queued_can_go_out_at_once_and_ends_what_is_live(editor: User) -> None:
    article = make_article()
    old = make_edition(article, at=ago(hours=1))
    queued = make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1))
    later = make_edition(rewrite(article, headline="Infine"), at=ahead(hours=2))
    workflow.publish_now(queued, by=editor)
    now = stands(article)
    old.refresh_from_db()
    assert (now.current.pk, [one.pk for one in now.queue]) == (queued.pk, [later.pk])
    assert old.live.upper == now.current.live.lower
    with pytest.raises(workflow.Refused, match="is public already"):
        workflow.publish_now(queued, by=editor)


def test_the_end_of_a_story_is_that_of_its_last_text(editor: User) -> None:
    article, end = make_article(), ahead(days=2)
    live = make_edition(article)
    queued = make_edition(rewrite(article, headline="Poi"), at=ahead(days=1))
    for early in (ahead(hours=3), queued.live.lower):
        with pytest.raises(workflow.Refused, match="begins on .* choose a later end"):
            workflow.set_until(article, by=editor, until=early)
    workflow.set_until(article, by=editor, until=end)
    queued.refresh_from_db()
    live.refresh_from_db()
    assert (queued.live.upper, queued.expires_at, live.expires_at) == (end, end, None)
    with pytest.raises(workflow.Refused, match="at that time already"):
        workflow.set_until(article, by=editor, until=end)
    workflow.set_until(article, by=editor, until=None)
    assert stands(article).until is None


def test_the_end_of_one_text_leaves_the_next_one_alone(editor: User) -> None:
    article = make_article()
    live = make_edition(article)
    make_edition(rewrite(article, headline="Poi"), at=ahead(days=1))
    end = ahead(hours=3)
    workflow.set_until(live, by=editor, until=end)
    live.refresh_from_db()
    assert live.live.upper == end
    assert len(stands(article).queue) == 1


def test_an_end_that_is_set_anew_is_no_withdrawal(editor: User) -> None:
    edition = make_edition()
    workflow.withdraw(edition.article, by=editor, at=ahead(hours=1))
    workflow.set_until(edition.article, by=editor, until=(end := ahead(hours=2)))
    assert standing(Edition.objects.all(), end).state == State.EXPIRED


def test_no_end_lies_in_the_past_or_belongs_to_what_is_over(editor: User) -> None:
    over, never = make_edition(at=ago(hours=2), until=ago(hours=1)), make_article()
    workflow.cancel(cancelled := make_edition(at=ahead(hours=1)), by=editor)
    for edition in (over, cancelled):
        with pytest.raises(workflow.Refused, match="don't get this text any more"):
            workflow.set_until(edition, by=editor, until=ahead(hours=2))
    with pytest.raises(workflow.Refused, match="neither public nor scheduled"):
        workflow.set_until(never, by=editor, until=ahead(hours=1))
    with pytest.raises(workflow.Refused, match="has passed"):
        workflow.set_until(make_edition().article, by=editor, until=ago(minutes=1))


def test_nothing_begins_at_or_past_its_own_end_in_the_past_or_on_another_text(editor: User) -> None:
    article, end = approve(make_article()), ahead(hours=2)
    queued = workflow.publish(article, by=editor, at=ahead(hours=1), until=end)
    other = workflow.publish(approve(rewrite(article, headline="Poi")), by=editor, at=ahead(hours=3))
    for at, says in (
        (end, "It ends on .*: choose an earlier time"),
        (ago(minutes=1), "has passed: choose a time in the future"),
    ):
        with pytest.raises(workflow.Refused, match=says):
            workflow.reschedule(queued, by=editor, at=at)
    workflow.set_until(queued, by=editor, until=None)
    with pytest.raises(workflow.Refused, match="begins at that very time"):
        workflow.reschedule(queued, by=editor, at=other.live.lower)


def test_nobody_is_locked_out_of_a_scheduled_story(editor: User, chief: User) -> None:
    owner = make_user("Reporter")
    article = make_article(owner=owner)
    queued = make_edition(article, at=ahead(hours=1))
    for person, words in ((owner, "Dell’autrice"), (editor, "Della redattrice"), (chief, "Del capo")):
        article.refresh_from_db()
        article.headline = words
        article.save()
        workflow.record(article, by=person)
    workflow.submit(article, by=owner)
    workflow.send_back(article, by=editor, note="Ancora")
    workflow.submit(article, by=owner)
    workflow.approve(article, by=chief)
    assert stands(article).queue[0].headline == queued.headline
    workflow.reschedule(queued, by=chief, at=ahead(hours=3))
    workflow.renew(queued, by=editor)
    assert stands(article).queue[0].headline == "Del capo"
