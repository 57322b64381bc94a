"""The front page brought back as it was at an instant."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import FrontBlock, Placement
from articles.publication import database_now
from articles.workflow.placing import version
from tests.articles.machine import clock
from tests.articles.test_workflow_placing import LEAD, SECOND, THIRD, check, plan
from tests.factories import ago, ahead, make_edition, make_section

pytestmark = pytest.mark.django_db


def test_reverting_takes_back_what_was_to_go_on() -> None:
    long, short, noon = make_edition().article, make_edition().article, ahead(hours=12)
    workflow.place(long, LEAD, by=None)
    before = database_now()
    workflow.place(short, LEAD, by=None, until=noon)
    wrong = database_now()
    workflow.revert("it", by=None, to=before)
    check()
    assert plan() == plan(noon) == {LEAD: long.pk}
    workflow.revert("it", by=None, to=wrong)
    check()
    assert (plan(), plan(noon)) == ({LEAD: short.pk}, {LEAD: long.pk})


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
