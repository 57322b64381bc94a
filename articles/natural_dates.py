"""Dates as people write them, with the precision that they have: “domani”, “21/12”, “dicembre 2026”, “Q4 2026”."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from articles import natural, wallclock
from articles.manuscript.dates import partial as in_full
from companies.dates import PartialDate

_QUARTER = re.compile(
    r"(?:q(?P<q>[1-4])|(?P<n>[1-4])(?:º|°|st|nd|rd|th)? (?:trimestre|quarter))(?: (?:of |del )?(?P<year>\d{4}))?"
)


def read(text: str, now: dt.datetime, zone: dt.tzinfo) -> PartialDate:
    """A day without its hour, or as much of a date as is known: “domani”, “lun”, “21/12”, “dicembre”, “Q4 2026”.

    Without a year it is the next such day, month or quarter, which may have begun. Raises natural.Unclear.
    """
    words, today = natural.plain(text), wallclock.face(now, zone).date()
    if written := in_full(words):
        return PartialDate.parse(written)
    if quarter := _QUARTER.fullmatch(words):
        number, year = int(quarter["q"] or quarter["n"]), int(quarter["year"] or today.year)
        is_over = not quarter["year"] and PartialDate(year, quarter=number).last_day < today
        return PartialDate(year + is_over, quarter=number)
    if this_year := in_full(f"{words} {today.year}"):
        month = PartialDate.parse(this_year)
        if month.precision == "month":
            return month if month.last_day >= today else PartialDate(month.year + 1, month=month.month)
    try:
        day = (
            natural.day_meant(words, dt.time(), wallclock.face(now, zone), text)
            if words and len(words) <= natural.MOST
            else None
        )
    except natural.Unread:
        day = None
    if not day:
        says = _("“%(text)s” can't be read as a date: write it like %(examples)s.")
        told = _("“tomorrow”, “mon”, “21/12”, “December 2026”, “Q4 2026”, “2026”")
        raise natural.Unread(says % {"text": text.strip()[: natural.MOST], "examples": told})
    return PartialDate(day.year, month=day.month, day=day.day)
