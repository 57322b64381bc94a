"""Finds companies and people by what somebody types of a name, wherever they are chosen.

First what begins with it, then what has its words; where that is little, names that are a letter off. What was merged
into another is found by none of its names: they are the other one's now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, Model, QuerySet, When

from companies import resembling
from companies.folding import key
from companies.models import Company, Person

LONGEST = 60
LITTLE = 4
"""With fewer than that, names that only resemble what was typed are looked for."""
_AT_MOST = 400
_NAMES = """
    SELECT id, name, '' AS alias, name AS written FROM {table}
    WHERE merged_into_id IS NULL AND {where} {limit}
"""
_OTHER_NAMES = """
    SELECT named.id, named.name, alias.name, alias.name FROM {aliases} AS alias
    JOIN {table} AS named ON named.id = alias.{column} AND named.merged_into_id IS NULL AND {where} {limit}
"""


@dataclass(frozen=True, slots=True)
class Found:
    id: int
    name: str
    kind: str = ""
    alias: str = ""
    """The other name by which it was found."""


def companies_like(typed: str, limit: int = 8) -> list[Found]:
    """Companies whose name or other name is, or resembles, what was typed; at most four queries."""
    rows = _like(Company, typed, limit)
    labels: dict[str, Any] = dict(Company.Kind.choices)
    kinds = dict(Company.objects.filter(pk__in=[pk for pk, _name, _alias in rows]).values_list("pk", "kind"))
    return [Found(pk, name, str(labels.get(kinds.get(pk, ""), "")), alias) for pk, name, alias in rows]


def people_like(typed: str, limit: int = 8) -> list[Found]:
    """The same of people."""
    return [Found(pk, name, alias=alias) for pk, name, alias in _like(Person, typed, limit)]


def narrowed[M: Model](rows: QuerySet[M], typed: str, limit: int = 100) -> QuerySet[M]:
    """Of companies or people those that are called like that, the likest first; all of them where nothing was typed."""
    if not typed.strip():
        return rows
    found = [pk for pk, _name, _alias in _like(rows.model, typed, limit)]
    place = Case(*(When(pk=pk, then=at) for at, pk in enumerate(found)), default=len(found))
    return rows.filter(pk__in=found).order_by(place)


def named(model: Any, name: str) -> list[tuple[int, str, str, str]]:
    """Id, name, other name and the one of both that is meant, of all whose name has these words or is a letter off."""
    wanted = key(name[:LONGEST].replace("\0", ""))
    if not wanted:
        return []
    nearly = next(resembling.queries(wanted), "")
    return [*_having(model, resembling.words(wanted)), *(_having(model, nearly) if nearly else ())]


def _like(model: Any, typed: str, limit: int) -> list[tuple[int, str, str]]:
    """Id, name, and the other name by which it was found."""
    wanted = key(typed[:LONGEST].replace("\0", ""))
    if not wanted:
        return []
    found: dict[int, tuple[int, str, str]] = {}
    _add(found, sorted(_beginning(model, wanted, limit), key=_shortest))
    if len(found) < limit:
        _add(found, sorted(_having(model, resembling.words(wanted)), key=_shortest))
    for query in resembling.queries(wanted):
        if len(found) >= LITTLE:
            break
        _add(found, resembling.ranked(wanted, _having(model, query)))
    return list(found.values())[:limit]


def _add(found: dict[int, tuple[int, str, str]], rows: Iterable[tuple[int, str, str, str]]) -> None:
    for pk, name, alias, _written in rows:
        found.setdefault(pk, (pk, name, alias))


def _shortest(row: tuple[int, str, str, str]) -> tuple[int, str, int]:
    return len(row[3]), row[3], row[0]


def _beginning(model: Any, wanted: str, limit: int) -> list[tuple[int, str, str, str]]:
    own = 'companies_name_key({name}) COLLATE "C"'
    where = f"{own} >= %(from)s AND {own} < %(to)s", f"ORDER BY {own} LIMIT %(limit)s"
    return _rows(model, where, {"from": wanted, "to": f"{wanted}\U0010ffff", "limit": limit * 2})


def _having(model: Any, query: str) -> list[tuple[int, str, str, str]]:
    where = "companies_name_words({name}) @@ %(query)s::tsquery", "LIMIT %(limit)s"
    return _rows(model, where, {"query": query, "limit": _AT_MOST})


def _rows(model: Any, asked: tuple[str, str], values: dict[str, Any]) -> Any:
    alias = model._meta.get_field("aliases")
    table, aliases, column = model._meta.db_table, alias.related_model._meta.db_table, alias.field.column
    parts = []
    for kind, name in ((_NAMES, "name"), (_OTHER_NAMES, "alias.name")):
        where, limit = (one.format(name=name) for one in asked)
        parts.append(kind.format(table=table, aliases=aliases, column=column, where=where, limit=limit))
    with connection.cursor() as cursor:
        cursor.execute(f"({parts[0]}) UNION ALL ({parts[1]})", values)
        return cursor.fetchall()
