"""Dates as they are known: to the day, the month, the quarter or the year."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>(?!00)\d{2})(?:-(?P<day>(?!00)\d{2}))?))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision. Written `2020`, `2020-Q4`, `2020-12` or `2020-12-21`.

    It is a date of the calendar, not an instant: it has no time zone.
    """

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads the written form. Raises ValueError for anything else and for days that don't exist."""
        match = _FORM.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a date such as 2020, 2020-Q4, 2020-12 or 2020-12-21")
        found = cls(**{part: int(value) for part, value in match.groupdict().items() if value})
        found.first_day  # noqa: B018  the calendar refuses a month 13 and a 30 February
        return found

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """`day`, `month`, `quarter` or `year`."""
        return "day" if self.day else "month" if self.month else "quarter" if self.quarter else "year"

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month or (self.quarter * 3 - 2 if self.quarter else 1), self.day or 1)

    @property
    def last_day(self) -> dt.date:
        if self.day:
            return self.first_day
        month = self.month or (self.quarter * 3 if self.quarter else 12)
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> dt.date:
        """The middle of what is known: a date known to the month sorts neither as the 1st nor as the 31st."""
        return self.first_day + (self.last_day - self.first_day) // 2

    @property
    def number(self) -> int:
        """Its sort key as a number that databases and addresses carry: 20201221."""
        return as_number(self.sort_key)

    @property
    def end_key(self) -> int:
        """Its last day as a number with one digit more for the precision.

        So ordered, the days of a month stand before the month itself, that before its quarter, that before its year,
        and whatever is over by a day is less than that day's own.
        """
        return as_number(self.last_day) * 10 + ("day", "month", "quarter", "year").index(self.precision)

    @property
    def span(self) -> "PartialDate":
        """The month of a day, and itself where it is known less exactly: what lists by month put it under."""
        return PartialDate(self.year, month=self.month) if self.day else self

    def in_words(self, language: str | None = None) -> str:
        """As prose writes it: “21 dicembre 2020”, “1º febbraio 2021”, “febbraio 2021”, “4º trimestre 2020”."""
        with override(language or get_language() or "en"):
            if self.quarter:
                return _("quarter %(quarter)d of %(year)d") % {"quarter": self.quarter, "year": self.year}
            if not self.month:
                return str(self.year)
            if not self.day:
                return month_in_prose(self.first_day)
            return in_prose(self.first_day)


def as_number(day: dt.date) -> int:
    """20201221."""
    return (day.year * 100 + day.month) * 100 + day.day


def since(date: PartialDate) -> str:
    """“since 1999”; in Italian with the preposition the date asks for: “dal 1999”, “da ottobre 2018”, “dall’8 …”"""
    words = date.in_words()
    return f"{_from_or_to('da', date)}{words}" if get_language() == "it" else _("since %(date)s") % {"date": words}


def until(date: PartialDate) -> str:
    """“until 2019”; in Italian “fino al 2019”, “fino a ottobre 2018”, “fino all’11 …”."""
    words = date.in_words()
    return f"fino {_from_or_to('a', date)}{words}" if get_language() == "it" else _("until %(date)s") % {"date": words}


def _from_or_to(preposition: str, date: PartialDate) -> str:
    """Italian: months take the bare preposition, years and days the article with it, 8 and 11 its elided form.

    “Fino ad aprile”: before its own vowel “a” takes a “d”.
    """
    if date.month and not date.day:
        return "ad " if preposition == "a" and date.month in {4, 8} else f"{preposition} "
    return f"{preposition}ll’" if date.day in {8, 11} else f"{preposition}l "


def in_prose(day: dt.date) -> str:
    """A day in the active language's prose: “21 dicembre 2020”, “1º febbraio 2021”, “21 December 2020”."""
    number = "1º" if day.day == 1 and get_language() == "it" else str(day.day)
    return f"{number} {month_in_prose(day)}"


def month_in_prose(day: dt.date) -> str:
    """A month in the active language's prose: “dicembre 2020”, “December 2020”."""
    month = formats.date_format(day, "F")
    return f"{month.lower() if get_language() == 'it' else month} {day.year}"
