"""What was said: quotes that live stories report, those said last first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from articles.site import EditionFact, LinkQuerySet, Telling, tellings
from companies.folding import fold, folded
from pages import paging


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Telling]
    next: str | None
    """What `?before=` is on the next page; None on the last."""


def said(asked: dict[str, Any], at: dt.datetime | None = None) -> LinkQuerySet:
    """Links to quotes, by words of the speaker's and of the company's name as told with them, and by year."""
    rows = EditionFact.objects.told_last(at).filter(said__isnull=False)
    for name in ("person", "company"):
        if name in asked:
            rows = rows.annotate(**{f"{name}_folded": folded(KT(f"facts__{name}__name"))})
            for word in fold(asked[name]).split():
                rows = rows.filter(**{f"{name}_folded__contains": word})
    if "year" in asked:
        rows = rows.filter(said__gt=asked["year"] * 10_000, said__lt=(asked["year"] + 1) * 10_000)
    return rows


def page(rows: LinkQuerySet, before: str | None, language: str, at: dt.datetime | None = None) -> Page:
    """Three queries. One whose date isn't known stands behind all others."""
    ordered = rows.order_by("-said", "-fact_id")
    if before:
        place, number = paging.read_key(before)
        ordered = ordered.filter(Q(said__lt=place) | Q(said=place, fact_id__lt=number))
    found = list(ordered[: paging.SIZE + 1])
    shown = found[: paging.SIZE]
    more = len(found) > paging.SIZE
    return Page(told(shown, language, at), paging.write_key(shown[-1].said, shown[-1].fact_id) if more else None)


def told(rows: list[Any], language: str, at: dt.datetime | None = None) -> list[Telling]:
    """The same quotes in the same order, each with its story. Two queries."""
    which = Q(pk__in=[row.fact_id for row in rows])
    by_id = {line.facts["id"]: line for line in tellings(EditionFact, which, language, at)} if rows else {}
    return [by_id[row.fact_id] for row in rows if row.fact_id in by_id]
