"""Days and hours by the newsroom's clock, and what a page of the calendar spans."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from desk.calendar import days
from desk.calendar.days import Span

SPRING, AUTUMN = dt.date(2027, 3, 28), dt.date(2027, 10, 31)


def labels(day: dt.date) -> list[str]:
    return [hour.label for hour in days.hours(day)]


def test_a_day_has_the_hours_that_the_clock_shows() -> None:
    assert labels(dt.date(2027, 1, 4)) == [f"{number:02}:00" for number in range(24)]
    assert len(labels(SPRING)) == 23
    assert "02:00" not in labels(SPRING)
    assert labels(AUTUMN)[1:5] == ["01:00", "02:00 CEST", "02:00 CET", "03:00"]
    assert len(labels(AUTUMN)) == 25


@pytest.mark.parametrize("day", [SPRING, AUTUMN, dt.date(2027, 1, 4)])
@pytest.mark.parametrize("zone", ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_the_hours_of_a_day_follow_each_other_from_midnight_to_midnight(day: dt.date, zone: str, settings: Any) -> None:
    settings.TIME_ZONE = zone
    timezone.get_default_timezone.cache_clear()
    found = days.hours(day)
    assert found[0].start == dt.datetime.combine(day, dt.time.min, tzinfo=ZoneInfo(zone))
    assert found[-1].end == days.start_of(day + days.DAY)
    assert all(one.end == other.start for one, other in zip(found, found[1:], strict=False))


def test_a_month_is_shown_in_whole_weeks_that_begin_on_monday() -> None:
    span = Span.of_month(dt.date(2027, 5, 17))
    assert (span.first, span.after) == (dt.date(2027, 4, 26), dt.date(2027, 6, 7))
    assert (span.before, span.beyond) == (dt.date(2027, 4, 30), dt.date(2027, 6, 1))
    assert Span.of_month(dt.date(2027, 2, 1)).after - Span.of_month(dt.date(2027, 2, 1)).first == dt.timedelta(28)


def test_a_week_with_a_change_of_the_clock_is_an_hour_shorter_or_longer() -> None:
    assert Span.of_week(SPRING).end - Span.of_week(SPRING).start == dt.timedelta(hours=167)
    assert Span.of_week(AUTUMN).end - Span.of_week(AUTUMN).start == dt.timedelta(hours=169)


def test_dates_less_exact_than_a_day_belong_to_the_month_that_is_shown() -> None:
    assert set(Span.of_month(dt.date(2027, 2, 5)).partial_dates()) >= {"2027-02-01", "2027-02", "2027-Q1", "2027"}
    assert "2027-03" not in Span.of_month(dt.date(2027, 2, 5)).partial_dates()
    assert {"2026-12", "2027-01", "2026-Q4", "2027-Q1"} <= set(Span.of_week(dt.date(2027, 1, 1)).partial_dates())


@pytest.mark.parametrize("raw", [None, "", "rubbish", "0001-01-01", "9999-12-31", "2027-02-30"])
def test_what_is_no_day_of_ours_is_today(raw: str | None) -> None:
    assert days.read(raw) == timezone.localdate()
