"""Sentences that tell of something dated, to come or done, which the register could keep as a milestone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from articles.finding import tenses
from articles.finding.forms import Told, told_in
from articles.finding.reckoning import Way
from articles.finding.sentences import Span, spans
from companies.dates import PartialDate
from companies.models import Milestone

LONGEST = 1_500
"""A longer stretch without a full stop is no sentence."""
_CLAUSE = re.compile(r"[;:()–—]|, (?=(?:che|di cui|which|who|while|mentre|but|ma|and|e|whose)\b)")
_BOUND = re.compile(
    r"\b(?:da|dal|dall[’']|dalla|a partire (?:da|dal|dall[’'])|entro(?: (?:il|la|l[’']|fine))?|from|by|"
    r"as of|starting(?: on| in)?|until|before|prima d(?:i|el|ella))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date told in a sentence; both spans are places in the text it was found in."""

    sentence: Span
    words: Span
    date: PartialDate
    state: Milestone.State
    """Expected or happened, as the text tells it on its own day."""


def dated_in(text: str, own: PartialDate | None) -> Iterator[Dated]:
    """In the order of the text. `own` is the text's date: without it only dates that carry their year are known."""
    for start, end in spans(text):
        if end - start > LONGEST:
            continue
        sentence = text[start:end]
        for told in told_in(sentence, own, partial(_way, sentence)):
            state = _state(sentence, told, own)
            if state:
                yield Dated((start, end), (start + told.start, start + told.end), told.date, state)


def _way(sentence: str, place: int) -> Way:
    clause = _clause(sentence, place)
    if tenses.looks_ahead(clause):
        return Way.AHEAD
    if tenses.PAST.search(clause):
        return Way.BACK
    is_near = tenses.EVENT_NOW.search(clause) or _BOUND.search(sentence[:place]) or tenses.looks_ahead(sentence)
    return Way.NEAREST if is_near else Way.NEITHER


def _clause(sentence: str, place: int) -> str:
    ends = [match.start() for match in _CLAUSE.finditer(sentence)]
    start = max((end for end in ends if end < place), default=0)
    return sentence[start : min((end for end in ends if end >= place), default=len(sentence))]


def _state(sentence: str, told: Told, own: PartialDate | None) -> Milestone.State | None:
    clause = _clause(sentence, told.start)
    is_done, is_ahead = tenses.EVENT_DONE.search(clause) is not None, tenses.looks_ahead(clause)
    if tenses.ABANDONED.search(clause) or (told.is_word and not tenses.tells_an_event(clause)):
        return None
    if own is None:
        return Milestone.State.EXPECTED if is_ahead else Milestone.State.HAPPENED if is_done else None
    if told.date.last_day < own.first_day:
        return Milestone.State.HAPPENED if is_done or told.is_word else None
    if told.date.first_day > own.last_day or is_ahead:
        return Milestone.State.EXPECTED
    if is_done:
        return Milestone.State.HAPPENED
    is_bound = _BOUND.search(sentence[: told.start]) or _BOUND.match(sentence[told.start : told.end])
    return Milestone.State.EXPECTED if is_bound or tenses.EVENT_NOW.search(clause) else None
