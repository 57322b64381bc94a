"""Dates with their year as prose writes them, in Italian and English."""

import re
from collections.abc import Iterator

from articles.manuscript.dates import partial
from companies.dates import PartialDate

_MONTH = (
    r"(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:19|20)\d\d\b"
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:º|°|st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH},?\s+(?:del\s+)?{_YEAR}"
    rf"|\b{_MONTH}\s+\d{{1,2}},\s+{_YEAR}|(?<![\d.,/-])\b{_YEAR}(?![.,/-]?\d|\s?%)",
    re.IGNORECASE,
)


def found_in(text: str) -> Iterator[PartialDate]:
    """Those that the calendar knows."""
    for match in DATE.finditer(text):
        written = partial(" ".join(match[0].replace(" del ", " ").split()))
        if written:
            yield PartialDate.parse(written)
