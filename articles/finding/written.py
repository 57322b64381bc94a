"""A date that stands by itself as people write it, as precise as it was written and no more."""

import re
from datetime import date

_NAMES = (
    ("gennaio", "gen", "january", "jan"), ("febbraio", "feb", "february"), ("marzo", "mar", "march"),
    ("aprile", "apr", "april"), ("maggio", "mag", "may"), ("giugno", "giu", "june", "jun"),
    ("luglio", "lug", "july", "jul"), ("agosto", "ago", "august", "aug"),
    ("settembre", "set", "sett", "september", "sep", "sept"), ("ottobre", "ott", "october", "oct"),
    ("novembre", "nov", "november"), ("dicembre", "dic", "december", "dec"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
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
_AFTER = re.compile(r"\.?(?=\s|$)")


def partial(value: str) -> str:
    """The date a whole line spells, such as “21 dicembre 2020”; "" for anything else."""
    found = whole(value)
    return spelt(found) if found else ""


def match(text: str, at: int) -> re.Match[str] | None:
    for form in _FORMS:
        found = form.match(text, at)
        if found and _AFTER.match(text, found.end()):
            return found
    return None


def whole(line: str) -> re.Match[str] | None:
    line = line.strip()
    found = match(line, 0)
    return found if found and end_of(found) == len(line) and _is_recent_if_bare(found) else None


def _is_recent_if_bare(found: re.Match[str]) -> bool:
    return found["month"] is not None or found["year"][:2] in {"19", "20"}


def end_of(found: re.Match[str]) -> int:
    after = _AFTER.match(found.string, found.end())
    return after.end() if after else found.end()


def spelt(found: re.Match[str]) -> str:
    """Its written form; "" for a day that doesn't exist."""
    year, month, day = found["year"], found["month"], found["day"]
    number = (MONTHS.get(month.lower()) or int(month)) if month else None
    try:
        date(int(year), 1 if number is None else number, int(day) if day else 1)
    except ValueError:
        return ""
    parts = [year] + ([f"{number:02d}"] if number is not None else []) + ([f"{int(day):02d}"] if day else [])
    return "-".join(parts)
