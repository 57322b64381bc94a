"""Wall-clock times in any zone: which instants one names, since some are skipped and some are shown twice.

`shown` is a naive datetime, as a clock on the wall shows it; nothing here knows the newsroom's zone.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import get_language, ngettext, ngettext_lazy
from django.utils.translation import gettext as _

MINUTE = dt.timedelta(minutes=1)


def instants(shown: dt.datetime, zone: dt.tzinfo) -> list[dt.datetime]:
    """The instants, in the zone and in order, at which its clocks show this: none, one or two."""
    first, second = (shown.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return [first]
    return [first, second] if face(first.astimezone(dt.UTC), zone) == shown.replace(fold=0) else []


def face(instant: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """What the zone's clocks show at an instant."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def nearest(shown: dt.datetime, zone: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
    """The last minute before a time that is skipped, and the first one after it, as the clocks show them."""
    before = after = shown.replace(second=0, microsecond=0)
    while not instants(before, zone):
        before -= MINUTE
    while not instants(after, zone):
        after += MINUTE
    return before, after


def objection(shown: dt.datetime, zone: dt.tzinfo) -> str:
    """Why this time names no instant, or which two: a sentence that offers what to choose; else nothing."""
    found = instants(shown, zone)
    if len(found) == 1:
        return ""
    told = {"time": shown.strftime("%H:%M"), "day": written(shown, "j F Y")}
    if found:
        told |= {
            "first": found[0].strftime("%H:%M %Z"),
            "second": found[1].strftime("%H:%M %Z"),
            "later": _apart(found),
        }
        says = _("On %(day)s the clocks go back and show %(time)s twice: choose %(first)s or, %(later)s, %(second)s.")
    else:
        before, after = nearest(shown, zone)
        told |= {"before": before.strftime("%H:%M"), "after": after.strftime("%H:%M")}
        says = _("On %(day)s the clocks go forward and never show %(time)s: choose %(before)s or %(after)s.")
    return says % told


def written(day: dt.date, form: str) -> str:
    """As Django writes it, but for the capitals of its Italian months and days, which Italian doesn't have."""
    said = formats.date_format(day, form)
    return said.lower() if get_language() == "it" else said


def _apart(found: list[dt.datetime]) -> str:
    minutes = round((found[1].astimezone(dt.UTC) - found[0].astimezone(dt.UTC)) / MINUTE)
    if minutes == 60:
        return _("an hour later")
    return ngettext("%(number)d minute later", "%(number)d minutes later", minutes) % {"number": minutes}


def which(instant: dt.datetime) -> str:
    """The name of one of the two instants of a time that is shown twice."""
    told = {"time": instant.strftime("%H:%M %Z")}
    return (_("%(time)s, the second time") if instant.fold else _("%(time)s, the first time")) % told


def distance(instant: dt.datetime, now: dt.datetime) -> str:
    """How far ahead or back: “in 14 hours”, “3 days ago”, in whole units and never more than there is."""
    minutes = int(abs(instant - now) / MINUTE)
    is_ahead = instant > now
    if minutes < 1:
        return _("now")
    if minutes < 60:
        says, much = (_IN_MINUTES if is_ahead else _MINUTES_AGO), minutes
    elif minutes < 48 * 60:
        says, much = (_IN_HOURS if is_ahead else _HOURS_AGO), minutes // 60
    else:
        says, much = (_IN_DAYS if is_ahead else _DAYS_AGO), minutes // (24 * 60)
    return str(says % {"number": much})


_IN_MINUTES = ngettext_lazy("in %(number)d minute", "in %(number)d minutes", "number")
_IN_HOURS = ngettext_lazy("in %(number)d hour", "in %(number)d hours", "number")
_IN_DAYS = ngettext_lazy("in %(number)d day", "in %(number)d days", "number")
_MINUTES_AGO = ngettext_lazy("%(number)d minute ago", "%(number)d minutes ago", "number")
_HOURS_AGO = ngettext_lazy("%(number)d hour ago", "%(number)d hours ago", "number")
_DAYS_AGO = ngettext_lazy("%(number)d day ago", "%(number)d days ago", "number")


def elsewhere(instant: dt.datetime, zones: list[str], here: dt.tzinfo) -> list[tuple[str, str]]:
    """Places and what their clocks show then, with the weekday where it is another day than here."""
    day = instant.astimezone(here).date()
    told = []
    for name in zones:
        there = instant.astimezone(ZoneInfo(name))
        clock = there.strftime("%H:%M")
        place = name.rpartition("/")[2].replace("_", " ")
        told.append((place, clock if there.date() == day else f"{written(there.date(), 'D')} {clock}"))
    return told
