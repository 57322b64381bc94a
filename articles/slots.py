"""When stories go out first, whether scheduled (a fact) or wished for, and what each is about."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Cast

from articles.models import Article, Edition, EditionCompany, EditionMilestone
from companies.dates import PartialDate
from companies.models import Milestone

MOST = 1_000
"""So many stories of one stretch of time are looked at, and no more."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`edition` is the id of the edition that is scheduled; 0 for a wish."""

    article: int
    at: dt.datetime
    language: str
    title: str
    edition: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """What the slots' stories are about: names of companies by id, and milestones that are still expected."""

    companies: dict[Slot, dict[int, str]] = field(default_factory=dict)
    milestones: dict[Slot, list[tuple[str, PartialDate]]] = field(default_factory=dict)


def between(start: dt.datetime, end: dt.datetime) -> list[Slot]:
    """What goes out first, or is wished for, from `start` to `end`. One query."""
    begins = F("live__startswith")
    editions = Edition.objects.filter(live__startswith__range=(start, end), published_at=begins)
    facts = editions.order_by().annotate(at=begins).values_list("article_id", "at", "language", "headline", "pk")
    planned = Article.objects.filter(planned_at__range=(start, end)).order_by().annotate(none=_none())
    wishes = planned.values_list("pk", "planned_at", "language", "headline", "none")
    return [Slot(*row) for row in facts.union(wishes, all=True).order_by()[:MOST]]


def carried_by(slots: Iterable[Slot]) -> Carried:
    """One query, or none where there are no slots."""
    by_story = {(slot.article, slot.edition): slot for slot in slots}
    found = Carried()
    if not by_story:
        return found
    editions = [edition for _article, edition in by_story if edition]
    wishes = [article for article, edition in by_story if not edition]
    expected = {"milestone__state": Milestone.State.EXPECTED}
    rows = _links(EditionCompany.objects.filter(edition__in=editions), "company", "company__name", "edition_id").union(
        _links(Article.companies.through.objects.filter(article__in=wishes), "company", "company__name"),
        _links(EditionMilestone.objects.filter(edition__in=editions, **expected), "milestone", edition="edition_id"),
        _links(Article.milestones.through.objects.filter(article__in=wishes, **expected), "milestone"),
        all=True,
    )
    for article, edition, target, says, date in rows:
        slot = by_story.get((article, edition))
        if slot and date:
            found.milestones.setdefault(slot, []).append((says, PartialDate.parse(date)))
        elif slot:
            found.companies.setdefault(slot, {})[target] = says
    return found


def _links(rows: QuerySet[Any], kind: str, says: str = "milestone__label", edition: str = "") -> QuerySet[Any, Any]:
    """Links of either kind to either kind of target, alike, so that one query asks for all."""
    date = Cast("milestone__date", models.TextField()) if kind == "milestone" else Value("", models.TextField())
    shown = {"for_edition": F(edition) if edition else _none(), "says": F(says), "date": date}
    return rows.order_by().annotate(**shown).values_list("article_id", "for_edition", f"{kind}_id", "says", "date")


def _none() -> Value:
    return Value(0, models.BigIntegerField())
