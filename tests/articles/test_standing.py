"""An instant in words: near ones by their day's name, others by their date, on every page of the desk alike."""

import datetime as dt
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from articles import standing

NOW = dt.datetime(2026, 11, 28, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (NOW, "today 10:00"),
        (NOW - dt.timedelta(hours=10, minutes=1), "yesterday 23:59"),
        (NOW + dt.timedelta(days=1), "tomorrow 10:00"),
        (NOW - dt.timedelta(days=2), "Thu 26 Nov 2026 10:00"),
        (dt.datetime(2001, 7, 1, 8, tzinfo=dt.UTC), "Sun 1 Jul 2001 10:00"),
        (None, ""),
    ],
)
def test_an_instant_is_said_as_seen_from_another(instant: dt.datetime | None, said: str) -> None:
    with translation.override("en"):
        assert standing.moment(instant, NOW) == said


def test_what_may_be_read_on_any_day_has_its_date_even_today() -> None:
    page = Template("{% load editions %}{{ at|date_and_time }}; {{ at|moment }}; {{ at|clock }}; {{ none|moment }}")
    at = dt.datetime(2001, 7, 1, 8, tzinfo=dt.UTC)
    with translation.override("en"):
        assert page.render(Context({"at": at, "none": None})) == "Sun 1 Jul 2001 10:00; Sun 1 Jul 2001 10:00; 10:00; "


def test_no_page_of_the_desk_has_a_way_of_its_own_to_write_a_date() -> None:
    pages = Path("templates/admin").rglob("*.html")
    assert not [page for page in pages if '|date:"' in page.read_text().replace('|date:"c"', "")]
