"""Undoing, for ten seconds: nothing that was public is written over, and everything else lies as it did."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection

from articles import workflow
from articles.models import Article, AuditEntry, Edition, EditionTag
from articles.publication import State, database_now, standing
from tests.articles.at_once import at_once
from tests.articles.machine import clock
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


def spans(article: Article) -> list[Any]:
    rows = Edition.objects.filter(article=article).order_by("pk")
    return list(rows.values_list("pk", "live", "expires_at", "is_withdrawn"))


def checked() -> None:
    """Spans that overlap are refused here, as they would be at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def seconds_after_now(*seconds: int) -> list[dt.datetime]:
    """So many seconds after the instant at which the database's clock stands still from here on."""
    clock.install(now := database_now())
    return [now + dt.timedelta(seconds=each) for each in seconds]


def test_a_schedule_that_is_undone_was_never_public(editor: User) -> None:
    article = approve(make_article())
    edition = workflow.publish(article, by=editor, at=ahead(hours=1))
    workflow.undo(article, by=editor)
    edition.refresh_from_db()
    assert edition.is_cancelled
    assert stands(article).state == State.UNPUBLISHED
    assert Article.objects.get(pk=article.pk).is_open
    assert AuditEntry.objects.filter(article=article).first().verb == AuditEntry.Verb.UNDONE


def test_a_first_publication_that_is_undone_stays_on_record_and_is_withdrawn(editor: User) -> None:
    article = approve(make_article())
    edition = workflow.publish(article, by=editor)
    workflow.undo(article, by=editor)
    checked()
    edition.refresh_from_db()
    now = stands(article)
    assert now.state == State.WITHDRAWN
    assert edition.live.lower < edition.live.upper <= database_now()
    line = AuditEntry.objects.filter(article=article).first()
    assert (line.verb, line.note) == ("undone", "published")


def test_what_a_publication_replaced_goes_on_as_a_new_edition_of_the_same_text(editor: User) -> None:
    article = make_article(tags=["Cina"])
    old = make_edition(article, at=ago(hours=2), until=ahead(days=1))
    new = workflow.publish(approve(rewrite(article, headline="Poi")), by=editor)
    workflow.undo(article, by=editor)
    checked()
    now = stands(article)
    assert now.current.pk not in {old.pk, new.pk}
    assert (now.current.revision_id, now.current.facts) == (old.revision_id, old.facts)
    assert now.current.published_at == old.published_at
    assert now.current.expires_at == old.expires_at
    assert [row.facts["name"] for row in EditionTag.objects.filter(edition=now.current)] == ["Cina"]
    new.refresh_from_db()
    assert new.live.upper == now.current.live.lower
    assert not new.is_withdrawn


def test_a_withdrawal_that_is_undone_brings_back_what_was_live_and_what_was_queued(editor: User) -> None:
    article = make_article()
    old = make_edition(article, at=ago(hours=2))
    queued = make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1))
    workflow.withdraw(article, by=editor, note="Sbaglio")
    workflow.undo(article, by=editor)
    checked()
    now = stands(article)
    assert now.state == State.LIVE
    assert (now.current.revision_id, now.current.pk == old.pk) == (old.revision_id, False)
    assert [one.pk for one in now.queue] == [queued.pk]
    assert now.queue[0].live.lower == queued.live.lower
    old.refresh_from_db()
    assert old.live.upper <= now.current.live.lower
    assert (old.is_withdrawn, old.expires_at) == (True, old.live.upper)


def test_what_comes_back_is_withdrawn_when_that_was_due(editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(hours=2))
    workflow.withdraw(article, by=editor, at=(end := ahead(hours=1)))
    workflow.publish(approve(rewrite(article, headline="Poi")), by=editor)
    workflow.undo(article, by=editor)
    assert standing(Edition.objects.filter(article=article), end).state == State.WITHDRAWN


@pytest.mark.parametrize("verb", ["reschedule", "cancel", "set_until", "withdraw later", "renew"])
def test_what_is_queued_or_ends_later_lies_as_it_did(verb: str, editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(hours=2))
    queued = make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1), until=ahead(hours=5))
    before = spans(article)
    match verb:
        case "reschedule":
            workflow.reschedule(queued, by=editor, at=ahead(hours=2))
        case "cancel":
            workflow.cancel(queued, by=editor)
        case "set_until":
            workflow.set_until(article, by=editor, until=ahead(hours=9))
        case "withdraw later":
            workflow.withdraw(article, by=editor, at=ahead(minutes=30), note="Via")
        case "renew":
            workflow.renew(queued, by=editor) if approve(rewrite(article, headline="Infine")) else None
    assert [row for row in spans(article) if not row[1].isempty] != before
    workflow.undo(Article.objects.get(pk=article.pk), by=editor)
    checked()
    assert [row for row in spans(article) if not row[1].isempty] == before


def test_what_is_queued_and_will_be_withdrawn_lies_as_it_did(editor: User) -> None:
    queued = make_edition(at=ahead(hours=1))
    workflow.withdraw(queued.article, by=editor, at=ahead(hours=2))
    before = spans(queued.article)
    workflow.cancel(queued, by=editor)
    workflow.undo(queued.article, by=editor)
    assert spans(queued.article) == before


def test_what_went_out_early_returns_to_its_place_in_the_queue(editor: User) -> None:
    article = make_article()
    old = make_edition(article, at=ago(hours=2))
    queued = make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1))
    at = queued.live.lower
    workflow.publish_now(queued, by=editor)
    assert stands(article).current.pk == queued.pk
    workflow.undo(article, by=editor)
    checked()
    now = stands(article)
    assert now.current.revision_id == old.revision_id
    assert [(one.revision_id, one.live.lower) for one in now.queue] == [(queued.revision_id, at)]


def test_what_should_have_begun_while_it_was_cancelled_begins_when_that_is_undone(editor: User) -> None:
    article = make_article()
    at, later = seconds_after_now(1, 2)
    make_edition(article, at=ago(hours=2))
    queued = make_edition(rewrite(article, headline="Poi"), at=at)
    workflow.cancel(queued, by=editor)
    clock.set_to(later)
    workflow.undo(article, by=editor)
    checked()
    now = stands(article)
    assert (now.current.pk, now.current.live.lower) == (queued.pk, later)


def test_what_would_have_been_replaced_while_it_was_cancelled_stays_cancelled(editor: User) -> None:
    article, (at, later, now) = make_article(), seconds_after_now(1, 2, 3)
    early = make_edition(article, at=at)
    late = make_edition(rewrite(article, headline="Poi"), at=later)
    workflow.cancel(early, by=editor)
    clock.set_to(now)
    workflow.undo(article, by=editor)
    checked()
    early.refresh_from_db()
    assert (early.is_cancelled, stands(article).current) == (True, late)


def test_an_end_that_was_put_off_comes_when_that_is_undone_and_no_sooner(editor: User) -> None:
    end, now = seconds_after_now(1, 2)
    edition = make_edition(at=ago(hours=1), until=end)
    workflow.set_until(edition, by=editor, until=None)
    clock.set_to(now)
    workflow.undo(edition.article, by=editor)
    edition.refresh_from_db()
    assert (edition.live.upper, edition.expires_at, edition.is_withdrawn) == (now, now, False)


def test_it_is_undone_once_and_by_the_same_person(editor: User) -> None:
    article = approve(make_article())
    workflow.publish(article, by=editor, at=ahead(hours=1))
    for other in (make_user("Editor"), None):
        with pytest.raises(workflow.Refused, match="nobody else can undo it"):
            workflow.undo(article, by=other)
    with pytest.raises(PermissionDenied):
        workflow.undo(article, by=make_user("Reporter"))
    workflow.undo(article, by=editor)
    with pytest.raises(workflow.Refused, match="nothing to undo"):
        workflow.undo(article, by=editor)


def test_after_ten_seconds_and_one_nothing_is_undone(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    article = approve(make_article())
    workflow.publish(article, by=editor, at=ahead(hours=1))
    later = database_now() + dt.timedelta(seconds=12)
    monkeypatch.setattr("articles.workflow.undoing.database_now", lambda: later)
    with pytest.raises(workflow.Refused, match="ten seconds for undoing have passed"):
        workflow.undo(article, by=editor)
    monkeypatch.setattr("articles.workflow.undoing.database_now", lambda: later - dt.timedelta(seconds=2))
    workflow.undo(article, by=editor)


def test_an_undoing_that_names_an_earlier_decision_is_refused(editor: User) -> None:
    article = approve(make_article())
    edition = workflow.publish(article, by=editor, at=ahead(hours=1))
    first = AuditEntry.objects.filter(article=article).order_by("-pk")[0].pk
    workflow.reschedule(edition, by=editor, at=ahead(hours=2))
    with pytest.raises(workflow.Refused, match="Something else was decided"):
        workflow.undo(article, by=editor, line=first)
    workflow.undo(article, by=editor)
    with pytest.raises(workflow.Refused, match="Something else was decided"):
        workflow.undo(article, by=editor, line=first)


@pytest.mark.django_db(transaction=True)
def test_of_two_undoings_at_once_one_is_carried_out(editor: User) -> None:
    article = approve(make_article())
    make_edition(article)
    workflow.publish(approve(rewrite(article, headline="Poi")), by=editor)
    line = AuditEntry.objects.filter(article=article).order_by("-pk")[0].pk
    calls = [lambda: workflow.undo(Article.objects.get(pk=article.pk), by=editor, line=line)] * 2
    answers = at_once(*calls)
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "Refused"]
    assert Edition.objects.filter(article=article).count() == 3
    assert Edition.objects.live().filter(article=article).count() == 1


@pytest.mark.parametrize("is_replaced", [True, False], ids=["replaced", "withdrawn"])
def test_what_was_put_under_an_embargo_meanwhile_does_not_come_back(editor: User, is_replaced: bool) -> None:
    article = make_article(picture=(picture := make_picture()))
    make_edition(article, at=ago(hours=1))
    if is_replaced:
        workflow.publish(approve(rewrite(article, picture=None)), by=editor)
    else:
        workflow.withdraw(article, by=editor)
    make_embargo(picture)
    before = spans(article)
    with pytest.raises(workflow.Refused, match="under the embargo .* can’t come back now"):
        workflow.undo(article, by=editor)
    assert spans(article) == before


def test_what_went_out_seconds_before_its_time_goes_on_when_that_is_undone_after_it(editor: User) -> None:
    soon, at, now = seconds_after_now(1, 2, 3)
    edition = workflow.publish(approve(make_article()), by=editor, at=at)
    clock.set_to(soon)
    workflow.publish_now(edition, by=editor)
    clock.set_to(now)
    workflow.undo(edition.article, by=editor)
    checked()
    assert stands(edition.article).state == State.LIVE
