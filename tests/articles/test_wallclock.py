"""Wall-clock times of seven zones over every change of their clocks from 2024 to 2035."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from articles import wallclock
from articles.admin.moments import MomentField, MomentInput

ZONES = [
    "Europe/Rome",
    "Europe/London",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Africa/Casablanca",
]
CHANGES = {"Europe/Rome": 24, "Asia/Shanghai": 0, "Australia/Lord_Howe": 24, "Africa/Casablanca": 26}
MINUTE = dt.timedelta(minutes=1)
type Change = tuple[dt.datetime, dt.timedelta, dt.timedelta]


def offset(seconds: int, zone: str) -> dt.timedelta:
    """The zone's own distance from UTC, read at an instant: no wall-clock time is asked for."""
    return dt.datetime.fromtimestamp(seconds, ZoneInfo(zone)).utcoffset() or dt.timedelta()


@cache
def changes(zone: str) -> list[Change]:
    """Found by search: each instant (UTC) at which the distance changes, with those before and after."""
    start, end = (int(dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp()) for year in (2024, 2036))
    found = []
    for low in range(start, end, 6 * 3600):
        high = low + 6 * 3600
        if offset(low, zone) == offset(high, zone):
            continue
        before = offset(low, zone)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle, zone) == before else (low, middle)
        found.append((dt.datetime.fromtimestamp(high, dt.UTC), before, offset(high, zone)))
    return found


def shown(change: Change) -> tuple[dt.datetime, dt.datetime]:
    """What clocks set as before, and as after, show at the change."""
    at, before, after = change
    naive = at.replace(tzinfo=None)
    return naive + before, naive + after


def minutes(first: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    while first < end:
        yield first
        first += MINUTE


def utc(shown: dt.datetime, zone: str) -> list[dt.datetime]:
    return [one.astimezone(dt.UTC) for one in wallclock.instants(shown, ZoneInfo(zone))]


def typed(shown: dt.datetime, which: str = "") -> dt.datetime | None:
    data = {"at": shown.isoformat(timespec="minutes"), "at-which": which}
    return MomentField().clean(MomentInput().value_from_datadict(data, {}, "at"))


@pytest.mark.parametrize("zone", ZONES)
def test_the_search_finds_the_changes(zone: str) -> None:
    assert len(changes(zone)) == CHANGES.get(zone, 24)


@pytest.mark.parametrize("zone", ZONES)
def test_no_minute_that_is_skipped_names_an_instant(zone: str) -> None:
    for change in changes(zone):
        old, new = shown(change)
        for minute in minutes(old, new):
            assert utc(minute, zone) == []
            assert wallclock.nearest(minute, ZoneInfo(zone)) == (old - MINUTE, new)


@pytest.mark.parametrize("zone", ZONES)
def test_every_minute_that_comes_twice_names_both_its_instants(zone: str) -> None:
    for change in changes(zone):
        old, new = shown(change)
        _at, before, after = change
        for minute in minutes(new, old):
            aware = minute.replace(tzinfo=dt.UTC)
            assert utc(minute, zone) == [aware - before, aware - after]


@pytest.mark.parametrize("zone", ZONES)
def test_the_minutes_beside_a_change_and_noon_of_every_day_name_one_instant(zone: str) -> None:
    for change in changes(zone):
        old, new = shown(change)
        at, before, after = change
        low, high = min(old, new) - MINUTE, max(old, new)
        assert utc(low, zone) == [low.replace(tzinfo=dt.UTC) - before]
        assert utc(high, zone) == [high.replace(tzinfo=dt.UTC) - after]
        assert old >= new or utc(high, zone) == [at]
    noon = dt.datetime.fromisoformat("2024-01-01T12:00")
    while noon.year < 2036:
        (instant,) = utc(noon, zone)
        assert offset(int(instant.timestamp()), zone) == noon.replace(tzinfo=dt.UTC) - instant
        noon += dt.timedelta(days=1)


@pytest.mark.parametrize("zone", ZONES)
def test_the_field_refuses_gaps_asks_at_folds_and_takes_the_exact_instant(zone: str) -> None:
    with timezone.override(ZoneInfo(zone)), translation.override("en"):
        for change in changes(zone):
            old, new = shown(change)
            _at, before, after = change
            first, last = min(old, new), max(old, new) - MINUTE
            for minute in (first, first + (last - first) // 2 // MINUTE * MINUTE, last):
                with pytest.raises(ValidationError, match="clocks go (back|forward)"):
                    typed(minute)
            assert typed(first - MINUTE) == (first - MINUTE).replace(tzinfo=dt.UTC) - before
            assert typed(last + MINUTE) == (last + MINUTE).replace(tzinfo=dt.UTC) - after
            for distance in (before, after) if new < old else ():
                chosen = first.replace(tzinfo=dt.timezone(distance)).isoformat()
                assert typed(first, chosen) == first.replace(tzinfo=dt.UTC) - distance


def test_half_an_hour_and_an_hour_are_told_apart() -> None:
    rome, island = ZoneInfo("Europe/Rome"), ZoneInfo("Australia/Lord_Howe")
    assert "choose 02:30 CEST or, an hour later, 02:30 CET." in wallclock.objection(
        dt.datetime.fromisoformat("2027-10-31T02:30"), rome
    )
    assert "or, 30 minutes later, 01:45 +1030." in wallclock.objection(
        dt.datetime.fromisoformat("2027-04-04T01:45"), island
    )
    assert wallclock.objection(dt.datetime.fromisoformat("2027-04-04T12:00"), island) == ""


def test_other_places_say_their_day_where_it_is_another_one() -> None:
    at = dt.datetime(2026, 11, 30, 22, 30, tzinfo=dt.UTC)
    told = wallclock.elsewhere(at, ["Europe/London", "America/New_York", "Asia/Shanghai"], ZoneInfo("Europe/Rome"))
    assert told == [("London", "22:30"), ("New York", "17:30"), ("Shanghai", "Tue 06:30")]


@pytest.mark.parametrize(
    ("minutes", "says"),
    [(0.5, "now"), (1, "in 1 minute"), (59.9, "in 59 minutes"), (14 * 60 + 59, "in 14 hours"), (48 * 60, "in 2 days")],
)
def test_a_distance_is_told_in_whole_units(minutes: float, says: str) -> None:
    now = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
    assert wallclock.distance(now + minutes * MINUTE, now) == says
    assert wallclock.distance(now - dt.timedelta(hours=3), now) == "3 hours ago"
