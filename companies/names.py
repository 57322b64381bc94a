"""Finds the register's names in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import ahocorasick
from django.db import connection

from companies.models import Company

# What the register's names add up to: it changes with any of them, and costs one walk over two short columns.
_FINGERPRINT = """
    SELECT count(*), sum(hashtextextended(name, id)) FROM (
        SELECT name, id FROM companies_company UNION ALL SELECT name, -company_id FROM companies_alias
    ) AS names (name, id)
"""
# Of a name that two companies have, the later row counts.
_NAMES = """
    SELECT id, 0 AS alias, name FROM companies_company
    UNION ALL SELECT company_id, id, name FROM companies_alias ORDER BY alias
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A company that a text names, and how it is written at first mention."""

    company_id: int
    name: str
    written: str


class _Register:
    """The names that the database holds, made ready to be searched for; kept until one of them changes."""

    def __init__(self) -> None:
        self.fingerprint: Any = None
        self.names: dict[int, str] = {}
        self.automaton: Any = None

    def current(self) -> "_Register":
        with connection.cursor() as cursor:
            cursor.execute(_FINGERPRINT)
            fingerprint = cursor.fetchone()
            if fingerprint == self.fingerprint:
                return self
            cursor.execute(_NAMES)
            rows = cursor.fetchall()
        # Made aside and put in place as a whole: other threads go on searching in the one before.
        global _register
        fresh = _Register()
        fresh.names = {pk: name for pk, alias, name in rows if not alias}
        fresh.automaton = _automaton((name, pk) for pk, _alias, name in rows)
        fresh.fingerprint = fingerprint
        _register = fresh
        return fresh


_register = _Register()


def named_in(text: str) -> list[Named]:
    """The companies whose name or alias stands in the text, in the order of first mention.

    Whole words in the register's own capitals; where one name contains another the longer one counts.
    One query, or two after a name has changed.
    """
    register = _register.current()
    found: dict[int, str] = {}
    for start, end, pk in _spans(text, register.automaton):
        found.setdefault(pk, text[start:end])
    return [Named(pk, register.names[pk], written) for pk, written in found.items() if pk in register.names]


def companies_named_in(text: str) -> list[Company]:
    """The same as rows, in two queries."""
    found = [named.company_id for named in named_in(text)]
    companies = Company.objects.in_bulk(found)
    return [companies[pk] for pk in found if pk in companies]


def _automaton(names: Iterable[tuple[str, int]]) -> Any:
    """None where there is no name to look for."""
    automaton = ahocorasick.Automaton()
    for name, pk in names:
        written = _typed(name).strip()
        if len(written) > 1:
            automaton.add_word(written, (len(written), pk))
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton


def _spans(text: str, automaton: Any) -> list[tuple[int, int, int]]:
    """Start, end and id of each whole name, in the order of the text. Offsets are those of `text` as given."""
    if automaton is None:
        return []
    searched = _typed(text)
    spans = [
        (end - length + 1, end + 1, pk)
        for end, (length, pk) in automaton.iter(searched)
        if _is_whole(searched, end - length + 1, end + 1)
    ]
    return _longest(spans)


def _typed(text: str) -> str:
    """As a keyboard writes it, one character for another: nothing moves."""
    return text.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ")


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _longest(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
