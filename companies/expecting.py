"""What the register expects: milestones whose time has come, and what became of them."""

import datetime as dt

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from companies import revising
from companies.dates import PartialDate
from companies.models import Milestone


class Unsettled(ValueError):
    """What was said of a milestone can't be; its text says why and what to do."""


def begun(day: dt.date) -> QuerySet[Milestone]:
    """Expected milestones whose day, month, quarter or year has begun by that day of the newsroom's calendar."""
    # The written forms sort by time among themselves, but for quarters, whose Q sorts after every month.
    of_quarters = Q(date__contains="Q")
    this_quarter = f"{day.year:04}-Q{(day.month + 2) // 3}"
    come = (~of_quarters & Q(date__lte=day.isoformat())) | (of_quarters & Q(date__lte=this_quarter))
    return Milestone.objects.filter(come, state=Milestone.State.EXPECTED)


def is_over(date: PartialDate, day: dt.date) -> bool:
    """Whether all of the date lies before that day."""
    return date.last_day < day


@transaction.atomic
def settle(milestone: Milestone, *, by: User | None, state: str, date: PartialDate | None = None) -> list[str]:
    """Says what became of an expected milestone. `date` is when it happened, or, postponed, when it is expected now.

    Postponed to a known date it is expected again; without one it stays postponed. Answers what follows, in sentences.
    """
    locked = Milestone.objects.select_for_update(no_key=True).get(pk=milestone.pk)
    if locked.state != Milestone.State.EXPECTED:
        raise Unsettled(
            _("Somebody has said meanwhile what became of it: %(state)s.") % {"state": locked.get_state_display()}
        )
    if state == Milestone.State.POSTPONED and date and date.last_day <= locked.date.last_day:
        says = _("It was expected for %(date)s: postponed, it needs a later date, or none.")
        raise Unsettled(says % {"date": locked.date.in_words()})
    if state == Milestone.State.HAPPENED and (date or locked.date).first_day > timezone.localdate():
        says = _("%(date)s is still to come: say when it happened.")
        raise Unsettled(says % {"date": (date or locked.date).in_words()})
    before = str(locked.date)
    is_moved = state == Milestone.State.POSTPONED and date is not None
    locked.state = Milestone.State.EXPECTED if is_moved else Milestone.State(state)
    locked.date = date or locked.date
    locked.full_clean(exclude=["partnership"])
    locked.save(update_fields=["state", "date"])
    milestone.state, milestone.date = locked.state, locked.date
    if by:
        LogEntry.objects.log_actions(by.pk, [locked], CHANGE, change_message=f"{state}: {before} → {locked.date}")
    return revising.revised([locked], by=by)
