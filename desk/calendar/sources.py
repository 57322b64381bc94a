"""Where the calendar's entries come from: a function for each kind, all asked in one query.

A source answers rows of one shape. To add one, write its function and name it in `SOURCES`; a source that has
nothing to ask answers None.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.utils.translation import get_language

from articles.models import Article, Edition, Idea
from companies.models import Milestone
from desk.calendar.asked import Asked
from desk.calendar.days import Span

MOST = 4_000
MOST_UNDATED = 60


class Row(NamedTuple):
    """`at` is an instant, or else `date` a partial date as it is written; undated ideas have neither."""

    kind: str
    pk: int
    article: int | None
    title: str
    at: dt.datetime | None
    date: str
    section: int | None
    language: str
    person: int | None
    note: str


_TYPES: dict[str, Any] = {
    "article": models.BigIntegerField(),
    "title": models.TextField(),
    "at": models.DateTimeField(),
    "date": models.TextField(),
    "section": models.BigIntegerField(),
    "language": models.TextField(),
    "person": models.BigIntegerField(),
    "note": models.TextField(),
}
type Rows = QuerySet[Any, Any]
type Source = Callable[[Span, Asked], Rows | None]


def _rows(found: QuerySet[Any], kind: str, **columns: Any) -> Rows:
    """The shape of `Row`; a column that isn't named is empty. Texts are never null, so that they sort and compare."""
    shown: dict[str, Any] = {"c_kind": Value(kind, models.TextField())}
    for name, column in _TYPES.items():
        empty = Value("" if isinstance(column, models.TextField) else None)
        shown[f"c_{name}"] = Cast(columns.get(name, empty), column)
    order = ["c_kind", "pk", *(f"c_{name}" for name in _TYPES)]
    return found.order_by().annotate(**shown).values_list(*order)


def beginnings(span: Span, asked: Asked) -> Rows:
    """Editions that begin, whether they have or will. `note` is `update` where the story was public before."""
    begins = F("live__startswith")
    rows = Edition.objects.filter(live__startswith__gte=span.start, live__startswith__lt=span.end)
    update = Case(When(published_at__lt=begins, then=Value("update")), default=Value(""))
    return _rows(asked.narrow(rows, person="article__owner"), "edition", at=begins, note=update, **_of_edition())


def ends(span: Span, asked: Asked) -> Rows:
    """Editions that end by themselves or were withdrawn, and that no other one follows."""
    rows = Edition.objects.filter(expires_at__gte=span.start, expires_at__lt=span.end, live__endswith=F("expires_at"))
    withdrawn = Case(When(is_withdrawn=True, then=Value("withdrawn")), default=Value(""))
    narrowed = asked.narrow(rows, person="article__owner")
    return _rows(narrowed, "end", at=F("expires_at"), note=withdrawn, **_of_edition())


def _of_edition() -> dict[str, Any]:
    return {
        "article": F("article_id"),
        "title": F("headline"),
        "section": F("section_id"),
        "language": F("language"),
        "person": F("article__owner_id"),
    }


def wishes(span: Span, asked: Asked) -> Rows:
    rows = Article.objects.filter(planned_at__gte=span.start, planned_at__lt=span.end)
    return _rows(asked.narrow(rows, person="owner"), "planned", at=F("planned_at"), **_of_article())


def dues(span: Span, asked: Asked) -> Rows:
    """As long as the date matters: not once the text is approved."""
    rows = Article.objects.filter(is_open=True, due_at__gte=span.start, due_at__lt=span.end)
    waited = asked.narrow(rows, person="owner").exclude(status=Article.Status.APPROVED)
    return _rows(waited, "due", at=F("due_at"), **_of_article())


def _of_article() -> dict[str, Any]:
    return {
        "article": F("pk"),
        "title": F("headline"),
        "section": F("section_id"),
        "language": F("language"),
        "person": F("owner_id"),
    }


def milestones(span: Span, asked: Asked) -> Rows:
    """They belong to no section, person or language: whatever is asked, they are there. `note` is the state."""
    rows = Milestone.objects.filter(date__in=span.partial_dates()).exclude(state=Milestone.State.CANCELLED)
    label = Coalesce(NullIf(F("label_en"), Value("")), F("label")) if get_language() == "en" else F("label")
    title = Concat(label, Value(" · "), F("partnership__title"), output_field=models.TextField())
    return _rows(rows, "milestone", title=title, date=F("date"), note=F("state"))


def ideas(span: Span, asked: Asked) -> Rows:
    rows = Idea.objects.open().filter(wanted__in=span.partial_dates())
    return _rows(asked.narrow(rows, person="assignee"), "idea", **_of_idea())


def undated_ideas(span: Span, asked: Asked) -> Rows:
    """The newest ones."""
    newest = asked.narrow(Idea.objects.open().undated(), person="assignee").order_by("-pk").values("pk")[:MOST_UNDATED]
    return _rows(Idea.objects.filter(pk__in=newest), "idea", **_of_idea())


def _of_idea() -> dict[str, Any]:
    return {
        "title": F("title"),
        "date": F("wanted"),
        "section": F("section_id"),
        "language": F("language"),
        "person": F("assignee_id"),
    }


def embargoes(span: Span, asked: Asked) -> Rows | None:
    """When each lifts, where the newsroom keeps embargoes."""
    if not apps.is_installed("embargoes"):
        return None
    rows = apps.get_app_config("embargoes").get_model("Embargo")._default_manager
    found = rows.filter(lifts_at__gte=span.start, lifts_at__lt=span.end)
    return _rows(found, "embargo", title=F("name"), at=F("lifts_at"))


SOURCES: tuple[Source, ...] = (beginnings, ends, wishes, dues, milestones, ideas, undated_ideas, embargoes)


def read(span: Span, asked: Asked, *sources: Source, most: int = MOST) -> list[Row]:
    """Everything of these sources (all of them, if none is named) in that span, soonest first. One query."""
    told = [rows for source in sources or SOURCES if (rows := source(span, asked)) is not None]
    if not told:
        return []
    joined = told[0].union(*told[1:], all=True).order_by("c_at", "c_date", "pk") if told[1:] else told[0]
    return [Row(*row) for row in joined[:most]]


def read_late(asked: Asked, now: dt.datetime, *, most: int) -> list[Row]:
    """Wishes that have passed and weren't fulfilled, and texts that were due, the latest ones first. One query."""
    planned = asked.narrow(Article.objects.filter(planned_at__lte=now), person="owner")
    due = asked.narrow(Article.objects.filter(is_open=True, due_at__lte=now), person="owner")
    waited = due.exclude(status=Article.Status.APPROVED)
    late = _rows(planned, "planned", at=F("planned_at"), **_of_article())
    joined = late.union(_rows(waited, "due", at=F("due_at"), **_of_article()), all=True)
    return [Row(*row) for row in joined.order_by("-c_at", "pk")[:most]]
