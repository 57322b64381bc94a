"""The date a text carries on its first line, as precise as it was written and no more."""

import re
from datetime import date
from typing import NamedTuple

_NAMES = (
    ("gennaio", "gen", "january", "jan"), ("febbraio", "feb", "february"), ("marzo", "mar", "march"),
    ("aprile", "apr", "april"), ("maggio", "mag", "may"), ("giugno", "giu", "june", "jun"),
    ("luglio", "lug", "july", "jul"), ("agosto", "ago", "august", "aug"),
    ("settembre", "set", "sett", "september", "sep", "sept"), ("ottobre", "ott", "october", "oct"),
    ("novembre", "nov", "november"), ("dicembre", "dic", "december", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    r"(?:(?:luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+)?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:°|º|st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_ISO = _YEAR + r"(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?"
_NUMERIC = rf"(?P<day>[0-9]{{1,2}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}"
_DAY_FIRST = rf"{_WEEKDAY}(?:{_DAY}\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}"
_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}"
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (_ISO, _NUMERIC, _DAY_FIRST, _MONTH_FIRST))

_KEYWORD = re.compile(r"\s*(?:date|data|dated)(?:\s*:\s*|\s+)", re.IGNORECASE)
_AFTER = re.compile(r"\.?(?=\s|$)")
_PLACE = re.compile(r"[^\W0-9][^0-9,\n]{1,40},\s+")


class Leading(NamedTuple):
    """The start of a text: its date or "", the text without it, and whether the date is impossible."""

    dated: str
    rest: str
    impossible: bool = False


def leading(text: str) -> Leading:
    """Takes a date off the start of a text: after “date” or “data”, or on a first line of its own.

    A date after a place (“Milano, 21 dicembre 2020”) is read and left, as is an impossible one.
    """
    keyword = _KEYWORD.match(text)
    if keyword and (found := _match(text, keyword.end())):
        dated = _partial(found)
        return Leading(dated, text[_end(found) :].lstrip(), False) if dated else Leading("", text, True)
    line, _, rest = text.lstrip().partition("\n")
    if found := _whole(line):
        dated = _partial(found)
        return Leading(dated, rest.lstrip("\n"), False) if dated else Leading("", text, True)
    place = _PLACE.match(line)
    if place and (found := _whole(line[place.end() :])):
        return Leading(_partial(found), text, not _partial(found))
    return Leading("", text)


def partial(value: str) -> str:
    """The date a whole line spells, such as “21 dicembre 2020”; "" for anything else."""
    found = _whole(value)
    return _partial(found) if found else ""


def is_date_line(line: str) -> bool:
    """Whether a line says a date, possible or not, and nothing else but a place."""
    start = _KEYWORD.match(line) or _PLACE.match(line)
    return bool(_whole(line) or (start and _whole(line[start.end() :])))


def _match(text: str, at: int) -> re.Match[str] | None:
    for form in _FORMS:
        found = form.match(text, at)
        if found and _AFTER.match(text, found.end()):
            return found
    return None


def _whole(line: str) -> re.Match[str] | None:
    line = line.strip()
    found = _match(line, 0)
    return found if found and _end(found) == len(line) and _is_recent_if_bare(found) else None


def _is_recent_if_bare(found: re.Match[str]) -> bool:
    return found["month"] is not None or found["year"][:2] in {"19", "20"}


def _end(found: re.Match[str]) -> int:
    after = _AFTER.match(found.string, found.end())
    return after.end() if after else found.end()


def _partial(found: re.Match[str]) -> str:
    year, month, day = found["year"], found["month"], found["day"]
    number = (_MONTHS.get(month.lower()) or int(month)) if month else None
    try:
        date(int(year), 1 if number is None else number, int(day) if day else 1)
    except ValueError:
        return ""
    parts = [year] + ([f"{number:02d}"] if number is not None else []) + ([f"{int(day):02d}"] if day else [])
    return "-".join(parts)
