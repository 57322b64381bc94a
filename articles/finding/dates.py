"""Dates with their year as prose writes them, in Italian and English."""

import re
from collections.abc import Iterator

from articles.finding.written import partial
from companies.dates import PartialDate

_MONTH = (
    r"(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:19|20)\d\d\b"
_SOME_YEAR = re.compile(_YEAR)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:º|°|st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH},?\s+(?:del\s+)?{_YEAR}"
    rf"|\b{_MONTH}\s+\d{{1,2}},\s+{_YEAR}|(?<![\d.,/-])\b{_YEAR}(?![.,/-]?\d|\s?%)",
    re.IGNORECASE,
)


def may_be_in(text: str) -> bool:
    """Whether there is a year, as in every date; quickly told, which whether there is a date is not."""
    return _SOME_YEAR.search(text) is not None


def written_in(text: str) -> Iterator[str]:
    """Dates as they stand in the text."""
    if may_be_in(text):
        yield from (match[0] for match in _DATE.finditer(text))


def found_in(text: str) -> Iterator[PartialDate]:
    """Those that the calendar knows."""
    for words in written_in(text):
        written = partial(" ".join(words.replace(" del ", " ").split()))
        if written:
            yield PartialDate.parse(written)
