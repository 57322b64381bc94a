"""A partnership's milestones in readers' calendars: RFC 5545, each date as long as it may be."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from articles import workflow
from tests.factories import ago, ahead, make_edition, make_milestone, make_partnership
from tests.pages.reading import status

pytestmark = pytest.mark.django_db
PATH = "/partnerships/accordo/milestones.ics"


def body(path: str = PATH) -> bytes:
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def events(path: str = PATH) -> list[Any]:
    return list(Calendar.from_ical(body(path)).walk("VEVENT"))


@pytest.mark.parametrize(
    ("date", "start", "end", "summary"),
    [
        ("2020-12-21", (2020, 12, 21), (2020, 12, 22), "Apre"),
        ("2021-02", (2021, 2, 1), (2021, 3, 1), "Apre (febbraio 2021)"),
        ("2020-Q4", (2020, 10, 1), (2021, 1, 1), "Apre (4º trimestre 2020)"),
        ("2020", (2020, 1, 1), (2021, 1, 1), "Apre (2020)"),
    ],
)
def test_a_date_lasts_as_long_as_it_may_be_and_says_so(date: str, start: Any, end: Any, summary: str) -> None:
    make_edition(milestones=[make_milestone(make_partnership(slug="accordo"), date=date, label="Apre")])
    (event,) = events()
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(*start), dt.date(*end))
    assert event["summary"] == summary
    assert f"DTSTART;VALUE=DATE:{event['dtstart'].dt:%Y%m%d}".encode() in body()


def test_the_last_day_of_all_calendars_has_no_day_after_it() -> None:
    make_edition(milestones=[make_milestone(make_partnership(slug="accordo"), date="9999-12-31")])
    assert "dtend" not in events()[0]


@pytest.mark.parametrize(
    ("state", "told"),
    [("expected", "TENTATIVE"), ("postponed", "TENTATIVE"), ("happened", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_an_event_says_whether_it_happened(state: str, told: str) -> None:
    make_edition(milestones=[make_milestone(make_partnership(slug="accordo"), state=state)])
    assert events()[0]["status"] == told


def test_words_are_escaped_and_lines_folded() -> None:
    label = "Apre; chiude, \\ e riapre: " + "ò" * 100
    milestone = make_milestone(make_partnership(slug="accordo"), date="2020-12-21", label=label)
    make_edition(milestones=[milestone])
    assert events()[0]["summary"] == label
    assert all(len(line) <= 75 for line in body().split(b"\r\n"))
    assert rb"Apre\; chiude\, \\ e riapre" in body().replace(b"\r\n ", b"")


def test_an_event_keeps_its_id_when_its_date_and_words_change() -> None:
    milestone = make_milestone(make_partnership(slug="accordo"), label="Prima")
    make_edition(milestones=[milestone], at=ago(hours=2))
    (before,) = events()
    milestone.label, milestone.date = "Dopo", "2021-01-02"
    milestone.save()
    make_edition(milestones=[milestone], at=ago(hours=1))
    (after,) = events()
    assert before["uid"] == after["uid"]
    assert after["dtstamp"].dt > before["dtstamp"].dt
    assert after["summary"] == "Dopo"


def test_it_tells_what_live_stories_tell_and_is_gone_with_them() -> None:
    partnership = make_partnership(slug="accordo")
    make_edition(milestones=[make_milestone(partnership, label="Domani")], at=ahead(days=1))
    assert status(PATH) == 404
    told = make_edition(milestones=[make_milestone(partnership, label="Oggi")])
    assert [str(event["summary"]) for event in events(f"/en{PATH}")] == ["Oggi (in December 2020)"]
    workflow.withdraw(told.article, by=None)
    assert status(PATH) == 404
