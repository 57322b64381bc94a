"""The date a text carries on its first line, as precise as it was written and no more."""

import re
from typing import NamedTuple

from articles.finding.written import end_of, match, partial, spelt, whole

__all__ = ["Leading", "is_date_line", "leading", "partial"]

_KEYWORD = re.compile(r"\s*(?:date|data|dated)(?:\s*:\s*|\s+)", re.IGNORECASE)
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
    if keyword and (found := match(text, keyword.end())):
        dated = spelt(found)
        return Leading(dated, text[end_of(found) :].lstrip(), False) if dated else Leading("", text, True)
    line, _, rest = text.lstrip().partition("\n")
    if found := whole(line):
        dated = spelt(found)
        return Leading(dated, rest.lstrip("\n"), False) if dated else Leading("", text, True)
    place = _PLACE.match(line)
    if place and (found := whole(line[place.end() :])):
        return Leading(spelt(found), text, not spelt(found))
    return Leading("", text)


def is_date_line(line: str) -> bool:
    """Whether a line says a date, possible or not, and nothing else but a place."""
    start = _KEYWORD.match(line) or _PLACE.match(line)
    return bool(whole(line) or (start and whole(line[start.end() :])))
