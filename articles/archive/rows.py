"""Rows on their way into a table by COPY: thousands a second, where the ORM manages hundreds."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models.fields.json import JSONField


class Rows:
    """Collects rows for one model's table. What a row doesn't say is the field's default."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._fields = [field for field in model._meta.concrete_fields if not field.generated]
        self._given: list[dict[str, Any]] = []
        self._next = self._first_free()

    def add(self, **values: Any) -> int:
        """By column name, JSON as text. Answers the row's id; without an integer key, what the key is."""
        key = self.model._meta.pk.attname
        if key not in values:
            values[key] = self._next
            self._next += 1
        self._given.append(values)
        return values[key]

    def amend(self, **values: Any) -> None:
        """Says more of the row that was added last."""
        self._given[-1] |= values

    def write(self) -> None:
        """Sends what was collected, in the order of adding."""
        names = [field.column for field in self._fields]
        defaults = {field.attname: _default(field) for field in self._fields}
        with connection.cursor() as cursor:
            quoted = ", ".join(f'"{name}"' for name in names)
            with cursor.copy(f'COPY "{self.model._meta.db_table}" ({quoted}) FROM STDIN') as copy:
                for row in self._given:
                    copy.write_row([row.get(field.attname, defaults[field.attname]) for field in self._fields])
            if isinstance(self.model._meta.pk, models.AutoField):
                self._move_sequence(cursor)
        self._given.clear()

    def _first_free(self) -> int:
        key = self.model._meta.pk
        if not isinstance(key, models.AutoField):
            return 0
        return (self.model._default_manager.aggregate(last=models.Max(key.attname))["last"] or 0) + 1

    def _move_sequence(self, cursor: Any) -> None:
        table, column = self.model._meta.db_table, self.model._meta.pk.column
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', column, max(self._next - 1, 1)]
        )


def _default(field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, JSONField):
        return json.dumps(field.get_default())
    return None if not field.has_default() and field.null else field.get_db_prep_save(field.get_default(), connection)


def write(tables: Iterable[Rows]) -> None:
    for table in tables:
        table.write()
