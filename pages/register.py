"""What live editions tell of the register: timelines, who works with whom, who owns whom."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from articles.site import Edition, EditionCompany, EditionLink, EditionMilestone, EditionPartnership
from companies.dates import PartialDate

MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline: the newest public facts of a milestone, and the story that reported it first."""

    facts: dict[str, Any]
    date: PartialDate
    story: Edition


def timeline(partnership_id: int, language: str, at: dt.datetime | None = None) -> list[Line]:
    """A partnership's public milestones in order of time; a story in the reader's language is linked where one is."""
    told = EditionMilestone.objects.filter(edition__in=Edition.objects.begun(at))
    same = told.filter(article_id=OuterRef("article_id"), milestone=OuterRef("milestone"))
    # A story may have been public long before an update of it reported the milestone.
    first_told = same.order_by("edition__live__startswith").values("edition__live__startswith")[:1]
    rows = EditionMilestone.objects.live(at).filter(partnership=partnership_id).select_related("edition")
    rows = rows.annotate(told_at=Subquery(first_told)).defer("edition__body", "edition__facts")
    newest: dict[int, Any] = {}
    first: dict[int, Any] = {}
    for row in rows:
        key = row.milestone_id
        if key not in newest or row.edition_id > newest[key].edition_id:
            newest[key] = row
        if key not in first or _rank(row, language) < _rank(first[key], language):
            first[key] = row
    lines = [
        Line(newest[key].facts, PartialDate.parse(newest[key].facts["date"]), first[key].edition) for key in newest
    ]
    return sorted(lines, key=lambda line: (line.date.sort_key, line.facts["id"]))


def _rank(row: Any, language: str) -> tuple[bool, dt.datetime, int]:
    return (row.edition.language != language, row.told_at, row.edition_id)


def current_partnerships(at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Every public partnership's newest facts, by title."""
    rows = EditionPartnership.objects.live(at).latest_facts().values_list("facts", flat=True)[:MOST]
    return sorted(rows, key=lambda facts: facts["title"].casefold())


def partnerships_of(company_id: int, at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The public partnerships to which a company is a party as of what was told last, by title."""
    found = _latest_that_ever(EditionPartnership, {"parties": [{"id": company_id}]}, at)
    current = [facts for facts in found if any(party["id"] == company_id for party in facts["parties"])]
    return sorted(current, key=lambda facts: facts["title"].casefold())


def holdings(company_id: int, at: dt.datetime | None = None) -> list[dict[str, Any]]:
    """The public companies that are owned, in whole or in part, by this one as of what was told last; by name."""
    found = _latest_that_ever(EditionCompany, {"owners": [{"id": company_id}]}, at)
    current = [facts for facts in found if any(o["id"] == company_id and not o["until"] for o in facts["owners"])]
    return sorted(current, key=lambda facts: facts["name"].casefold())


def _latest_that_ever(
    kind: type[EditionLink], said: dict[str, Any], at: dt.datetime | None
) -> Iterable[dict[str, Any]]:
    """The newest public facts of each target of which some live edition, perhaps an older one, says that."""
    live = kind.objects.live(at)
    targets = live.filter(facts__contains=said).values(kind.TARGET)
    newest = live.filter(**{f"{kind.TARGET}__in": targets}).latest_facts()
    return newest.values_list("facts", flat=True)[:MOST]
