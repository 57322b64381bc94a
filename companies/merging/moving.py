"""Moves every row that points at one thing to another one, noting each step so that it can be taken back.

Which tables point at it is asked of the models, so that a relation added later is covered. Steps are plain data:
`move` rows, `drop` a row for its twin, `add` a row, `fill` an empty field.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, Field, Model, OuterRef, Q, UniqueConstraint

from companies.models import Fact

type Steps = list[dict[str, Any]]
type Kind = type[Model]
type Column = "Field[Any, Any]"


def relations(model: Kind) -> list[Column]:
    """The foreign keys that point at rows of the model, those of many-to-many tables included."""
    found: list[Any] = [*model._meta.get_fields(include_parents=True, include_hidden=True)]
    ends = [end for end in found if end.auto_created and not end.concrete and (end.one_to_many or end.one_to_one)]
    return [end.field for end in ends if not getattr(end, "parent_link", False)]


def move(model: Kind, gone: int, kept: int, steps: Steps) -> None:
    """Has all that points at `gone` point at `kept`. What can't, for a twin is there already, is dropped for that."""
    for field in relations(model):
        owner: Any = field.model
        for row, twin in _twins(field, gone, kept):
            absorb(owner, row, twin, steps)
        rows = owner._base_manager.filter(_movable(field, gone, kept))
        pks = list(rows.order_by("pk").values_list("pk", flat=True))
        if pks:
            owner._base_manager.filter(pk__in=pks).update(**{field.attname: kept})
            step = {"do": "move", "model": owner._meta.label_lower, "field": field.attname}
            steps.append(step | {"rows": pks, "from": gone, "to": kept})
        if issubclass(owner, Fact):
            _unite(owner, pks, field, kept, steps)


def absorb(model: Any, row: int, twin: int, steps: Steps) -> None:
    """Gives up a row for its twin: what points at it points at that one, and the row is noted and deleted."""
    move(model, row, twin, steps)
    gone = model._base_manager.get(pk=row)
    steps.append({"do": "drop", "model": model._meta.label_lower, "row": _written(gone), "into": twin})
    gone.delete()


def add(row: Model, steps: Steps) -> None:
    """Stores a new row."""
    row.save()
    steps.append({"do": "add", "model": row._meta.label_lower, "row": _written(row)})


def fill(kept: Model, gone: Model, names: Iterable[str], steps: Steps) -> None:
    """Has `kept` say what only `gone` says."""
    filled = {name: getattr(gone, name) for name in names if not getattr(kept, name) and getattr(gone, name)}
    for name, value in filled.items():
        setattr(kept, name, value)
        step = {"do": "fill", "model": kept._meta.label_lower, "pk": kept.pk, "field": name, "value": str(value)}
        steps.append(step)
    if filled:
        kept.save(update_fields=[*filled])


def relabelled(steps: Steps) -> None:
    """Has the facts that moved say whom they are about now."""
    for step in steps:
        model = apps.get_model(step["model"])
        if step["do"] == "move" and issubclass(model, Fact):
            rows = list(model._base_manager.filter(pk__in=step["rows"]).select_related(*model.NAMES))  # type: ignore[attr-defined]
            for row in rows:
                row.name()
            said = [Fact(pk=row.pk, label=row.label, label_en=row.label_en) for row in rows]
            Fact.objects.bulk_update(said, ["label", "label_en"], batch_size=500)


def uniques(field: Column) -> Iterator[tuple[list[Any], Q]]:
    """What beside this column makes a row the only one of its kind, and among which rows."""
    meta = field.model._meta
    if field.unique:
        yield [], Q()
    for names in meta.unique_together:
        if field.name in names:
            yield [F(name) for name in names if name != field.name], Q()
    for rule in meta.constraints:
        if isinstance(rule, UniqueConstraint):
            parts: list[Any] = [F(name) for name in rule.fields] or list(rule.expressions)
            if F(field.name) in parts:
                yield [part for part in parts if part != F(field.name)], rule.condition or Q()


def _movable(field: Column, gone: int, kept: int) -> Q:
    """Frozen rows stay beside their twin, as what was told: see `KEPT_BESIDE` of links."""
    beside = getattr(field.model, "KEPT_BESIDE", {}).get(field.name)
    wanted = Q(**{field.attname: gone})
    if beside is None:
        return wanted
    twins = field.model._base_manager.filter(**{field.attname: kept, beside: OuterRef(beside)})
    return wanted & ~Q(Exists(twins))


def _twins(field: Column, gone: int, kept: int) -> list[tuple[int, int]]:
    """Rows that can't both be the kept one's, each with the one that is already."""
    found: dict[int, int] = {}
    rows: Any = field.model._base_manager
    for parts, among in uniques(field):
        keys = {f"key{at}": part for at, part in enumerate(parts)}
        here = rows.filter(among, **{field.attname: gone}).annotate(**keys).values_list("pk", *keys)
        there = rows.filter(among, **{field.attname: kept}).annotate(**keys).values_list(*keys, "pk")
        known = {tuple(values): pk for *values, pk in there if None not in values}
        found |= {pk: known[tuple(values)] for pk, *values in here if tuple(values) in known}
    return sorted(found.items())


def _unite(model: Any, moved: list[int], field: Column, kept: int, steps: Steps) -> None:
    """Facts that say the same now are one, unless editions carry both: then each is what its stories told."""
    told: dict[Any, Any] = {}
    for row in sorted(model._base_manager.filter(**{field.attname: kept}), key=lambda row: row.pk in moved):
        other = told.setdefault(_said(row), row)
        if other is row:
            continue
        if not _is_carried(row):
            absorb(model, row.pk, other.pk, steps)
        elif not _is_carried(other):
            absorb(model, other.pk, row.pk, steps)
            told[_said(row)] = row


def _said(row: Any) -> tuple[str, ...]:
    silent = {"label", "label_en", row._meta.pk.name, "id"}
    return tuple(f"{field.value_from_object(row)}" for field in row._meta.concrete_fields if field.name not in silent)


def _is_carried(row: Any) -> bool:
    frozen = [field for field in relations(Fact) if field.name in getattr(field.model, "KEPT_BESIDE", {})]
    return any(field.model._base_manager.filter(**{field.attname: row.pk}).exists() for field in frozen)


def _written(row: Model) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if not field.generated]
    empty = {field.attname for field in fields if field.value_from_object(row) is None}
    return {field.attname: None if field.attname in empty else field.value_to_string(row) for field in fields}
