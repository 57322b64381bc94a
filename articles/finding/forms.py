"""Dates as prose tells them: “Dal 21 dicembre”, “nel terzo trimestre”, “next spring”.

A season is the quarter that nearly all of it lies in. Half a year and “by the end of the year” are the year, which is
what is known of them for sure; a week is its month, or whatever holds both its ends.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from articles.finding import relatives
from articles.finding.reckoning import Form, Match, Way, holding, keep, resolved, sound
from articles.finding.written import MONTHS
from companies.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Told:
    start: int
    end: int
    date: PartialDate
    is_word: bool
    """“oggi”, “tomorrow”: said of much that is no date."""


_NAMES = sorted((name for name in MONTHS if len(name) > 3 or name == "may"), key=len, reverse=True)
_MONTH = f"(?P<month>{'|'.join(_NAMES)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![.,]\d|\s?%)"
_OF_YEAR = rf"(?:,?\s+(?:del(?:l[’']anno)?\s+|of\s+|nel\s+)?{_YEAR})?"
_NEXT = r"(?:prossim[oa]|next|coming|this coming)"
_LAST = r"(?:scors[oa]|last|ultim[oa])"
_TURN = rf"(?:(?P<next>{_NEXT})\s+|(?P<last>{_LAST})\s+)?"
_AFTER = rf"(?:\s+(?P<next2>{_NEXT})|\s+(?P<last2>{_LAST}))?"
_QUARTERS = ("primo first 1º 1° i", "secondo second 2º 2° ii", "terzo third 3º 3° iii", "quarto fourth ultimo final iv")
_ORDINAL = {word: number for number, words in enumerate(_QUARTERS, 1) for word in words.split()}
_YEAR_ROUND = ("inverno winter", "primavera spring", "estate summer", "autunno autumn fall")
_SEASONS = {name: quarter for quarter, names in enumerate(_YEAR_ROUND, 1) for name in names.split()}
_TIME = (
    r"\b(?:(?:nell|dall|l|quest|entro l|per l|(?:fine|inizio|metà|corso) dell)[’']|(?:in|nel|nella|dal|dalla|"
    r"entro(?: il| la)?|fine|metà|by|from|until|during|for|per (?:il|la)|quest[ao]|this|late|early|il|la|the|"
    r"before|after|dopo|prima|(?:fine|inizio|metà|corso) (?:del|della)|(?:end|start|course|middle) of)\s+)"
)
_MAY_TELL = re.compile(
    rf"\d|\b(?:{'|'.join(_NAMES)}|{'|'.join(_SEASONS)}|trimestre|quarter|semestre|metà|half|ann[oi]|years?|mes[ei]|months?|"
    r"settimana|week|oggi|today|(?:dopo)?domani|tomorrow|ieri|yesterday)\b",
    re.IGNORECASE,
)
"""What each of the forms has one of; most sentences have none."""
_NEAR = re.compile(r"oggi|today|domani|tomorrow|dopodomani|ieri|yesterday", re.IGNORECASE)
_FORMS: list[Form] = []
_form = partial(keep, _FORMS)


def told_in(text: str, own: PartialDate | None, way: Callable[[int], Way]) -> Iterator[Told]:
    """The dates in their order; none overlap. `way` tells for a place in the text in which way a lacking year is found.

    Without the text's own date only those that carry their year.
    """
    if not _MAY_TELL.search(text):
        return
    taken: dict[tuple[int, int], PartialDate | None] = {}
    for form, reckon in (*_FORMS, *relatives.FORMS):
        for match in form.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken[match.span()] = sound(partial(reckon, match, own, way(match.start())))
    for (start, end), date in sorted(taken.items(), key=itemgetter(0)):
        if date:
            yield Told(start, end, date, _NEAR.fullmatch(text[start:end]) is not None)


@_form(r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/-])")
def _numeric(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return resolved(match, own, way, month=int(match["month"]), day=int(match["day"]))


@_form(rf"\b(?:tra|fra|between|from)\s+(?P<first>{'|'.join(_NAMES)})\s+(?:e|and|a|to)\s+{_MONTH}\b{_OF_YEAR}")
def _months(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    """“Fra gennaio e marzo”: what holds both."""
    last = resolved(match, own, way, month=MONTHS[match["month"].lower()])
    first = MONTHS[match["first"].lower()]
    return last and holding(dt.date(last.year, min(first, last.month or 1), 1), last.last_day)


@_form(rf"{_TURN}(?<![\d.,])\b(?P<day>\d{{1,2}})(?:º|°|st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b{_OF_YEAR}{_AFTER}")
def _day(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return resolved(match, own, way, month=MONTHS[match["month"].lower()], day=int(match["day"]))


@_form(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,\s+{_YEAR})?")
def _day_after_month(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return resolved(match, own, way, month=MONTHS[match["month"].lower()], day=int(match["day"]))


@_form(rf"{_TURN}\b{_MONTH}\b{_OF_YEAR}{_AFTER}")
def _month(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    """English “May” and “March” are verbs too: they want a capital, and a preposition before or a year behind."""
    name = match["month"]
    before = match.string[: match.start("month")]
    if name.lower() in {"may", "march"} and not match["year"]:
        is_month = name[0].isupper() and re.search(
            r"\b(?:in|by|from|since|until|next|last|this|of|for|late|early|mid)[ -]$", before
        )
        if not is_month:
            return None
    return resolved(match, own, way, month=MONTHS[name.lower()])


@_form(
    rf"{_TURN}(?:\b(?P<ordinal>{'|'.join(sorted(_ORDINAL, key=len, reverse=True))})\s+(?:trimestre|quarter)"
    r"|\bQ(?P<q>[1-4]))\b"
    rf"(?:\s+(?:dell[’']anno|of\s+the\s+year))?{_OF_YEAR}"
)
def _quarter(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return resolved(match, own, way, quarter=int(match["q"]) if match["q"] else _ORDINAL[match["ordinal"].lower()])


@_form(
    r"\b(?:prim[oa]|second[oa]|first|second)\s+(?:semestre|metà|half)(?:\s+(?:dell[’']anno|of\s+the\s+year|of\s+this\s+year))?"
    rf"{_OF_YEAR}|\bH[12]\s+(?:of\s+)?(?P<year2>(?:19|20)\d\d)\b"
)
def _half(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    year = match["year"] or match["year2"]
    return PartialDate(int(year)) if year else own and PartialDate(own.year)


@_form(
    rf"(?<![-/\w])(?:{_TIME})?{_TURN}\b(?P<season>{'|'.join(_SEASONS)})\b"
    r"(?!\s?[-/–]|\s+(?:collection|sale|e|and|o|or|in|inverno|estate|winter|summer)\b|\s+of\s(?!\d))"
    rf"{_OF_YEAR}{_AFTER}"
)
def _season(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    """Named as a time, not as a collection: after a preposition or an article, or with its year."""
    leads = re.match(_TIME, match[0], re.IGNORECASE)
    if re.search(r"(?:collezion[ei]|linea|capsule|stagione)\s*$", match.string[: match.start()], re.IGNORECASE):
        return None
    if own and not match["year"] and re.match(r"(?:this|quest)", match[0], re.IGNORECASE):
        return PartialDate(own.year, quarter=_SEASONS[match["season"].lower()])
    is_time = leads or match["year"] or match["next"] or match["next2"] or match["last"] or match["last2"]
    return resolved(match, own, way, quarter=_SEASONS[match["season"].lower()]) if is_time else None


@_form(rf"(?P<lead>{_TIME}){_YEAR}(?![-/–]\d)")
def _year(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return PartialDate(int(match["year"]))
