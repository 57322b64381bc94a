"""Gives the register out, in tables that `taking_in` would find nothing to change in."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from companies.exchange import csv_files, json_files
from companies.exchange.kinds import KINDS
from companies.exchange.lookups import Lookups
from companies.exchange.resource import RegisterResource

FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
BATCH = 1000


def written(kind: str, format: str, queryset: "QuerySet[Any] | None" = None) -> Iterator[bytes]:
    """The table of these rows, in their order, a piece at a time; of all rows where none are given.

    What was merged into another thing isn't one any more.
    """
    resource = KINDS[kind](Lookups())
    rows = resource.model.objects.all() if queryset is None else queryset
    if hasattr(resource.model, "merged_into"):
        rows = rows.filter(merged_into=None)
    table = _texts(resource, rows)
    if format == "csv":
        return csv_files.written(resource.column_names(), (list(texts.values()) for texts in table))
    columns = {one.column_name: one for one in resource.columns}
    return json_files.written({name: columns[name].as_json(cell) for name, cell in texts.items()} for texts in table)


def _texts(resource: RegisterResource, rows: "QuerySet[Any]") -> Iterator[dict[str, str]]:
    for batch in batched(rows.values_list("pk", flat=True), BATCH):
        read = {one.pk: one for one in resource.rows(resource.model.objects.filter(pk__in=batch))}
        yield from (resource.texts(read[pk]) for pk in batch if pk in read)
