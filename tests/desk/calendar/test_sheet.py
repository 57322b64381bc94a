"""The day's run sheet: what is out, next and late, and where nothing is."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from desk.calendar import sheet
from tests.desk.calendar.placing import make_idea, noon, planned, shown
from tests.factories import ago, make_article, make_client, make_edition, make_milestone

pytestmark = pytest.mark.django_db
SHEET = "/admin/sheet/"


def opened(user: User, **asked: Any) -> dict[str, Any]:
    return make_client(user).get(SHEET, asked).context


@pytest.fixture
def at_ten(monkeypatch: pytest.MonkeyPatch) -> dt.datetime:
    """The clock stands at ten of a day to come: the sheet's, that is; the database's is its own."""
    ten = noon(3).replace(hour=10)
    monkeypatch.setattr(sheet, "database_now", lambda: ten)
    return ten


def test_it_tells_what_is_next_and_where_nothing_is(at_ten: dt.datetime, editor: User) -> None:
    make_edition(headline="Poco fa", at=at_ten - dt.timedelta(hours=1))
    make_edition(headline="Tra poco", at=at_ten + dt.timedelta(hours=2, minutes=10))
    planned(at_ten + dt.timedelta(hours=4), headline="Magari")
    found = opened(editor, day=at_ten.date().isoformat())
    assert found["is_today"]
    assert (found["live"], found["next"].title) == (1, "Tra poco")
    assert found["gaps"] == ["10:00–12:00", "13:00–14:00", "15:00–20:00"]
    inside = {line.hour.number: [one.title for one in line.entries] for line in found["lines"]}
    assert (inside[9], inside[12], inside[14]) == (["Poco fa"], ["Tra poco"], ["Magari"])
    assert set(inside) == set(range(7, 20))
    assert [line.hour.number for line in found["lines"] if line.is_now] == [10]


def test_late_is_what_was_wished_or_due_and_is_not_public(editor: User) -> None:
    planned(ago(hours=30), headline="Mai uscito")
    overdue = make_article(headline="Mai consegnato")
    type(overdue).objects.filter(pk=overdue.pk).update(due_at=ago(hours=40))
    make_edition(planned(ago(hours=1), headline="Uscito"))
    assert [(one.title, one.label) for one in opened(editor)["late"]] == [
        ("Mai uscito", "late: was planned"),
        ("Mai consegnato", "late: was due"),
    ]
    assert opened(editor, day="2027-01-01")["late"] == []


def test_what_concerns_the_whole_day_stands_above_the_hours(editor: User) -> None:
    make_milestone(date="2027-02-09", label="Apertura")
    make_milestone(date="2027-02", label="Del mese")
    make_idea("Un’idea", wanted="2027-02-09")
    make_idea("Senza data")
    titles = {one.title.partition(" · ")[0] for one in opened(editor, day="2027-02-09")["whole_day"]}
    assert titles == {"Apertura", "Un’idea"}


def test_a_day_with_an_hour_twice_shows_both(editor: User) -> None:
    for hour in ("00:30", "01:30"):
        planned(dt.datetime.fromisoformat(f"2027-10-31T{hour}+00:00"), headline=f"Alle {hour}")
    lines = {line.hour.label: [one.title for one in line.entries] for line in opened(editor, day="2027-10-31")["lines"]}
    assert lines["02:00 CEST"] == ["Alle 00:30"]
    assert lines["02:00 CET"] == ["Alle 01:30"]


def test_filters_and_days_are_kept_in_its_addresses(editor: User, reporter: User) -> None:
    page = shown(make_client(editor), SHEET, day="2027-02-09", person=reporter.pk)
    assert f'href="/admin/sheet/?day=2027-02-10&amp;person={reporter.pk}"' in page
    assert f'href="/admin/calendar/?view=month&amp;day=2027-02-09&amp;person={reporter.pk}"' in page


def test_today_leads_to_it(editor: User) -> None:
    assert 'href="/admin/sheet/"' in shown(make_client(editor), "/admin/")
