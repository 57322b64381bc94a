"""The pages of the calendar: a month or a week, with what stands on no day beside it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import clashes
from articles.publication import database_now
from companies.dates import in_prose, month_in_prose
from desk.calendar import entries, sources
from desk.calendar.asked import Asked, choices
from desk.calendar.days import Hour, Span, hours, read
from desk.calendar.entries import Dresser, Entry

SHOWN = 5
"""So many entries of a day stand in the month; the others are a link to the day."""
MOST_CLASHES = 12
MOST_TRAY = 40


@dataclass(slots=True)
class Slot:
    """An hour of a day in the week's view. Where the clock skips the hour, `hours` is empty and nothing goes there."""

    value: str
    label: str
    hours: list[Hour]
    entries: list[Entry]


@dataclass(slots=True)
class Day:
    date: dt.date
    entries: list[Entry]
    """Those that are shown; in a week only those without a time."""
    more: int = 0
    is_other: bool = False
    """Whether it belongs to another month than the one shown."""
    slots: tuple[Slot, ...] = ()

    @property
    def words(self) -> str:
        return in_words(self.date)

    @property
    def weekday(self) -> str:
        return _spelled(formats.date_format(self.date, "D"))


def in_words(day: dt.date) -> str:
    return f"{_spelled(formats.date_format(day, 'l'))} {in_prose(day)}"


def _spelled(name: str) -> str:
    """Django's Italian days have capitals, which Italian doesn't."""
    return name.lower() if get_language() == "it" else name


@require_safe
def calendar(request: HttpRequest, site: Any) -> HttpResponse:
    """`view` is month or week; `day` any day of it. At most eight queries, however much there is."""
    is_week = request.GET.get("view") == "week"
    day, asked, now = read(request.GET.get("day")), Asked.of(request), database_now()
    span = Span.of_week(day) if is_week else Span.of_month(day)
    rows, named = sources.read(span, asked), choices()
    found = entries.of(rows, now)
    clashing = mark_clashes(found, now)
    dresser = Dresser(request.user, named, request.get_full_path())
    by_day: dict[dt.date | None, list[Entry]] = defaultdict(list)
    for entry in found:
        by_day[entry.day].append(entry)
    build = _week if is_week else _month
    context = {
        **site.each_context(request),
        **frame(asked, named, view="week" if is_week else "month", day=day.isoformat()),
        "title": _title(span, is_week),
        "is_week": is_week,
        "days": [build(date, by_day[date], span, dresser) for date in span.days],
        "hours": [f"{number:02}:00" for number in range(24)],
        "trays": _trays(by_day[None], dresser),
        "clashes": clashing[:MOST_CLASHES],
        "more_clashes": max(0, len(clashing) - MOST_CLASHES),
        "today": timezone.localdate(),
        "is_full": len(rows) >= sources.MOST,
        "earlier": address("calendar", asked, view="week" if is_week else "month", day=span.before),
        "later": address("calendar", asked, view="week" if is_week else "month", day=span.beyond),
        "views": [(_("Month"), address("calendar", asked, view="month", day=day), not is_week)]
        + [(_("Week"), address("calendar", asked, view="week", day=day), is_week)],
    }
    return TemplateResponse(request, "admin/calendar/calendar.html", context)


def address(name: str, asked: Asked, **more: Any) -> str:
    told = {key: str(value) for key, value in more.items()}
    return f"{reverse(f'admin:{name}')}?{urlencode(told | asked.query)}".removesuffix("?")


def frame(asked: Asked, named: Any, **kept: Any) -> dict[str, Any]:
    """What the filters above every page of time need; `kept` stays in the address with them."""
    return {"asked": asked, "choices": named, "kept": kept}


def _title(span: Span, is_week: bool) -> str:
    if not is_week and span.month:
        words = month_in_prose(span.month)
        return words[:1].upper() + words[1:]
    last = span.days[-1]
    return _("%(first)s to %(last)s") % {"first": in_prose(span.first), "last": in_prose(last)}


def mark_clashes(found: Iterable[Entry], now: dt.datetime) -> list[clashes.Clash]:
    """What clashes from now on; the entries get to know it."""
    by_slot = {slot: entry for entry in found if entry.at and entry.at > now and (slot := entry.slot())}
    told = clashes.among(by_slot)
    for clash in told:
        for slot in clash.slots:
            if slot in by_slot:
                by_slot[slot].clashes.append(clash)
    return told


def _month(date: dt.date, found: list[Entry], span: Span, dresser: Dresser) -> Day:
    # What has no time of day comes first: it concerns all of it.
    ordered = sorted(found, key=lambda entry: entry.at is not None)
    shown = ordered if len(ordered) <= SHOWN + 1 else ordered[:SHOWN]
    is_other = bool(span.month and (date.year, date.month) != (span.month.year, span.month.month))
    return Day(date, dresser.dress(shown), len(ordered) - len(shown), is_other)


def _week(date: dt.date, found: list[Entry], span: Span, dresser: Dresser) -> Day:
    by_hour: dict[int, list[Entry]] = defaultdict(list)
    there: dict[int, list[Hour]] = defaultdict(list)
    for hour in hours(date):
        there[hour.number].append(hour)
    for entry in found:
        if entry.at:
            by_hour[timezone.localtime(entry.at).hour].append(entry)
    whole_day, more = _few([entry for entry in found if not entry.at], dresser)
    slots = []
    for number in range(24):
        shown, left = _few(by_hour[number], dresser)
        more += left
        value = f"{date.isoformat()}T{number:02}:00" if there[number] else ""
        slots.append(Slot(value, f"{in_words(date)}, {number:02}:00", there[number], shown))
    return Day(date, whole_day, more, slots=tuple(slots))


def _few(found: list[Entry], dresser: Dresser) -> tuple[list[Entry], int]:
    shown = found if len(found) <= SHOWN + 1 else found[:SHOWN]
    return dresser.dress(shown), len(found) - len(shown)


def _trays(found: list[Entry], dresser: Dresser) -> list[tuple[str, list[Entry], int]]:
    """What is known less exactly than to the day, by what is known of it, and the ideas without any date."""
    by_date: dict[str, list[Entry]] = defaultdict(list)
    exact = sorted(found, key=lambda entry: entry.date.sort_key if entry.date else dt.date.max)
    for entry in exact:
        by_date[entry.in_words].append(entry)
    return [
        (words, dresser.dress(inside[:MOST_TRAY]), max(0, len(inside) - MOST_TRAY)) for words, inside in by_date.items()
    ]
