"""The hours when the clocks change: what doesn't exist is said, what comes twice is chosen."""

import datetime as dt
import html
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles.models import Edition
from tests.articles.admin.story_form import verb_address
from tests.factories import make_article, make_client, make_edition

pytestmark = pytest.mark.django_db
ROME = ZoneInfo("Europe/Rome")
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
    assert f'value="{TWICE.replace("T", " ")}"' in page
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


def hidden(page: str) -> str:
    return page.partition('name="at-read" value="')[2].partition('"')[0]


def test_words_are_shown_as_they_are_read_and_count_when_that_was_seen(editor: User) -> None:
    client, article = make_client(editor), make_article()
    page = said(client.post(verb_address("schedule", article), {"revision": 1, "at": "tomorrow 9"}))
    assert "“tomorrow 9” is read as" in page
    assert "tomorrow 09:00, in " in page
    assert "London 08:00 · New York 03:00 · Shanghai 16:00" in page
    assert not Edition.objects.exists()
    data = {"revision": 1, "at": "tomorrow 9", "at-read": hidden(page)}
    assert client.post(verb_address("schedule", article), data).status_code == 302
    assert hidden(page).startswith(Edition.objects.get().live.lower.astimezone(ROME).isoformat()[:16])


def test_a_reading_of_other_words_counts_for_nothing(editor: User) -> None:
    assert schedule(editor, **{"at": "tomorrow 9", "at-read": "2100-01-01T10:00|tomorrow 8"}).status_code == 200
    assert schedule(editor, **{"at": "tomorrow 9", "at-read": "x|tomorrow 9"}).status_code == 200
    assert not Edition.objects.exists()


def test_words_for_a_time_that_comes_twice_are_asked_about_too(editor: User) -> None:
    page = said(schedule(editor, at="31/10/2027 2:30"))
    assert "show 02:30 twice" in page
    assert f'<input type="radio" name="at-which" value="{SECOND}">' in page
    assert schedule(editor, **{"at": "31/10/2027 2:30", "at-which": SECOND}).status_code == 302
    assert Edition.objects.get().live.lower == dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_while_one_types_the_page_is_told_how_it_reads(editor: User) -> None:
    client, address = make_client(editor), "/admin/articles/article/when/"
    told = client.get(address, {"text": "1/1/2100 10:00"}).json()
    assert told["says"].startswith("Fri 1 Jan 2100 10:00, in ")
    assert told["read"] == "2100-01-01T10:00:00|1/1/2100 10:00"
    assert client.get(address, {"text": "2100-01-01 10:00"}).json()["read"] == ""
    assert client.get(address, {"text": NEVER}).json()["near"] == ["2027-03-28 01:59", "2027-03-28 03:00"]
    assert [one["value"] for one in client.get(address, {"text": TWICE}).json()["which"]] == [FIRST, SECOND]
    for odd in ("", "0001-01-01T00:00", "9999-12-31T23:59", "lun"):
        assert "says" not in client.get(address, {"text": odd}).json()
