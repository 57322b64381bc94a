"""Calendars as RFC 5545 has them, and dates in them as far as they are known."""

import datetime as dt
from typing import Any

from icalendar import Calendar, Event

from companies.dates import PartialDate


def start(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{name}//calendar//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def event(*, uid: str, stamp: dt.datetime, **said: Any) -> Event:
    """An event that blocks nobody's time. Its `uid` must never change; what is `said` are properties of the RFC."""
    made = Event()
    for name, value in {"uid": uid, "dtstamp": stamp, "transp": "TRANSPARENT", **said}.items():
        made.add(name, value)
    return made


def last(made: Event, date: PartialDate) -> None:
    """All the days that it may be: a month stays a month."""
    made.add("dtstart", date.first_day)
    if date.last_day < dt.date.max:
        made.add("dtend", date.last_day + dt.timedelta(days=1))
