"""Times as people write them, in Italian and in English: “lun 7:30”, “tomorrow 9”, “21/12 10:00”, “tra 2 ore”.

dateparser knows the words; left to itself it also guesses (“domani alle 9” is noon to it, 12/21 December), and a guess
is no way to publish. So the hour is cut out first, and what is left has to be one whole day, or nothing is read.
"""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from articles import wallclock

MOST = 60
JUST_PASSED = 330
"""A date without its year that lies so many days ahead was meant to be one of the last weeks."""
DAYS = {"oggi": 0, "today": 0, "domani": 1, "tomorrow": 1, "dopodomani": 2, "day after tomorrow": 2}
WEEKDAYS = (
    "lun|lunedì|lunedi|mon|monday",
    "mar|martedì|martedi|tue|tues|tuesday",
    "mer|mercoledì|mercoledi|wed|wednesday",
    "gio|giovedì|giovedi|thu|thur|thurs|thursday",
    "ven|venerdì|venerdi|fri|friday",
    "sab|sabato|sat|saturday",
    "dom|domenica|sun|sunday",
)
_WEEKDAY = {name: number for number, names in enumerate(WEEKDAYS) for name in names.split("|")}
_SPAN = re.compile(r"(?:tra|fra|in) (?P<much>.+)")
_HOURS = re.compile(r"(?P<n>\d{1,3}) ?(?P<unit>h|or[ae]|hours?|hrs?|min|mins|minut[oi]|minutes?)")
_DAYS = re.compile(r"(?P<n>\d{1,3}) ?(?P<unit>giorn[oi]|days?|settiman[ae]|weeks?)")
_AT = r"(?<![a-zì])(?:alle ore |alle |all'|ore |h |at |@ ?)"
_CLOCKS = (
    re.compile(rf"(?P<at>{_AT})?(?<![\d.])(?P<hour>\d{{1,2}})[:h](?P<minute>\d\d)(?!\d) ?(?P<half>[ap]m)?(?![a-z])"),
    re.compile(r"(?P<at>at )?(?<![\d.:/])(?P<hour>\d{1,2}) ?(?P<half>[ap]m)\b"),
    re.compile(rf"(?P<at>{_AT})(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d\d))?(?![\d./:])"),
    re.compile(r"(?<=[a-zì] )(?P<hour>\d{1,2})\.(?P<minute>\d\d)$"),
)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d))?\.?")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:º|°|st|nd|rd|th)? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?"
)
_SIGN = {True: "/", False: " "}
_NUMBERS = {
    **dict.fromkeys(("un", "uno", "una", "a", "an", "one"), 1),
    **{
        name: number
        for number, names in enumerate(("due two", "tre three", "quattro four", "cinque five"), 2)
        for name in names.split()
    },
}


class Unclear(ValueError):
    """What can't be read, or can be read in two ways; its text says so, and what to write."""


class Unread(Unclear):
    """What can't be read in any way."""


def read(text: str, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The next such time: what a clock in the zone will show (naive), or for “in 2 hours” an instant (aware).

    Days come before months. A day that names itself, such as today, is that day even where the hour has passed.
    """
    words = plain(text)
    if len(words) > MOST:
        raise _unread(text[:MOST] + "…")
    here = wallclock.face(now, zone)
    span = _SPAN.fullmatch(words)
    if span and (found := _HOURS.fullmatch(_counted(span["much"]))):
        return _on_the_minute(_after(now.astimezone(dt.UTC), found))
    if words in {"mezzanotte", "midnight"}:
        raise Unclear(_("At which end of the day? Write it with its day, like “tomorrow 0:00”."))
    clock, rest = _clock(words, here, text)
    return dt.datetime.combine(day_meant(rest, clock, here, text), clock)


def is_iso(text: str) -> bool:
    """Whether it is written as forms and programs write times; those leave nothing to be understood."""
    return bool(re.match(r"\s*\d{4}-\d\d-\d\d", text))


def plain(text: str) -> str:
    """As it is read: without what only people need, such as capitals and commas."""
    words = " ".join(text.replace("’", "'").replace(",", " ").casefold().split())
    words = re.sub(r"\b(?:a )?(?:mezzogiorno|noon|midday)\b", "12:00", words)
    return words.replace("mezz'ora", "30 min").replace("half an hour", "30 min").replace("un'ora", "1 ora")


def _counted(words: str) -> str:
    first, _space, rest = words.partition(" ")
    return f"{_NUMBERS[first]} {rest}" if first in _NUMBERS else words


def _unread(text: str) -> Unread:
    says = _("“%(text)s” can't be read as a time: write it like %(examples)s.")
    return Unread(says % {"text": text.strip(), "examples": _("“mon 7:30”, “tomorrow 9”, “21/12 10:00”, “in 2 hours”")})


def _on_the_minute(instant: dt.datetime) -> dt.datetime:
    """The next full minute: what was asked for is never cut short."""
    whole = instant.replace(second=0, microsecond=0)
    return whole if whole == instant else whole + wallclock.MINUTE


def _clock(words: str, now: dt.datetime, text: str) -> tuple[dt.time, str]:
    """The hour, and the words without it."""
    for pattern in _CLOCKS:
        found = list(pattern.finditer(words))
        if len(found) > 1:
            raise _unread(text)
        if found:
            rest = words[: found[0].start()] + " " + words[found[0].end() :]
            return _time(found[0].groupdict(), text), " ".join(rest.split()).removesuffix(" alle").removesuffix(" at")
    name, _space, number = words.rpartition(" ")
    if name in DAYS and re.fullmatch(r"\d{1,2}", number):
        return _time({"hour": number}, text), name
    if re.fullmatch(r"\d{1,2}", number) and not _SPAN.fullmatch(words):
        raise Unclear(_("Is %(number)s a day or an hour? Write the hour like %(number)s:00.") % {"number": number})
    if re.fullmatch(r"\d{1,2}\.\d{2}", words):
        raise Unclear(_("Is %(text)s a day or an hour? Write the hour with a colon.") % {"text": words})
    day_meant(words, dt.time(), now, text)
    raise Unclear(_("At which hour? Write it like “%(text)s 7:30”.") % {"text": text.strip()})


def _time(parts: dict[str, Any], text: str) -> dt.time:
    hour, minute, half = int(parts["hour"]), int(parts.get("minute") or 0), parts.get("half")
    if hour > (12 if half else 23) or minute > 59 or (half and not hour):
        raise Unclear(_("No clock shows the hour in “%(text)s”.") % {"text": text.strip()})
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute)


def day_meant(words: str, clock: dt.time, now: dt.datetime, text: str) -> dt.date:
    """The next day that the words name, if what is meant is at `clock`; `text` is what was typed, for saying so."""
    today = now.date()
    if not words:
        return today if clock > now.time() else today + dt.timedelta(days=1)
    if words in DAYS:
        return today + dt.timedelta(days=DAYS[words])
    span = _SPAN.fullmatch(words)
    if span and (found := _DAYS.fullmatch(_counted(span["much"]))):
        return _after(dt.datetime.combine(today, dt.time()), found).date()
    first, _space, rest = words.partition(" ")
    if first in _WEEKDAY and not rest:
        return _on(_WEEKDAY[first], clock, now, text)
    day = _date(rest if first in _WEEKDAY else words, today, text)
    if first in _WEEKDAY and day.weekday() != _WEEKDAY[first]:
        told = {"day": wallclock.written(day, "j F Y"), "weekday": wallclock.written(day, "l")}
        raise Unclear(_("%(day)s is a %(weekday)s: which of the two is meant?") % told)
    return day


def _on(weekday: int, clock: dt.time, now: dt.datetime, text: str) -> dt.date:
    """The next such day. Today is another matter: whoever means it can say so."""
    distance = (weekday - now.weekday()) % 7
    if distance == 0 and clock > now.time():
        says = _("“%(text)s” is today or in a week: write “today %(time)s” or the date.")
        raise Unclear(says % {"text": text.strip(), "time": clock.strftime("%H:%M")})
    return now.date() + dt.timedelta(days=distance or 7)


def _date(words: str, today: dt.date, text: str) -> dt.date:
    """A date in numbers or with its month's name; without a year, the next one."""
    numbers, named = _NUMERIC.fullmatch(words), _NAMED.fullmatch(words)
    if numbers:
        day, month, year = int(numbers[1]), numbers[3], numbers[4]
        if int(month) > 12:
            raise Unclear(_("There is no month %(number)s: the day comes first.") % {"number": month})
    elif named:
        day, month, year = int(named[1] or named[4]), named[2] or named[3], named[5]
    else:
        raise _unread(text)
    found = _parsed(
        _SIGN[bool(numbers)].join(filter(None, (str(day), month, year))), dt.datetime.combine(today, dt.time())
    )
    if not found or found.day != day or (numbers and found.month != int(month)):
        raise _unread(text)
    if year and found.year % 100 != int(year) % 100:
        raise _unread(text)
    return found.date() if year else _coming(found.date(), today)


def _coming(found: dt.date, today: dt.date) -> dt.date:
    """Today where the library goes on to next year; what has just passed is hardly meant for next year."""
    if (found.day, found.month) == (today.day, today.month):
        return today
    if JUST_PASSED < (found - today).days <= 366:
        says = _("%(day)s has just passed: write its year too.")
        raise Unclear(says % {"day": wallclock.written(found, "j F")})
    return found


def _after(base: dt.datetime, found: re.Match[str]) -> dt.datetime:
    """`base` and so much more; only the library knows how the units are called."""
    unit = {"min": "minutes", "mins": "minutes", "h": "hours"}.get(found["unit"], found["unit"])
    is_english = unit.endswith(("s", "hour", "day", "week", "minute", "hr"))
    then = _parsed(f"{'in' if is_english else 'tra'} {found['n']} {unit}", base.replace(tzinfo=None))
    if then is None:
        raise _unread(found[0])
    return then.replace(tzinfo=base.tzinfo)


def _parsed(words: str, base: dt.datetime) -> dt.datetime | None:
    # Loaded by who needs it first: it takes a tenth of a second and 15 MB.
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "DATE_ORDER": "DMY",
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": base,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["it", "en"], settings=settings).get_date_data(words).date_obj
