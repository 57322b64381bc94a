"""What live stories tell of facts and milestones: of each what was told last, and the story that told it first."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from articles.models.edition import Edition
from articles.models.links import EditionLink, EditionTelling

FEW = 5
"""Of so many stories that told a thing first, one in the reader's language is named before the very first."""
MOST = 1_000
_SHOWN = ("article_id", "language", "slug", "headline", "published_at", "live")

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
    """One public fact or milestone. Of stories there is what a link to one shows, and no more."""

    facts: dict[str, Any]
    story: Edition
    """The one that told it first, in the reader's language where one of the first did."""
    newest: Edition
    """The one that it is told after."""
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
    told = live.values(told=JSONObject(edition="edition_id", date="facts__date"))
    rows = _targets(kind, which).annotate(
        facts=Subquery(live.order_by("-edition_id").values("facts")[:1]),
        first=ArraySubquery(told.order_by("told_at", "edition_id")[:FEW]),
        last=ArraySubquery(told.order_by("-edition_id")[:FEW]),
    )
    found = [row for row in rows.values_list("facts", "first", "last") if row[0]]
    wanted = {one["edition"] for _facts, first, last in found for one in (*first, last[0])}
    stories = Edition.objects.only(*_SHOWN).in_bulk(wanted)
    return [_telling(facts, first, last, stories, language) for facts, first, last in found]


def _telling(facts: dict[str, Any], first: Any, last: Any, stories: dict[int, Edition], language: str) -> Telling:
    by = [stories[one["edition"]] for one in first]
    dates = {one["edition"]: one["date"] for one in (*first, *last)}
    before = dict.fromkeys(dates[one] for one in sorted(dates) if dates[one] and dates[one] != facts.get("date"))
    story = next((one for one in by if one.language == language), by[0])
    return Telling(facts, story, stories[last[0]["edition"]], tuple(before))


def newest(kind: type[EditionLink], which: Q, at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """What was frozen last of each target that a live edition carries. One query."""
    live = kind.objects.live(at).filter(**{kind.TARGET: OuterRef("pk")})
    rows = _targets(kind, which).annotate(last=Subquery(live.order_by("-edition_id").values("facts")[:1]))
    return [last for last in rows.values_list("last", flat=True) if last]


def _targets(kind: type[EditionLink], which: Q) -> Any:
    """Of the register's own rows nothing is read but their ids."""
    target: Any = kind._meta.get_field(kind.TARGET).related_model
    return target._base_manager.filter(which).order_by("pk")
