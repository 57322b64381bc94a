"""Days and hours as the newsroom's clock shows them: some days have 23 hours, some 25. Weeks begin on Monday.

Instants are in UTC: between two of one zone, Python reckons as if no clock were ever changed.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

DAY = dt.timedelta(days=1)
# The smallest step that any zone's clock was ever put on by, in our time.
STEP = dt.timedelta(minutes=15)
YEARS = range(1900, 2200)


def start_of(day: dt.date) -> dt.datetime:
    """The first instant of the day; where midnight is skipped, that of the skip."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone()).astimezone(dt.UTC)


def day_of(instant: dt.datetime) -> dt.date:
    return timezone.localtime(instant, timezone.get_default_timezone()).date()


def read(raw: str | None) -> dt.date:
    """A day as an address says it; today for anything else."""
    try:
        day = dt.date.fromisoformat(raw or "")
    except ValueError:
        return timezone.localdate()
    return day if day.year in YEARS else timezone.localdate()


@dataclass(frozen=True, slots=True)
class Hour:
    """`number` is what the clock shows; `label` also tells two of one number apart."""

    number: int
    start: dt.datetime
    end: dt.datetime
    label: str


def hours(day: dt.date) -> list[Hour]:
    """Every hour of this day, in order: none where the clock skips it, two where it shows it twice."""
    spans: list[tuple[dt.datetime, dt.datetime]] = []
    at, end = start_of(day), start_of(day + DAY)
    while at < end:
        shown = at.astimezone(timezone.get_default_timezone())
        last = spans[-1][0] if spans else None
        if last and (last.hour, last.utcoffset()) == (shown.hour, shown.utcoffset()):
            spans[-1] = (last, at + STEP)
        else:
            spans.append((shown, at + STEP))
        at += STEP
    numbers = [start.hour for start, _end in spans]
    return [Hour(start.hour, start.astimezone(dt.UTC), end, _named(start, numbers)) for start, end in spans]


def _named(shown: dt.datetime, numbers: list[int]) -> str:
    return shown.strftime("%H:%M %Z" if numbers.count(shown.hour) > 1 else "%H:%M")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to before `after`. `month` is the first day of the month that is shown, if it is one."""

    first: dt.date
    after: dt.date
    month: dt.date | None = None

    @classmethod
    def of_month(cls, day: dt.date) -> "Span":
        """The month's weeks, with the days of its neighbours that they hold."""
        month = day.replace(day=1)
        last = _next_month(month) - DAY
        return cls(month - DAY * month.weekday(), last + DAY * (7 - last.weekday()), month)

    @classmethod
    def of_week(cls, day: dt.date) -> "Span":
        monday = day - DAY * day.weekday()
        return cls(monday, monday + DAY * 7)

    @classmethod
    def of_day(cls, day: dt.date) -> "Span":
        return cls(day, day + DAY)

    @property
    def start(self) -> dt.datetime:
        return start_of(self.first)

    @property
    def end(self) -> dt.datetime:
        return start_of(self.after)

    @property
    def days(self) -> list[dt.date]:
        return [self.first + DAY * number for number in range((self.after - self.first).days)]

    @property
    def before(self) -> dt.date:
        """A day of the span before this one."""
        return (self.month or self.first) - DAY

    @property
    def beyond(self) -> dt.date:
        """A day of the span after this one."""
        return _next_month(self.month) if self.month else self.after

    def partial_dates(self) -> list[str]:
        """Every day of it, and the months, quarters and years that are shown, as partial dates are written."""
        shown = [self.month] if self.month else self.days
        wider = {text for day in shown for text in _wider(day)}
        return [*(day.isoformat() for day in self.days), *sorted(wider)]


def _next_month(month: dt.date) -> dt.date:
    return (month + DAY * 31).replace(day=1)


def _wider(day: dt.date) -> Iterator[str]:
    yield f"{day:%Y-%m}"
    yield f"{day.year:04}-Q{(day.month + 2) // 3}"
    yield f"{day.year:04}"
