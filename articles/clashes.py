"""Stories that get into each other's way in time: warnings, which hold nothing up.

Each kind is one function from slots, and what they carry, to what clashes among them. An update of what is live
already takes no slot. Readers of one language don't meet the other's stories: only slots of one language clash.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.text import Language
from articles.slots import MOST, Carried, Slot, between, carried_by
from articles.standing import clock, date_and_time
from companies.models import Milestone

APART = dt.timedelta(hours=3)
QUARTER = dt.timedelta(minutes=15)
CROWD = 4


@dataclass(frozen=True, slots=True)
class Clash:
    """`slots` are those that clash, soonest first; `what` is the company, or the milestone with its date."""

    kind: str
    slots: tuple[Slot, ...]
    what: str = ""

    @property
    def at(self) -> dt.datetime:
        return self.slots[0].at

    @property
    def says(self) -> str:
        """A sentence for the desk. Put together when it is read: of many clashes, a page shows few."""
        first, last = self.slots[0], self.slots[-1]
        told = {"what": self.what, "one": first.title, "at": date_and_time(first.at), "number": len(self.slots)}
        told |= {"other": last.title, "then": clock(last.at)}
        match self.kind:
            case "company":
                says = _("Two stories on %(what)s within three hours: “%(one)s” (%(at)s) and “%(other)s” (%(then)s).")
            case "crowd":
                says = _("A crowd: %(number)d stories within a quarter of an hour, from %(at)s on.")
            case _kind:
                says = _("“%(one)s” goes out %(at)s, after its milestone “%(what)s”.")
        return says % told


def on_one_company(slots: list[Slot], carried: Carried) -> Iterator[Clash]:
    """Two stories on one company within three hours, each pair of neighbours once."""
    by_company: dict[tuple[int, str], list[Slot]] = defaultdict(list)
    names: dict[int, str] = {}
    for slot in slots:
        for company, name in carried.companies.get(slot, {}).items():
            by_company[company, slot.language].append(slot)
            names[company] = name
    said = set()
    for (company, _language), about in by_company.items():
        for one, other in pairwise(sorted(about, key=lambda slot: slot.at)):
            if one.article != other.article and other.at - one.at < APART and (one, other) not in said:
                said.add((one, other))
                yield Clash("company", (one, other), names[company])


def crowded(slots: list[Slot], carried: Carried) -> Iterator[Clash]:
    """Four stories or more within a quarter of an hour."""
    for language in Language.values:
        told = sorted((slot for slot in slots if slot.language == language), key=lambda slot: slot.at)
        start = 0
        while start < len(told):
            end = start
            while end < len(told) and told[end].at - told[start].at < QUARTER:
                end += 1
            near = told[start:end]
            is_crowd = len({slot.article for slot in near}) >= CROWD
            if is_crowd:
                yield Clash("crowd", tuple(near))
            start = end if is_crowd else start + 1


def after_its_milestone(slots: list[Slot], carried: Carried) -> Iterator[Clash]:
    """A story that goes out when the day of what it looks ahead to will be over."""
    today = timezone.localdate()
    for slot in slots:
        for label, date in carried.milestones.get(slot, ()):
            if today <= date.last_day < timezone.localdate(slot.at):
                yield Clash("milestone", (slot,), f"{label} ({date.in_words()})")


KINDS = (on_one_company, crowded, after_its_milestone)


def among(slots: Iterable[Slot], carried: Carried | None = None) -> list[Clash]:
    """What clashes among these, soonest first; one query, unless it is known already what they carry."""
    known = list(slots)[:MOST]
    told = carried or carried_by(known)
    return sorted((clash for kind in KINDS for clash in kind(known, told)), key=lambda clash: clash.at)


def around(slot: Slot, companies: Iterable[int], milestones: Iterable[Milestone]) -> list[Clash]:
    """What would clash if this story, about these companies and milestones, went out in this slot. Two queries."""
    others = [one for one in between(slot.at - APART, slot.at + APART) if one.article != slot.article]
    carried = carried_by(others)
    names = {company: name for known in carried.companies.values() for company, name in known.items()}
    carried.companies[slot] = {company: names[company] for company in companies if company in names}
    expected = (one for one in milestones if one.state == Milestone.State.EXPECTED)
    carried.milestones[slot] = [(one.label, one.date) for one in expected]
    return [clash for clash in among([slot, *others], carried) if slot in clash.slots]
