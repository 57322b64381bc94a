"""Why two companies or people can't become one, and what each of them has."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from companies.merging.moving import Kind, relations
from companies.models import Company, Partnership


def refusals(gone: Any, kept: Any) -> Iterator[str]:
    """Sentences, each with what to do."""
    told = {"gone": gone.name, "kept": kept.name}
    if gone.pk == kept.pk:
        yield _("“%(gone)s” can't be merged into itself: choose another one.") % told
        return
    if kept.merged_into_id == gone.pk:
        yield _("“%(kept)s” was merged into “%(gone)s”: undo that first.") % told
        return
    if kept.merged_into_id:
        into = {"into": kept.merged_into.name}
        yield _("“%(kept)s” was merged into “%(into)s” itself: choose that one.") % (told | into)
    if gone.merged_into_id:
        yield _("“%(gone)s” was merged already, into “%(into)s”.") % (told | {"into": gone.merged_into.name})
        return
    for row in _between(type(gone), gone.pk, kept.pk):
        says = _("“%(fact)s” would lead from one to itself. What becomes of it? Change or delete it first.")
        yield says % {"fact": row}
    if isinstance(gone, Company):
        for partnership in _of_both_alone(gone.pk, kept.pk):
            says = _(
                "“%(title)s” is between these two alone. What becomes of it? Delete it, or name another party first."
            )
            yield says % {"title": partnership}


def _between(model: Kind, gone: int, kept: int) -> Iterator[Any]:
    """Rows that name both, in two columns of theirs; what is frozen stays what was told."""
    columns: dict[Any, list[str]] = {}
    for field in relations(model):
        columns.setdefault(field.model, []).append(field.attname)
    for owner, names in columns.items():
        if hasattr(owner, "KEPT_BESIDE"):
            continue
        for one, other in combinations(names, 2):
            both = Q(**{one: gone, other: kept}) | Q(**{one: kept, other: gone})
            yield from owner._base_manager.filter(both)


def _of_both_alone(gone: int, kept: int) -> Any:
    both = Partnership.objects.filter(parties__company=gone).filter(pk__in=_of(kept))
    sized = Partnership.objects.filter(pk__in=both.values("pk")).annotate(size=Count("parties"))
    return sized.filter(size=2)


def _of(company: int) -> Any:
    return Partnership.objects.filter(parties__company=company).values("pk")


def counts(thing: Any) -> dict[str, int]:
    """How many rows point at it, by the column that does: `articles.article_companies.company`."""
    return {
        f"{field.model._meta.label_lower}.{field.name}": field.model._base_manager.filter(
            **{field.attname: thing.pk}
        ).count()
        for field in relations(type(thing))
    }
