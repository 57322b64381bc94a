"""Takes the steps of a merge back, last one first; or says what has changed since, and does nothing."""

from typing import Any

from django.apps import apps
from django.db.models import ForeignKey

from companies.merging.moving import Steps

_FEW = 3


def changed_since(steps: Steps) -> list[str]:
    """What stands in the way: the names of rows that aren't any more as the merge left them."""
    later = _Later()
    found: dict[str, None] = {}
    for step in reversed(steps):
        model: Any = apps.get_model(step["model"])
        match step["do"]:
            case "move":
                found |= dict.fromkeys(_moved(model, step, later))
            case "add":
                found |= dict.fromkeys(_added(model, step))
            case "fill":
                found |= dict.fromkeys(_filled(model, step))
            case "drop":
                found |= dict.fromkeys(_dropped(model, step, later))
    return list(found)


class _Later:
    """What later steps did, which will have been taken back: rows that will be there, columns that won't stand so."""

    def __init__(self) -> None:
        self.back: set[tuple[Any, Any]] = set()
        self.moved: set[tuple[Any, str, Any]] = set()


def take_back(steps: Steps) -> None:
    """Does it; nothing may have changed since."""
    for step in reversed(steps):
        model: Any = apps.get_model(step["model"])
        match step["do"]:
            case "move":
                model._base_manager.filter(pk__in=step["rows"]).update(**{step["field"]: step["from"]})
            case "add":
                model._base_manager.filter(pk=_key(model, step["row"])).delete()
            case "fill":
                field = model._meta.get_field(step["field"])
                empty = None if field.null else ""
                model._base_manager.filter(pk=step["pk"]).update(**{step["field"]: empty})
            case "drop":
                _put_back(model, step["row"])


def _put_back(model: Any, written: dict[str, Any]) -> None:
    """The very row, its parents' tables included, with nothing set anew."""
    values = _read(model, written)
    for kind in [*reversed(model._meta.all_parents), model]:
        own = {field.attname: values[field.attname] for field in kind._meta.concrete_fields if not field.generated}
        kind(**own).save_base(raw=True, force_insert=True)


def _read(model: Any, written: dict[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: value if value is None else fields[name].to_python(value) for name, value in written.items()}


def _key(model: Any, written: dict[str, Any]) -> Any:
    return model._meta.pk.to_python(written[model._meta.pk.attname])


def _moved(model: Any, step: dict[str, Any], later: _Later) -> list[str]:
    asked = [
        pk for pk in step["rows"] if (model, pk) not in later.back and (model, step["field"], pk) not in later.moved
    ]
    later.moved |= {(model, step["field"], pk) for pk in asked}
    rows = dict(model._base_manager.filter(pk__in=asked).values_list("pk", step["field"]))
    away = [pk for pk in asked if rows.get(pk) != step["to"]]
    there = {row.pk: str(row) for row in model._base_manager.filter(pk__in=away[:_FEW])}
    return [there.get(pk) or str(model._meta.verbose_name) for pk in away[:_FEW]]


def _added(model: Any, step: dict[str, Any]) -> list[str]:
    values = _read(model, step["row"])
    return [] if model._base_manager.filter(**values).exists() else [step["row"]["name"]]


def _filled(model: Any, step: dict[str, Any]) -> list[str]:
    row = model._base_manager.filter(pk=step["pk"]).first()
    is_same = row is not None and str(getattr(row, step["field"])) == step["value"]
    return [] if is_same else [str(model._meta.get_field(step["field"]).verbose_name)]


def _dropped(model: Any, step: dict[str, Any], later: _Later) -> list[str]:
    """Its place must be free, and what it points at must be there, or come back before it."""
    values = _read(model, step["row"])
    pk, name = values[model._meta.pk.attname], str(model._meta.verbose_name)
    fields = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    points = [
        (field.related_model, values[field.attname])
        for field in fields
        if values[field.attname] and not getattr(field.remote_field, "parent_link", False)
    ]
    is_alone = any(one not in later.back and not one[0]._base_manager.filter(pk=one[1]).exists() for one in points)
    later.back |= {(kind, pk) for kind in (model, *model._meta.all_parents)}
    return [name] if is_alone or model._base_manager.filter(pk=pk).exists() else []
