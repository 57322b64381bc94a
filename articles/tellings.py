"""What live stories tell of facts and milestones: of each what was told last, and the story that told it first."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, JSONField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from articles.models.edition import Edition
from articles.models.links import EditionLink, EditionMilestone, EditionTelling

FEW = 5
"""Of so many stories that told a thing first, one in the reader's language is named before the very first."""
MOST = 1_000
_SHOWN = ("article_id", "language", "slug", "headline", "published_at")

# Each step jumps to the next target along the index of (column, target): as many steps as targets, however many rows.
_JUMPS = """
SELECT step.target FROM ({ids}) one(id) CROSS JOIN LATERAL (
    WITH RECURSIVE walk(target) AS (
        (SELECT min({target}) FROM {table} WHERE {column} = one.id)
        UNION ALL
        SELECT (SELECT min({target}) FROM {table} WHERE {column} = one.id AND {target} > walk.target)
        FROM walk WHERE walk.target IS NOT NULL
    )
    SELECT target FROM walk WHERE target IS NOT NULL LIMIT {most}
) step
"""
type Ids = Collection[int] | RawSQL


@dataclass(frozen=True, slots=True)
class Telling:
    """One public fact or milestone, as it was told last."""

    facts: dict[str, Any]
    story: Edition
    """The one that told it first, in the reader's language where one of the first did; with what a link to it shows."""
    since: dt.datetime
    """From when readers have had it as it was told last."""
    dates: tuple[str, ...] = ()
    """Of a milestone: other dates that live stories gave before, as far as the first and the last of them tell."""


def walk(kind: type[EditionLink], **columns: Ids) -> RawSQL:
    """The ids of the targets of which any edition, public or not, told something about these.

    `columns` are foreign keys of the link, each the first in an index with the target, with the ids that they may
    have, or another walk that finds those.
    """
    asked: list[str] = []
    known: list[Any] = []
    for column, ids in columns.items():
        source, given = (ids.sql, ids.params) if isinstance(ids, RawSQL) else ("SELECT unnest(%s::bigint[])", [[*ids]])
        told = {"table": connection.ops.quote_name(kind._meta.db_table), "target": f"{kind.TARGET}_id", "most": MOST}
        asked.append(_JUMPS.format(ids=source, column=f"{column}_id", **told))
        known += given
    return RawSQL(" UNION ".join(asked), known)


def about(kind: type[EditionLink], **columns: Ids) -> Q:
    """The same as a condition on targets: for `tellings` and `newest`, which ask what of them is public."""
    return Q(pk__in=walk(kind, **columns))


def tellings(kind: type[EditionTelling], which: Q, language: str, at: dt.datetime | None = None) -> list[Telling]:
    """Of the targets that `which` selects, those that a live edition tells, in the order of their ids. Two queries."""
    live = kind.objects.live(at).filter(**{kind.TARGET: OuterRef("pk")})
    first, last = live.order_by("told_at", "edition_id"), live.order_by("-edition_id")
    rows = _targets(kind, which).annotate(
        facts=Subquery(last.values("facts")[:1]),
        since=Subquery(last.values("edition__live__startswith")[:1]),
        by=ArraySubquery(first.values("edition_id")[:FEW]),
        languages=ArraySubquery(first.values("edition__language")[:FEW]),
        dates=_dates(first) if kind is EditionMilestone else Value(None, JSONField()),
        later=_dates(last) if kind is EditionMilestone else Value(None, JSONField()),
    )
    columns = ("facts", "since", "by", "languages", "dates", "later")
    found = [(row, _named_by(row[2], row[3], language)) for row in rows.values_list(*columns) if row[2]]
    stories = Edition.objects.only(*_SHOWN).in_bulk({story for _row, story in found})
    return [
        Telling(facts, stories[story], since, _before(facts, [*(dates or ()), *(later or ())]))
        for (facts, since, _by, _languages, dates, later), story in found
    ]


def _dates(links: Any) -> ArraySubquery:
    return ArraySubquery(links.values(told=JSONObject(edition="edition_id", date="facts__date"))[:FEW])


def _named_by(editions: list[int], languages: list[str], language: str) -> int:
    pairs = zip(editions, languages, strict=True)
    return next((edition for edition, spoken in pairs if spoken == language), editions[0])


def _before(facts: dict[str, Any], told: list[dict[str, Any]]) -> tuple[str, ...]:
    """The dates that were told, the oldest first, but for the one that is told now."""
    dates = {one["edition"]: one["date"] for one in told}
    return tuple(dict.fromkeys(dates[one] for one in sorted(dates) if dates[one] and dates[one] != facts["date"]))


def newest(
    kind: type[EditionLink], which: Q, at: dt.datetime | None = None, *, most: int | None = None
) -> list[dict[str, Any]]:
    """What was frozen last of each target that a live edition carries, or of so many. One query."""
    live = kind.objects.live(at).filter(**{kind.TARGET: OuterRef("pk")})
    rows = _targets(kind, which & Q(Exists(live)))
    told = rows.annotate(last=Subquery(live.order_by("-edition_id").values("facts")[:1]))
    return list(told.values_list("last", flat=True)[:most])


def _targets(kind: type[EditionLink], which: Q) -> Any:
    """Of the register's own rows nothing is read but their ids."""
    target: Any = kind._meta.get_field(kind.TARGET).related_model
    return target._base_manager.filter(which).order_by("pk")
