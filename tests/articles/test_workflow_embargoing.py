"""The verbs of embargoes: nothing begins before its embargo lifts, and what waits for one goes with it."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from articles import workflow
from articles.models import Article, AuditEntry, Edition, Notice
from articles.publication import database_now
from articles.workflow import Refused
from embargoes.models import Embargo
from tests.factories import (
    ago,
    ahead,
    approve,
    make_article,
    make_author,
    make_edition,
    make_embargo,
    make_milestone,
    make_partnership,
    make_picture,
    make_user,
)

pytestmark = pytest.mark.django_db


def in_text(picture: Any) -> str:
    return f'<p>Prima.</p><figure data-kind="picture" data-picture="{picture.pk}"><figcaption></figcaption></figure>'


def carriers() -> list[tuple[str, Any, dict[str, Any]]]:
    """What is under an embargo, and a story that carries it, by the name of the way."""
    picture, shown, partnership = make_picture(), make_picture(), make_partnership()
    milestone, parent = make_milestone(), make_milestone()
    return [
        ("the picture above the text", picture, {"picture": picture}),
        ("a picture in the text", shown, {"body": in_text(shown)}),
        ("a partnership", partnership, {"partnerships": [partnership]}),
        ("a milestone", milestone, {"milestones": [milestone]}),
        ("the partnership of a milestone", parent.partnership, {"milestones": [parent]}),
    ]


def start(edition: Edition) -> dt.datetime:
    return Edition.objects.get(pk=edition.pk).live.lower


def test_a_story_under_an_embargo_can_t_begin_before_the_lift() -> None:
    article = approve(make_article())
    lifts_at = dt.datetime(2087, 6, 5, 4, 3, tzinfo=dt.UTC)
    make_embargo(article, lifts_at=lifts_at, name="Accordo Prada", source="Prada")
    for at in (None, ahead(minutes=1), lifts_at - dt.timedelta(microseconds=1)):
        with pytest.raises(Refused, match="“Accordo Prada” .Prada. until Thu 5 Jun 2087 06:03") as refusal:
            workflow.publish(article, by=None, at=at)
        assert str(refusal.value).endswith("Choose that time or a later one.")
    assert workflow.publish(article, by=None, at=lifts_at).held_until == lifts_at


def test_neither_can_one_that_carries_something_under_it() -> None:
    for way, thing, given in carriers():
        embargo = make_embargo(thing)
        article = approve(make_article(**given))
        with pytest.raises(Refused, match=f"“{embargo.name}”"):
            workflow.publish(article, by=None)
        assert workflow.publish(article, by=None, at=embargo.lifts_at).held_until == embargo.lifts_at, way


def test_an_archive_can_t_be_brought_in_around_an_embargo() -> None:
    article = approve(make_article())
    make_embargo(article)
    with pytest.raises(Refused):
        workflow.publish(article, by=None, at=ago(days=300), backdate=True)


def test_what_is_queued_can_t_be_moved_before_the_lift() -> None:
    embargo = make_embargo(picture := make_picture())
    edition = make_edition(picture=picture, at=embargo.lifts_at)
    with pytest.raises(Refused, match=f"“{picture.title}” is under the embargo “{embargo.name}” .Casa Rossi. until"):
        workflow.reschedule(edition, by=None, at=ahead(minutes=1))
    workflow.reschedule(edition, by=None, at=ahead(hours=2))


def test_an_embargo_that_has_lifted_holds_nothing() -> None:
    embargo = make_embargo(picture := make_picture())
    Embargo.objects.filter(pk=embargo.pk).update(lifts_at=ago(seconds=1))
    assert make_edition(picture=picture).held_until is None


def test_putting_something_under_one_moves_what_is_queued_for_earlier_to_the_lift() -> None:
    for way, thing, given in carriers():
        early, late = make_edition(at=ahead(minutes=5), **given), make_edition(at=ahead(hours=3), **given)
        untouched = make_edition(at=ahead(minutes=5))
        before = start(untouched)
        embargo = make_embargo(thing)
        assert start(early) == embargo.lifts_at, way
        assert start(late) == late.live.lower, way
        assert start(untouched) == before
        held = Edition.objects.filter(pk__in=[early.pk, late.pk]).values_list("held_until", flat=True)
        assert set(held) == {embargo.lifts_at}


def test_what_readers_have_already_can_t_be_put_under_one() -> None:
    for way, thing, given in carriers():
        edition = make_edition(headline="Già uscita", **given)
        for held in (thing, edition.article):
            with pytest.raises(Refused, match="Readers have this already, in “Già uscita”"):
                make_embargo(held)
            assert held.__class__.objects.get(pk=held.pk).embargo is None, way


def test_what_was_public_once_and_is_not_now_can_and_concerns_nobody(editor: User, reporter: User) -> None:
    picture = make_picture()
    make_edition(picture=picture, at=ago(hours=2), until=ago(hours=1), owner=reporter)
    Notice.objects.all().delete()
    workflow.put_under(make_embargo(), [picture], by=editor)
    assert not Notice.objects.exists()


def test_nothing_can_t_be_put_under_one() -> None:
    with pytest.raises(Refused, match="Choose what the embargo is to hold"):
        workflow.put_under(make_embargo(), [], by=None)


def test_an_embargo_that_is_made_lifts_in_the_future() -> None:
    workflow.require_ahead(ahead(minutes=1))
    for at, says in ((ago(minutes=1), "has passed"), (ahead(days=99_999), "too far away")):
        with pytest.raises(Refused, match=says):
            workflow.require_ahead(at)


def test_a_thing_is_under_one_embargo_at_a_time_and_under_none_that_has_lifted() -> None:
    embargo = make_embargo(picture := make_picture(), name="Primo")
    with pytest.raises(Refused, match="under the embargo “Primo” already"):
        make_embargo(picture)
    workflow.lift(embargo, by=None)
    make_embargo(picture, name="Secondo")
    with pytest.raises(Refused, match="“Primo” lifted on"):
        workflow.put_under(embargo, [make_picture()], by=None)


def test_saving_a_thing_leaves_it_under_its_embargo() -> None:
    for thing in (make_article(), make_picture(), make_partnership(), make_milestone()):
        stale = type(thing).objects.get(pk=thing.pk)
        embargo = make_embargo(thing)
        stale.save()
        assert type(thing).objects.get(pk=thing.pk).embargo == embargo


def test_who_is_concerned_is_told_once_and_the_log_has_a_line(editor: User) -> None:
    owner, byline, scheduler, outsider = (make_user("Editor") for _ in range(4))
    picture = make_picture()
    article = approve(make_article(owner=owner, authors=[make_author(user=byline)], picture=picture))
    make_article(owner=outsider)
    edition = workflow.publish(article, by=scheduler, at=ahead(minutes=5))
    Notice.objects.all().delete()
    embargo = make_embargo(name="Accordo")
    workflow.put_under(embargo, [picture], by=editor)
    workflow.move_embargo(embargo, by=editor, to=ahead(hours=2))
    workflow.lift(embargo, by=editor)
    kinds = ["embargoed", "embargo_move", "embargo_lift"]
    for person in (owner, byline, scheduler):
        assert list(person.notices.order_by("pk").values_list("kind", flat=True)) == kinds
        assert {notice.facts["note"] for notice in person.notices.all()} == {"Accordo"}
    assert not Notice.objects.filter(person__in=[outsider, editor]).exists()
    lines = AuditEntry.objects.filter(article=article, verb__in=kinds).order_by("pk")
    assert [(line.verb, line.by, line.note) for line in lines] == [(kind, editor, "Accordo") for kind in kinds]
    assert lines.last().effective_at == start(edition)


def test_who_cancelled_what_carries_it_is_not_told_and_what_stays_queued_waits_for_the_lift(editor: User) -> None:
    scheduler, picture = make_user("Editor"), make_picture()
    article = approve(make_article(picture=picture))
    workflow.cancel(workflow.publish(article, by=scheduler, at=ahead(minutes=5)), by=scheduler)
    make_edition(article, at=ahead(hours=3))
    Notice.objects.all().delete()
    workflow.put_under(embargo := make_embargo(), [picture], by=editor)
    assert not scheduler.notices.exists()
    assert AuditEntry.objects.latest("pk").effective_at == embargo.lifts_at


def test_a_story_whose_text_at_the_desk_carries_it_is_concerned_too(editor: User, reporter: User) -> None:
    for _way, thing, given in carriers():
        article = make_article(owner=reporter, **given)
        Notice.objects.all().delete()
        workflow.put_under(make_embargo(), [thing], by=editor)
        assert [notice.article for notice in reporter.notices.all()] == [article]


def test_reporters_put_stories_of_their_own_under_one_and_do_nothing_else(reporter: User) -> None:
    embargo, own = make_embargo(), make_article(owner=reporter)
    workflow.put_under(embargo, [own], by=reporter)
    refused = [
        lambda: workflow.put_under(embargo, [make_article()], by=reporter),
        lambda: workflow.put_under(embargo, [make_picture()], by=reporter),
        lambda: workflow.take_out(embargo, [own], by=reporter),
        lambda: workflow.move_embargo(embargo, by=reporter, to=ahead(hours=2)),
        lambda: workflow.lift(embargo, by=reporter),
    ]
    for call in refused:
        with pytest.raises(PermissionDenied):
            call()


def test_an_act_on_a_list_that_has_changed_since_it_was_read_is_refused() -> None:
    embargo = make_embargo(picture := make_picture())
    with pytest.raises(Refused, match="changed since you read"):
        workflow.lift(embargo, by=None, read="0123456789abcdef")
    assert Embargo.objects.get().lifts_at == embargo.lifts_at
    make_edition(picture=picture, at=embargo.lifts_at)


@pytest.mark.parametrize("held", ["lower(live) + interval '1 microsecond'", "'2087-01-01'"])
def test_a_raw_write_can_t_let_an_edition_begin_before_its_hold(held: str) -> None:
    edition = make_edition(at=ahead(hours=1))
    with pytest.raises(IntegrityError, match="edition_waits_for_its_embargo"), transaction.atomic():
        _execute(f"UPDATE articles_edition SET held_until = {held} WHERE id = %s", edition.pk)
    _execute("UPDATE articles_edition SET held_until = lower(live) WHERE id = %s", edition.pk)
    with pytest.raises(IntegrityError, match="edition_waits_for_its_embargo"), transaction.atomic():
        _execute("UPDATE articles_edition SET live = tstzrange(now(), NULL) WHERE id = %s", edition.pk)
    _execute("UPDATE articles_edition SET live = 'empty', held_until = '2087-01-01' WHERE id = %s", edition.pk)


def _execute(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_costs_of_a_plan_don_t_grow_with_what_waits(django_assert_max_num_queries: Any) -> None:
    embargo = make_embargo(picture := make_picture())
    for _ in range(12):
        make_edition(picture=picture, at=embargo.lifts_at)
    from articles.workflow import embargoing

    with django_assert_max_num_queries(15):
        found = embargoing.moving(embargo, ahead(hours=3), database_now())
        assert {move.edition.article.headline for move in found.moved}
    assert len(found.moved) == Article.objects.count() == 12
