"""Which date words mean, reckoned from the day that the text itself is of."""

import datetime as dt
import re
from collections.abc import Callable
from enum import Enum

from companies.dates import PartialDate

Match = re.Match[str]


class Way(Enum):
    """Where a date without its year lies, seen from the text's own."""

    AHEAD = "the next one, today's included"
    BACK = "the last one, today's included"
    NEAREST = "whichever of the two is nearer"
    NEITHER = "nothing tells"


Reckon = Callable[[Match, PartialDate | None, Way], PartialDate | None]
"""What a match means in a text of that date, where a lacking year is found in that way."""
Form = tuple[re.Pattern[str], Reckon]


def keep(forms: list[Form], pattern: str) -> Callable[[Reckon], Reckon]:
    """Puts a way of writing dates, and what reckons them, on the list."""

    def kept(reckon: Reckon) -> Reckon:
        forms.append((re.compile(pattern, re.IGNORECASE), reckon))
        return reckon

    return kept


def sound(reckon: Callable[[], PartialDate | None]) -> PartialDate | None:
    """None for what the calendar doesn't know."""
    try:
        date = reckon()
        return date if date and PartialDate.parse(str(date)) == date else None
    except (ValueError, OverflowError):
        return None


def resolved(match: Match, own: PartialDate | None, way: Way, **parts: int | None) -> PartialDate | None:
    """With its own year, or with the one in which it is next or last."""
    groups = match.groupdict()
    if groups.get("year"):
        return PartialDate(int(groups["year"]), **parts)
    if own is None:
        return None
    years = [PartialDate(own.year + step, **parts) for step in (-1, 0, 1, 2) if _exists(own.year + step, parts)]
    last = next((date for date in reversed(years) if date.first_day <= own.last_day), None)
    if any(groups.get(name) for name in ("next", "next2")):
        return next((date for date in years if date.first_day > own.first_day), None)
    if way is Way.BACK or any(groups.get(name) for name in ("last", "last2")):
        return last
    ahead = next((date for date in years if date.last_day >= own.first_day), None)
    if way is Way.NEAREST and ahead and last:
        return min(ahead, last, key=lambda date: abs((date.sort_key - own.sort_key).days))
    return None if way is Way.NEITHER else ahead


def _exists(year: int, parts: dict[str, int | None]) -> bool:
    return sound(lambda: PartialDate(year, **parts)) is not None


def holding(first: dt.date, last: dt.date) -> PartialDate | None:
    """The narrowest date that holds both days; None where even the year doesn't."""
    if first.year != last.year:
        return None
    if first.month == last.month:
        return PartialDate(first.year, month=first.month)
    quarters = {(day.month + 2) // 3 for day in (first, last)}
    return PartialDate(first.year, quarter=quarters.pop() if len(quarters) == 1 else None)


def months_from(own: PartialDate, number: int) -> PartialDate:
    count = own.year * 12 + (own.month or 1) - 1 + number
    return PartialDate(count // 12, month=count % 12 + 1)
