"""The names that the database holds, laid out for searching, and read again when one of them has changed."""

import threading
import time
from collections.abc import Iterator
from typing import Any

from django.db import connection

from .index import Index

SOURCES = {
    "company": """
        SELECT id, 0 AS alias, name FROM companies_company WHERE merged_into_id IS NULL
        UNION ALL SELECT company_id, id, name FROM companies_alias
    """,
    "person": """
        SELECT id, 0 AS alias, name FROM companies_person WHERE merged_into_id IS NULL
        UNION ALL SELECT person_id, id, name FROM companies_personalias
    """,
}
"""For each kind what reads its rows: its id, 0 or what tells its other names apart, and the name.

The names of what was merged into another are that one's other names."""
AT_ONCE = 10_000
"""Up to so many names are read again while somebody waits, a tenth of a second; more of them in the background."""
PAUSE = 5.0
"""Seconds between two looks in the background."""


class _Register:
    def __init__(self) -> None:
        self.index = Index(())
        self.fingerprint: Any = None
        self.looked_at = 0.0
        self._reading = threading.Lock()
        self._aside = threading.Lock()

    def current(self) -> Index:
        known = self.index
        if self.fingerprint is None or len(known) <= AT_ONCE:
            self.look()
            return self.index
        if time.monotonic() - self.looked_at > PAUSE and self._aside.acquire(blocking=False):
            threading.Thread(target=self._look_aside, name="names", daemon=True).start()
        return known

    def look(self) -> None:
        """Reads the names where one has changed. The new index takes the old one's place as a whole."""
        fingerprint = _fingerprint()
        if fingerprint != self.fingerprint:
            with self._reading:
                if fingerprint != self.fingerprint:
                    self.index = Index(_names())
                    self.fingerprint = fingerprint

    def _look_aside(self) -> None:
        try:
            self.look()
        finally:
            connection.close()
            self.looked_at = time.monotonic()
            self._aside.release()


_register = _Register()


def current() -> Index:
    """The names as they are now; of a register with more than AT_ONCE names, as they were a moment ago."""
    return _register.current()


def _fingerprint() -> list[Any]:
    """What the names add up to: it changes with any of them."""
    added_up = "count(*), sum(hashtextextended(name, CASE alias WHEN 0 THEN id ELSE -id END))"
    each = (f"SELECT {at}, {added_up} FROM ({source}) AS names" for at, source in enumerate(SOURCES.values()))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return sorted(cursor.fetchall())


def _names() -> Iterator[tuple[str, int, str]]:
    """Companies' own names before other names, so that the latter count where two are equal."""
    with connection.cursor() as cursor:
        for kind, source in SOURCES.items():
            cursor.execute(f"SELECT id, name FROM ({source}) AS names ORDER BY alias")
            while rows := cursor.fetchmany(2_000):
                yield from ((kind, pk, name) for pk, name in rows)
