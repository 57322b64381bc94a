"""What was done to a front page, act by act, read from what is kept."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.models import FrontBlock, Placement
from articles.standing import moment
from desk.front.forms import seat_name

MOST = 15
# An act touches at most so many rows, but for reverting, whose beginning is enough.
ROWS = 60


@dataclass(slots=True)
class Act:
    at: dt.datetime
    when: str
    by: Any
    says: list[str] = field(default_factory=list)

    @property
    def before(self) -> str:
        """The instant to go back to, so that this is undone and all that came after it."""
        return (self.at - dt.timedelta(microseconds=1)).isoformat()


def acts(language: str, now: dt.datetime) -> list[Act]:
    """The last few, newest first; four queries."""
    found: dict[dt.datetime, Act] = {}
    events = [event for kind in (Placement, FrontBlock) for event in _events(kind, language, now)]
    for at, by, says in sorted(events, key=lambda event: event[0], reverse=True):
        found.setdefault(at, Act(at, moment(at, now), by)).says.append(says)
    return list(found.values())[:MOST]


def _events(kind: Any, language: str, now: dt.datetime) -> list[tuple[dt.datetime, Any, str]]:
    rows = kind.objects.in_language(language)
    named = ("section", "article") if kind is Placement else ("section",)
    made = rows.select_related("made_by", *named).order_by("-made_at")[:ROWS]
    gone = rows.exclude(removed_at=None).select_related("removed_by", *named).order_by("-removed_at")[:ROWS]
    return [
        *((row.made_at, row.made_by, _placed(row, now)) for row in made),
        *((row.removed_at, row.removed_by, _removed(row)) for row in gone),
    ]


def _placed(row: Any, now: dt.datetime) -> str:
    if isinstance(row, FrontBlock):
        return _("Block of %(section)s shown") % {"section": row.section.title}
    told = {"story": row.article.headline, "where": where(row), "when": moment(row.starts_at, now)}
    if row.starts_at > row.made_at:
        return _("“%(story)s” placed: %(where)s, from %(when)s") % told
    return _("“%(story)s” placed: %(where)s") % told


def _removed(row: Any) -> str:
    if isinstance(row, FrontBlock):
        return _("Block of %(section)s taken off") % {"section": row.section.title}
    told = {"story": row.article.headline, "where": where(row)}
    if row.starts_at > row.removed_at:
        return _("“%(story)s” taken back before it began: %(where)s") % told
    return _("“%(story)s” taken off: %(where)s") % told


def where(row: Placement) -> str:
    return f"{row.section.title} {row.slot + 1}" if row.section else seat_name(row.seat)
