"""Indexes and references of tables, put off until many rows have come: quicker at once than row by row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection
from psycopg.sql import SQL, Identifier

MEMORY = "256MB"
# An index that serves a constraint goes with it. A key to which others refer stays, and so does what is checked within
# a row.
_CONSTRAINTS = """
SELECT r.relname, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
WHERE r.oid = ANY(%s::regclass[]) AND c.contype IN ('f', 'u', 'x')
AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conindid = c.conindid AND k.oid <> c.oid
    AND c.contype <> 'f')
ORDER BY c.contype = 'f' DESC, r.relname, c.conname
"""
_INDEXES = """
SELECT r.relname, n.relname, pg_get_indexdef(n.oid) FROM pg_index i
JOIN pg_class r ON r.oid = i.indrelid JOIN pg_class n ON n.oid = i.indexrelid
WHERE r.oid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
ORDER BY r.relname, n.relname
"""


class _Kept(NamedTuple):
    table: str
    name: str
    definition: str


@contextmanager
def put_off(tables: Sequence[str]) -> Iterator[None]:
    """Within a transaction: no index but the keys' and no reference is kept up inside; at the end all are made again.

    Whatever ends the transaction before leaves them as they were. Until it ends, nobody else can use the tables, nor
    those that they refer to.
    """
    quoted = [f'"{table}"' for table in tables]
    with connection.cursor() as cursor:
        if tables:
            cursor.execute(SQL("LOCK TABLE {}").format(SQL(", ").join(map(Identifier, tables))))
        constraints, indexes = (_read(cursor, query, quoted) for query in (_CONSTRAINTS, _INDEXES))
        for table, name, _definition in constraints:
            cursor.execute(SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(Identifier(table), Identifier(name)))
        for _table, name, _definition in indexes:
            cursor.execute(SQL("DROP INDEX {}").format(Identifier(name)))
    yield
    with connection.cursor() as cursor:
        # A table on whose rows a check is still to come can't be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
        for _table, _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in reversed(constraints):
            add = SQL("ALTER TABLE {} ADD CONSTRAINT {} ").format(Identifier(table), Identifier(name))
            cursor.execute(add.as_string() + definition)


def _read(cursor: Any, query: str, tables: list[str]) -> list[_Kept]:
    cursor.execute(query, [tables])
    return [_Kept(*row) for row in cursor.fetchall()]
