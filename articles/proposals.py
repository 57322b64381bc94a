"""What the register proposes to the desk: a story about what is expected now, and a question about what was."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from articles.models import Idea
from companies import expecting
from companies.models import Milestone

MOST = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A milestone that the desk should do something about; `is_over` asks what became of it."""

    milestone: Milestone
    is_over: bool


def of_day(day: dt.date) -> list[Proposal]:
    """At most six, the newest first, on that day of the newsroom's calendar. One query; no job has to run before.

    While its day, month, quarter or year lasts, a milestone proposes a story, unless somebody noted or dropped an
    idea about it; once that is over, it asks what happened, until somebody says so.
    """
    noted = Exists(Idea.objects.filter(milestone=OuterRef("pk")))
    found = expecting.begun(day).select_related("partnership").alias(is_noted=noted)
    asking = found.filter(Q(is_noted=False) | ~Q(date__in=_lasting(day))).order_by("-date", "-pk")[:MOST]
    return [Proposal(milestone, expecting.is_over(milestone.date, day)) for milestone in asking]


def _lasting(day: dt.date) -> list[str]:
    """The dates, as they are written, that a day is in."""
    return [f"{day.year:04}", f"{day.year:04}-Q{(day.month + 2) // 3}", f"{day:%Y-%m}", day.isoformat()]
