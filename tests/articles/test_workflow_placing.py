"""Keeping the front page: what gives way, what is refused, what comes back, and that what stood there is kept."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import workflow
from articles.models import FrontBlock, Placement
from articles.models.placement import Place, Seat
from articles.publication import database_now
from articles.workflow.placing import version
from tests.articles.machine import clock
from tests.factories import ago, ahead, make_article, make_edition, make_section, make_user, rewrite

pytestmark = pytest.mark.django_db
LEAD, SECOND, THIRD = Seat(Place.LEAD), Seat(Place.SECOND, 0), Seat(Place.SECOND, 1)


def plan(at: dt.datetime | None = None) -> dict[Seat, int]:
    """Which story stands where."""
    return {row.seat: row.article_id for row in Placement.objects.live(at).in_language("it")}


def check() -> None:
    """The constraints that a commit would check."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_what_stands_in_a_slot_gives_way_and_comes_back_when_the_other_is_taken_back(editor: User) -> None:
    one, two = make_edition().article, make_edition().article
    first = workflow.place(one, LEAD, by=editor)
    later = ahead(hours=2)
    second = workflow.place(two, LEAD, by=editor, at=later)
    check()
    first.refresh_from_db()
    assert (first.live.upper, plan(), plan(later)) == (later, {LEAD: one.pk}, {LEAD: two.pk})
    workflow.unplace(second, by=editor)
    check()
    assert plan(later) == {LEAD: one.pk}
    second.refresh_from_db()
    assert (second.live.isempty, second.removed_by) == (True, editor)


def test_what_is_placed_now_ends_where_the_next_begins() -> None:
    one, two = make_edition().article, make_edition().article
    later = ahead(hours=2)
    workflow.place(two, LEAD, by=None, at=later)
    assert workflow.place(one, LEAD, by=None).live.upper == later
    check()


def test_a_story_placed_again_leaves_where_it_stood() -> None:
    one = make_edition().article
    workflow.place(one, LEAD, by=None)
    workflow.place(one, THIRD, by=None, at=ahead(hours=1))
    check()
    assert (plan(), plan(ahead(hours=2))) == ({LEAD: one.pk}, {THIRD: one.pk})


def test_two_begun_at_one_instant_in_one_slot_leave_the_second() -> None:
    one, two, at = make_edition().article, make_edition().article, ahead(hours=1)
    workflow.place(one, LEAD, by=None, at=at)
    workflow.place(two, LEAD, by=None, at=at)
    check()
    assert plan(at) == {LEAD: two.pk}


def test_moving_changes_places_with_what_stands_there() -> None:
    one, two = make_edition().article, make_edition().article
    first = workflow.place(one, SECOND, by=None, until=ahead(days=1))
    workflow.place(two, THIRD, by=None)
    workflow.move(first, THIRD, by=None, until=first.until)
    check()
    assert plan() == {THIRD: one.pk, SECOND: two.pk}
    assert plan(ahead(days=2)) == {SECOND: two.pk}


def test_what_is_to_come_is_moved_from_its_own_beginning() -> None:
    one, at = make_edition().article, ahead(hours=1)
    row = workflow.place(one, SECOND, by=None, at=at)
    workflow.move(row, LEAD, by=None, until=ahead(hours=3))
    check()
    assert (plan(), plan(at), plan(ahead(hours=4))) == ({}, {LEAD: one.pk}, {})


def test_what_is_to_come_can_t_be_moved_to_end_before_it_begins() -> None:
    row = workflow.place(make_edition().article, SECOND, by=None, at=(at := ahead(hours=2)))
    for until in (ahead(hours=1), at):
        with pytest.raises(workflow.Refused, match="end before it begins"):
            workflow.move(row, LEAD, by=None, until=until)


def test_moving_within_its_slot_changes_its_end_alone() -> None:
    one, english = make_edition().article, make_edition(language="en").article
    row = workflow.place(one, LEAD, by=None)
    workflow.place(english, LEAD, by=None)
    workflow.move(row, LEAD, by=None, until=(until := ahead(hours=1)))
    check()
    assert (plan(), plan(until)) == ({LEAD: one.pk}, {})
    assert Placement.objects.live().in_language("en").get().article == english


def test_reverting_brings_back_the_page_and_what_was_to_come(editor: User) -> None:
    one, two, three = (make_edition().article for _ in range(3))
    section, later = make_section(), ahead(hours=3)
    workflow.show_block(section, "it", by=editor)
    workflow.place(one, LEAD, by=editor)
    scheduled = workflow.place(three, SECOND, by=editor, at=later, until=later + dt.timedelta(hours=1))
    before, seen = database_now(), (plan(), plan(later))
    workflow.place(two, LEAD, by=editor)
    workflow.unplace(scheduled, by=editor)
    workflow.place(two, THIRD, by=editor, at=later)
    workflow.hide_block(section, "it", by=editor)
    wrong = database_now()
    assert workflow.revert("it", by=editor, to=before)
    check()
    assert (plan(), plan(later)) == seen
    assert plan(later + dt.timedelta(hours=2)) == {LEAD: one.pk}
    assert FrontBlock.objects.live().get().section == section
    rows = Placement.objects.count()
    assert workflow.revert("it", by=editor, to=database_now()) == 0
    assert (plan(), plan(later), Placement.objects.count()) == (*seen, rows)
    workflow.revert("it", by=editor, to=wrong)
    check()
    assert (plan(), plan(later)) == ({LEAD: two.pk}, {THIRD: two.pk})
    assert not FrontBlock.objects.live().exists()


def test_reverting_to_before_anything_empties_the_page_and_leaves_history(editor: User) -> None:
    before = database_now()
    workflow.place(make_edition().article, LEAD, by=editor)
    stood = database_now()
    workflow.revert("it", by=editor, to=before)
    assert plan() == {}
    assert LEAD in plan(stood)


def test_reverting_leaves_out_what_has_ended_meanwhile(editor: User) -> None:
    one, two = make_edition().article, make_edition().article
    workflow.place(one, LEAD, by=editor, until=(until := ahead(hours=1)))
    workflow.place(two, SECOND, by=editor)
    before = database_now()
    clock.install(until + dt.timedelta(seconds=1))
    assert workflow.revert("it", by=editor, to=before) == 0
    assert plan() == {SECOND: two.pk}


def test_who_decided_upon_an_old_page_is_refused(editor: User, chief: User) -> None:
    one, two = make_edition().article, make_edition().article
    seen = version("it")
    row = workflow.place(one, LEAD, by=chief, seen=seen)
    for act in (
        lambda: workflow.place(two, LEAD, by=editor, seen=seen),
        lambda: workflow.move(row, SECOND, by=editor, seen=seen),
        lambda: workflow.unplace(row, by=editor, seen=seen),
        lambda: workflow.revert("it", by=editor, to=ago(hours=1), seen=seen),
        lambda: workflow.show_block(make_section(), "it", by=editor, seen=seen),
    ):
        with pytest.raises(workflow.Refused, match="changed the front page meanwhile"):
            act()
    assert plan() == {LEAD: one.pk}
    before = version("it")
    workflow.unplace(row, by=editor, seen=before)
    assert version("it") > before


def test_the_front_page_of_another_language_is_another_one(editor: User) -> None:
    seen = version("it")
    workflow.place(make_edition(language="en").article, LEAD, by=editor)
    workflow.place(make_edition().article, LEAD, by=editor, seen=seen)
    check()
    assert Placement.objects.live().count() == 2
    section, other = make_section(), make_section()
    for language in ("en", "it"):
        workflow.show_block(section, language, by=editor)
    workflow.show_block(other, "it", by=editor)
    with pytest.raises(workflow.Refused, match="has its block already"):
        workflow.show_block(section, "it", by=editor)
    workflow.hide_block(section, "it", by=editor)
    assert set(FrontBlock.objects.live().values_list("section", "language")) == {(section.pk, "en"), (other.pk, "it")}


def test_a_story_stands_on_the_page_of_the_language_that_readers_have_it_in(editor: User) -> None:
    article = make_edition(language="en").article
    make_edition(rewrite(article, language="it"), at=ahead(hours=1))
    assert workflow.place(article, LEAD, by=editor).language == "en"


def test_what_makes_no_sense_is_refused_in_a_sentence() -> None:
    live, later = make_edition().article, ahead(hours=1)
    for words, act in {
        "neither public nor scheduled": lambda: workflow.place(make_article(), LEAD, by=None),
        "has passed": lambda: workflow.place(live, LEAD, by=None, at=ago(hours=1)),
        "end before it begins": lambda: workflow.place(live, LEAD, by=None, at=later, until=later),
        "too far away": lambda: workflow.place(live, LEAD, by=None, until=ahead(days=99_999)),
        "no such slot": lambda: workflow.place(live, Seat(Place.LEAD, 3), by=None),
        "still to come": lambda: workflow.revert("it", by=None, to=ahead(hours=1)),
    }.items():
        with pytest.raises(workflow.Refused, match=words):
            act()
    row = workflow.place(live, LEAD, by=None)
    workflow.unplace(row, by=None)
    with pytest.raises(workflow.Refused, match="any more"):
        workflow.unplace(row, by=None)


@pytest.mark.parametrize(("role", "may"), [("", False), ("Reporter", False), ("Editor", True), ("Chief", True)])
def test_editors_and_chiefs_keep_the_front_page(role: str, may: bool) -> None:
    person, article = make_user(role), make_edition().article
    row, section = workflow.place(article, LEAD, by=None), make_section()
    for act in (
        lambda: workflow.place(article, SECOND, by=person),
        lambda: workflow.move(Placement.objects.live().get(), THIRD, by=person),
        lambda: workflow.show_block(section, "it", by=person),
        lambda: workflow.hide_block(section, "it", by=person),
        lambda: workflow.revert("it", by=person, to=row.made_at),
        lambda: workflow.unplace(Placement.objects.live().get(), by=person),
    ):
        if may:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()


def test_the_database_keeps_what_stood_there() -> None:
    row = workflow.place(make_edition().article, LEAD, by=None)
    rows = Placement.objects.filter(pk=row.pk)
    for change in ({"slot": 0, "place": 2}, {"starts_at": ago(hours=1)}, {"made_by": make_user()}, {"language": "en"}):
        with pytest.raises(DatabaseError, match="is kept"), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError, match="is kept"), transaction.atomic():
        rows.delete()


@pytest.mark.parametrize("which", ["slot", "story", "block", "place"])
def test_the_database_refuses_what_can_t_stand_together(which: str) -> None:
    row = workflow.place(make_edition().article, LEAD, by=None)
    block = FrontBlock(
        section=make_section(), language="it", starts_at=row.starts_at, live=row.live, made_at=row.made_at
    )
    block.save()
    twin = block if which == "block" else row
    twin.pk, twin._state.adding = None, True
    if which == "slot":
        twin.article = make_edition().article
    elif which == "story":
        twin.place = Place.STRIP
    elif which == "place":
        twin.slot = 1
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
        check()
