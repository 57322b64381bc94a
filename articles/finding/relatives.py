"""Dates told from the text's own day: “entro l’anno”, “next month”, “tra due anni”, “domani”."""

import datetime as dt
from functools import partial

from articles.finding.reckoning import Form, Match, Way, holding, keep, months_from
from companies.dates import PartialDate

_COUNTED = ("un one", "due two", "tre three", "quattro four", "cinque five", "sei six")
_NUMBERS = {name: number for number, names in enumerate(_COUNTED, 1) for name in names.split()}
FORMS: list[Form] = []
_form = partial(keep, FORMS)


@_form(
    r"(?P<this>\bentro (?:la )?(?:fine|fine dell[’']|fine d[’']|l[’'])\s?anno\b|\bentro fine anno\b|"
    r"\bquest[’']anno\b|\bnel corso dell[’']anno\b|\bby (?:the )?(?:end of (?:the|this) year|year[- ]end)\b|"
    r"\b(?:later )?this year\b|\b(?:a|per) fine anno\b)|"
    r"(?P<after>\b(?:l[’']anno prossimo|il prossimo anno)\b|(?<!the )\bnext year\b)|"
    r"(?P<before>\b(?:l[’']anno scorso|lo scorso anno|last year)\b)"
)
def _this_year(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    return own and PartialDate(own.year + (1 if match["after"] else -1 if match["before"] else 0))


@_form(r"\b(?P<next>prossimo mese|mese prossimo|next month)\b|\b(?P<last>scorso mese|mese scorso|last month)\b")
def _next_month(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    if own is None or not own.month:
        return None
    return months_from(own, 1 if match["next"] else -1)


@_form(
    r"\b(?:tra|fra|in|within|entro) (?P<number>\d{1,2}|un|due|tre|quattro|cinque|sei|one|two|three|four|five|six) "
    r"(?P<unit>mes[ei]|months?|ann[oi]|years?)\b"
)
def _from_now(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    number = _NUMBERS.get(match["number"].lower()) or int(match["number"])
    if own is None:
        return None
    if match["unit"][0].lower() in "ay":
        return PartialDate(own.year + number)
    return months_from(own, number) if own.month else None


@_form(
    r"\b(?P<next>prossima settimana|settimana prossima|next week)\b|"
    r"\b(?P<last>scorsa settimana|settimana scorsa|last week)\b"
)
def _week(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    if own is None or not own.day:
        return None
    monday = own.first_day - dt.timedelta(days=own.first_day.weekday()) + dt.timedelta(days=7 if match["next"] else -7)
    sunday = monday + dt.timedelta(days=6)
    return holding(monday, sunday)


@_form(
    r"\b(?:(?P<minus2>l[’']altro ieri|(?:the )?day before yesterday)|(?P<zero>oggi|today)|"
    r"(?P<plus>domani|tomorrow)|(?P<plus2>dopodomani|(?:the )?day after tomorrow)|"
    r"(?P<minus>ieri|yesterday))\b"
)
def _near_day(match: Match, own: PartialDate | None, way: Way) -> PartialDate | None:
    if own is None or not own.day:
        return None
    step = {"zero": 0, "plus": 1, "plus2": 2, "minus": -1, "minus2": -2}[match.lastgroup or "zero"]
    day = own.first_day + dt.timedelta(days=step)
    return PartialDate(day.year, month=day.month, day=day.day)
