"""The hours when the clocks change: what doesn't exist is said, what comes twice is chosen."""

import datetime as dt
import html
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles.models import Edition
from tests.articles.admin.story_form import verb_address
from tests.factories import make_article, make_client, make_edition

pytestmark = pytest.mark.django_db
TWICE, NEVER = "2027-10-31T02:30", "2027-03-28T02:30"
FIRST, SECOND = f"{TWICE}:00+02:00", f"{TWICE}:00+01:00"


def schedule(editor: User, **data: Any) -> HttpResponse:
    return make_client(editor).post(verb_address("schedule", make_article()), {"revision": 1} | data)


def said(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


@pytest.mark.parametrize(("at", "after"), [(NEVER, "03:00"), ("2027-03-28T02:00", "03:00")])
def test_a_time_that_the_clocks_skip_is_refused_with_those_around_it(at: str, after: str, editor: User) -> None:
    page = said(schedule(editor, at=at))
    assert f"On 28 March 2027 the clocks go forward and never show {at[-5:]}: choose 01:59 or {after}." in page
    assert "at-which" not in page
    assert not Edition.objects.exists()


def test_a_time_that_comes_twice_is_refused_with_a_choice(editor: User) -> None:
    page = said(schedule(editor, at=TWICE))
    assert "On 31 October 2027 the clocks go back and show 02:30 twice" in page
    assert "choose 02:30 CEST or, an hour later, 02:30 CET." in page
    assert f'value="{TWICE}"' in page
    for instant in (FIRST, SECOND):
        assert f'<input type="radio" name="at-which" value="{instant}">' in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("chosen", "hour"), [(FIRST, 0), (SECOND, 1)])
def test_the_chosen_one_of_both_is_taken(chosen: str, hour: int, editor: User) -> None:
    assert schedule(editor, **{"at": TWICE, "at-which": chosen}).status_code == 302
    assert Edition.objects.get().live.lower == dt.datetime(2027, 10, 31, hour, 30, tzinfo=dt.UTC)


def test_a_choice_stays_when_something_else_is_refused(editor: User) -> None:
    page = said(schedule(editor, **{"at": TWICE, "at-which": SECOND, "until": NEVER}))
    assert f'value="{SECOND}" checked' in page
    assert f'value="{FIRST}">' in page


@pytest.mark.parametrize("which", [f"{TWICE}:00+05:00", "x", "2027-10-31T02:45:00+02:00"])
def test_a_choice_for_another_time_counts_for_nothing(which: str, editor: User) -> None:
    assert schedule(editor, **{"at": TWICE, "at-which": which}).status_code == 200
    assert schedule(editor, **{"at": "2027-11-05T10:00", "at-which": FIRST}).status_code == 302
    assert Edition.objects.get().live.lower == dt.datetime(2027, 11, 5, 9, tzinfo=dt.UTC)


def test_what_is_scheduled_in_the_double_hour_opens_with_its_choice(editor: User) -> None:
    edition = make_edition(at=dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC))
    page = said(make_client(editor).get(verb_address("reschedule", edition.article, edition.pk)))
    assert f'value="{SECOND}" checked' in page


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59+14:00", "²⁰²⁰", "\0"])
def test_any_other_time_has_no_choice(at: str, editor: User) -> None:
    response = schedule(editor, at=at)
    assert response.status_code in {200, 302}
    assert "at-which" not in response.content.decode()
