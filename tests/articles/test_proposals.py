"""What the register proposes on which day."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import proposals, workflow
from companies.models import Milestone
from tests.factories import make_milestone

pytestmark = pytest.mark.django_db


def asked(day: str) -> list[bool]:
    """For each proposal of the day, whether it asks what became of the milestone."""
    return [proposal.is_over for proposal in proposals.of_day(dt.date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("date", "silent", "proposes", "asks"),
    [
        ("2026-12-21", ["2026-12-20"], ["2026-12-21"], ["2026-12-22", "2027-03-01"]),
        ("2026-12", ["2026-11-30"], ["2026-12-01", "2026-12-31"], ["2027-01-01"]),
        ("2026-Q4", ["2026-09-30"], ["2026-10-01", "2026-12-31"], ["2027-01-01"]),
        ("2026-Q1", ["2025-12-31"], ["2026-01-01", "2026-03-31"], ["2026-04-01", "2026-12-31"]),
        ("2026", ["2025-12-31"], ["2026-01-01", "2026-12-31"], ["2027-01-01"]),
    ],
)
def test_a_milestone_proposes_a_story_while_its_date_lasts_and_asks_afterwards(
    date: str, silent: list[str], proposes: list[str], asks: list[str]
) -> None:
    make_milestone(date=date)
    assert [asked(day) for day in silent] == [[]] * len(silent)
    assert [asked(day) for day in proposes] == [[False]] * len(proposes)
    assert [asked(day) for day in asks] == [[True]] * len(asks)


def test_what_is_noted_or_dropped_is_not_proposed_again_but_asked_about(reporter: User) -> None:
    noted, dropped = make_milestone(date="2026-12-21"), make_milestone(date="2026-12-21")
    workflow.propose(noted, by=reporter, language="it")
    workflow.drop(workflow.propose(dropped, by=reporter, language="it"), by=reporter)
    assert asked("2026-12-21") == []
    assert asked("2026-12-22") == [True, True]


@pytest.mark.parametrize("state", ["happened", "postponed", "cancelled"])
def test_what_became_of_it_is_asked_until_somebody_says_so(state: str) -> None:
    make_milestone(date="2020-12-21", state=state)
    assert asked("2026-12-22") == []


def test_six_at_most_are_proposed_in_one_query() -> None:
    for _number in range(8):
        make_milestone(date="2026-12")
    with CaptureQueriesContext(connection) as captured:
        assert len([str(one.milestone.partnership) for one in proposals.of_day(dt.date(2026, 12, 3))]) == 6
    assert len(captured) == 1
    assert Milestone.objects.count() == 8
