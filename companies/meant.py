"""Who is meant by the ids that a text or a form kept: what was merged since stands for the one it is part of."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from companies.models import Company, Fact, Merge, Person


def standing_for(model: Any, ids: Iterable[Any]) -> QuerySet[Any]:
    """The companies or people that these ids stand for. One query."""
    kept = model.objects.order_by().filter(pk__in=list(ids)).values(now=Coalesce("merged_into", "pk"))
    return model.objects.filter(pk__in=kept)


def replaced(model: Any, ids: Iterable[Any]) -> list[int]:
    """These ids, with the kept one's in the place of each that was merged since; in order. A query, where there are
    ids that can be merged.
    """
    wanted = list(dict.fromkeys(int(pk) for pk in ids))
    if not wanted or model not in (Company, Person, Fact):
        return wanted
    now = _absorbed(wanted) if model is Fact else dict(_merged(model, wanted))
    return list(dict.fromkeys(now.get(pk, pk) for pk in wanted))


def _merged(model: Any, ids: list[int]) -> QuerySet[Any, Any]:
    rows = model.objects.order_by().filter(pk__in=ids, merged_into__isnull=False)
    return rows.values_list("pk", "merged_into")


def _absorbed(ids: list[int]) -> dict[int, int]:
    """For which fact each was given up, where it was: that one may have been given up in turn."""
    said: dict[int, int] = {}
    keys = ids
    while keys:
        found = Merge.objects.filter(absorbed__has_any_keys=[str(pk) for pk in keys], undone_at=None)
        twins = {int(pk): twin for one in found.values_list("absorbed", flat=True) for pk, twin in one.items()}
        new = {pk: twins[pk] for pk in keys if pk in twins and pk not in said}
        said |= new
        keys = list(new.values())
    return {pk: _last(said, pk) for pk in ids if pk in said}


def _last(said: dict[int, int], pk: int) -> int:
    while pk in said:
        pk = said[pk]
    return pk


def former_ids(companies: Iterable[int]) -> dict[int, list[int]]:
    """Of these companies, the ids by which a text may mention them besides their own. One query."""
    found: dict[int, list[int]] = {}
    rows = Company.objects.order_by("pk").filter(merged_into__in=list(companies))
    for pk, kept in rows.values_list("pk", "merged_into"):
        found.setdefault(kept or 0, []).append(pk)
    return found
