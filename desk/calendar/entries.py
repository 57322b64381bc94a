"""Entries of the calendar: what a row says, and how the person who looks may move it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles import permissions
from articles.clashes import Clash
from articles.models import Article, Idea
from articles.slots import Slot
from articles.standing import clock
from companies.dates import PartialDate
from desk.calendar.asked import Choices
from desk.calendar.days import day_of
from desk.calendar.sources import Row

WISHES = {"planned", "due", "idea"}
MOST_CLASHES = 3


@dataclass(slots=True)
class Entry:
    """`kind` is scheduled, live, planned, due, end or embargo, which have `at`; or milestone or idea, with a `date`."""

    row: Row
    kind: str
    label: str
    at: dt.datetime | None
    date: PartialDate | None
    is_late: bool
    """A wish for a time that has passed."""
    day: dt.date | None
    """The day it stands on; None for what is known less exactly, or not at all."""
    address: str = ""
    section: str = ""
    person: str = ""
    move: str = ""
    """The page that moves it, ending where the new time goes; empty where it can't be moved."""
    asks: str = ""
    """The name of what that page asks: at, due_at or wanted."""
    clashes: list[Clash] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def looks(self) -> str:
        """Its classes."""
        more = f"{' is-wish' if self.is_wish else ''}{' is-late' if self.is_late else ''}"
        return f"cal-entry is-{self.kind}{more}"

    @property
    def moving(self) -> str:
        return _("Move “%(title)s” to…") % {"title": self.title}

    @property
    def clashing(self) -> str:
        """The first few of its clashes, in words."""
        return " ".join(clash.says for clash in self.clashes[:MOST_CLASHES])

    @property
    def is_wish(self) -> bool:
        return self.kind in WISHES

    @property
    def clock(self) -> str:
        return clock(self.at) if self.at else ""

    @property
    def wall_clock(self) -> str:
        return timezone.localtime(self.at).isoformat()[:16] if self.at else ""

    @property
    def in_words(self) -> str:
        """The date of what is known less exactly than to the day."""
        return self.date.in_words() if self.date and not self.day else ""

    @property
    def ways(self) -> list[tuple[Any, str]]:
        """Where it may be moved to with one click, and the page that asks for any other time."""
        if not self.move:
            return []
        steps = ((1, _("a day later")), (7, _("a week later"))) if self.day else ()
        offered = [(label, f"{self.move}{self._later(days)}") for days, label in steps]
        return [*offered, (_("another time…"), self.move)]

    def _later(self, days: int) -> str:
        day = (self.day or timezone.localdate()) + dt.timedelta(days=days)
        return f"{day.isoformat()}T{self.clock}" if self.at else day.isoformat()

    def slot(self) -> Slot | None:
        """Where a story goes out first, or is wished for."""
        if not self.at or not self.row.article or self.row.note or self.kind not in {"scheduled", "planned"}:
            return None
        edition = self.row.pk if self.kind == "scheduled" else 0
        return Slot(self.row.article, self.at, self.row.language, self.title, edition)


def of(rows: Iterable[Row], now: dt.datetime) -> list[Entry]:
    labels = _labels()
    return [_entry(row, now, labels) for row in rows]


def _entry(row: Row, now: dt.datetime, labels: dict[str, str]) -> Entry:
    date = PartialDate.parse(row.date) if row.date else None
    on = day_of(row.at) if row.at else date.first_day if date and date.day else None
    kind = ("scheduled" if row.at and row.at > now else "live") if row.kind == "edition" else row.kind
    is_late = kind in WISHES and bool(row.at and row.at <= now)
    label = labels.get(row.note) or labels[kind]
    return Entry(row, kind, _("late: was %(what)s") % {"what": label} if is_late else label, row.at, date, is_late, on)


def _labels() -> dict[str, str]:
    """By the note of a row, if it has one that says more than its kind."""
    return {
        "update": _("update"),
        "withdrawn": _("withdrawn"),
        "happened": _("happened"),
        "postponed": _("postponed"),
        "milestone": _("milestone"),
        "scheduled": _("scheduled"),
        "live": _("went out"),
        "end": pgettext("calendar", "ends"),
        "planned": pgettext("calendar", "planned"),
        "due": _("due"),
        "embargo": _("embargo lifts"),
        "idea": _("idea"),
    }


class Dresser:
    """Gives the entries that are shown their addresses, names and ways to be moved, as one person may. No query."""

    def __init__(self, user: Any, named: Choices, here: str) -> None:
        self._user, self._named = user, named
        self._back = f"?back={quote(here, safe='/')}&"
        self._allowed: dict[tuple[str, int | None], bool] = {}

    def dress(self, entries: Iterable[Entry]) -> list[Entry]:
        return [self._dressed(entry) for entry in entries]

    def _dressed(self, entry: Entry) -> Entry:
        row = entry.row
        entry.section = self._named.sections.get(row.section or 0, "")
        entry.person = self._named.people.get(row.person or 0, "")
        entry.address = self._address(entry)
        if address := self._mover(entry):
            entry.asks = {"due": "due_at", "idea": "wanted"}.get(entry.kind, "at")
            entry.move = f"{address}{self._back}{entry.asks}="
        return entry

    def _address(self, entry: Entry) -> str:
        match entry.kind:
            case "milestone":
                return reverse("admin:companies_milestone_change", args=[entry.row.pk])
            case "idea":
                return reverse("admin:calendar_idea", args=[entry.row.pk]) + self._back.removesuffix("&")
            case "embargo":
                return reverse("admin:embargoes_embargo_change", args=[entry.row.pk])
        return reverse("admin:articles_article_change", args=[entry.row.article])

    def _mover(self, entry: Entry) -> str:
        """The page that would move it, if this person may and it hasn't begun."""
        row = entry.row
        match entry.kind:
            case "scheduled" if self._may("reschedule", row.person):
                return reverse("admin:articles_article_reschedule", args=[row.article, row.pk])
            case "planned" if self._may("plan", row.person):
                return reverse("admin:articles_article_plan", args=[row.article])
            case "due" if self._may("set_due", row.person):
                return reverse("admin:articles_article_due", args=[row.article])
            case "idea" if self._may("idea", row.person):
                return reverse("admin:calendar_idea", args=[row.pk])
        return ""

    def _may(self, verb: str, person: int | None) -> bool:
        if (verb, person) not in self._allowed:
            self._allowed[verb, person] = (
                permissions.may_change_idea(self._user, Idea(assignee_id=person))
                if verb == "idea"
                else permissions.may(self._user, verb, Article(owner_id=person))
            )
        return self._allowed[verb, person]
