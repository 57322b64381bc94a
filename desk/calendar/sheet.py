"""The run sheet of a day, by the hour: what is out, what comes next, what is late, and where nothing is."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles.publication import database_now
from articles.standing import clock
from desk.calendar import entries, sources
from desk.calendar.asked import Asked, choices
from desk.calendar.days import DAY, Hour, Span, day_of, hours, read
from desk.calendar.entries import Dresser, Entry
from desk.calendar.pages import address, frame, in_words, mark_clashes

MOST, MOST_LATE = 1_000, 50
OPEN_HOURS = range(7, 20)
"""Of the newsroom's day: an hour of these in which nothing goes out is a gap."""
GOES_OUT = {"scheduled", "live", "planned"}


@dataclass(slots=True)
class Line:
    hour: Hour
    entries: list[Entry]
    is_gap: bool
    is_now: bool
    is_over: bool


@require_safe
def sheet(request: HttpRequest, site: Any) -> HttpResponse:
    """`day` is the day; today unless it says another."""
    day, asked, now = read(request.GET.get("day")), Asked.of(request), database_now()
    is_today = day == day_of(now)
    named = choices()
    dresser = Dresser(request.user, named, request.get_full_path())
    rows = sources.read(Span.of_day(day), asked, most=MOST)
    found = [entry for entry in entries.of(rows, now) if entry.day == day]
    late = entries.of(sources.read_late(asked, now, most=MOST_LATE), now) if is_today else []
    clashes = mark_clashes(found, now)
    lines = [_line(hour, found, now) for hour in hours(day)]
    shown = [line for line in lines if line.entries or line.hour.number in OPEN_HOURS or line.is_now]
    gaps = _gaps(lines, now)
    context = {
        **site.each_context(request),
        **frame(asked, named, day=day.isoformat()),
        "title": in_words(day),
        "day": day,
        "is_today": is_today,
        "whole_day": [entry for entry in dresser.dress(found) if not entry.at],
        "lines": shown,
        "late": dresser.dress(late),
        "next": next((entry for entry in found if entry.kind == "scheduled"), None),
        "live": sum(entry.kind == "live" for entry in found),
        "gaps": gaps,
        "clashes": clashes,
        "is_full": len(rows) >= MOST,
        "earlier": address("sheet", asked, day=day - DAY),
        "later": address("sheet", asked, day=day + DAY),
        "month": address("calendar", asked, view="month", day=day),
    }
    return TemplateResponse(request, "admin/calendar/sheet.html", context)


def _line(hour: Hour, found: list[Entry], now: dt.datetime) -> Line:
    inside = [entry for entry in found if entry.at and hour.start <= entry.at < hour.end]
    is_gap = hour.number in OPEN_HOURS and not any(entry.kind in GOES_OUT for entry in inside)
    return Line(hour, inside, is_gap, hour.start <= now < hour.end, hour.end <= now)


def _gaps(lines: list[Line], now: dt.datetime) -> list[str]:
    """Stretches that aren't over yet in which nothing goes out, the next one first."""
    stretches = (list(inside) for is_gap, inside in groupby(lines, lambda line: line.is_gap) if is_gap)
    ahead = (inside for inside in stretches if inside[-1].hour.end > now)
    return [f"{clock(max(inside[0].hour.start, now))}–{clock(inside[-1].hour.end)}" for inside in ahead]
