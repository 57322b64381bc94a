"""Finds the register's names in a text."""

from collections.abc import Iterable
from itertools import chain

import ahocorasick

from companies.models import Alias, Company

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " "})


def companies_named_in(text: str) -> list[Company]:
    """The companies whose name or alias stands in the text, in the order of first mention.

    Whole words in the register's own capitals; where one name contains another the longer one counts.
    """
    pairs = chain(Company.objects.values_list("name", "pk"), Alias.objects.values_list("name", "company_id"))
    found = find(text, pairs)
    companies = Company.objects.in_bulk(found)
    return [companies[pk] for pk in found]


def find(text: str, names: Iterable[tuple[str, int]]) -> list[int]:
    """The ids of the names that stand in the text, once each, in the order of first mention."""
    searched = text.translate(_APOSTROPHES)
    automaton = ahocorasick.Automaton()
    for name, pk in names:
        written = name.translate(_APOSTROPHES).strip()
        if len(written) > 1:
            automaton.add_word(written, (len(written), pk))
    if not len(automaton):
        return []
    automaton.make_automaton()
    spans = [
        (end - length + 1, end + 1, pk)
        for end, (length, pk) in automaton.iter(searched)
        if _is_whole(searched, end - length + 1, end + 1)
    ]
    return list(dict.fromkeys(pk for _start, _end, pk in _longest(spans)))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _longest(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
