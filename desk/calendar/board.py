"""The board: stories by where they stand. A card that goes to another column goes by that column's own verb."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import keys, permissions
from articles.admin.verbs import OF_EDITIONS, PAGES
from articles.models import Article, Edition
from articles.publication import database_now
from articles.standing import moment
from desk.calendar.asked import Asked, Choices, choices
from desk.calendar.days import start_of
from desk.calendar.pages import address, frame

PAGE = 25
COLUMNS = ("draft", "submitted", "approved", "scheduled", "live")
# Which verb's page leads from one column to another; "" leads to none of them.
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (("submitted", "submit"), ("approved", "approve"), ("scheduled", "schedule"), ("live", "publish")),
    "submitted": (("draft", "send-back"), ("approved", "approve"), ("scheduled", "schedule"), ("live", "publish")),
    "approved": (("draft", "send-back"), ("scheduled", "schedule"), ("live", "publish")),
    "scheduled": (("", "reschedule"), ("approved", "cancel")),
    "live": (("", "withdraw"),),
}


@dataclass(slots=True)
class Card:
    pk: int
    article: int
    headline: str
    key_at: dt.datetime
    """The instant its column is ordered by."""
    when: str
    section: str
    owner: str
    due: str = ""
    is_late: bool = False
    planned: str = ""
    ways: list[tuple[str, Any, str]] = field(default_factory=list)
    """Column, label and address of each verb that the person may try."""

    @property
    def address(self) -> str:
        return reverse("admin:articles_article_change", args=[self.article])


@dataclass(slots=True)
class Column:
    name: str
    label: Any
    cards: list[Card]
    more: str
    """The address of the cards after these; empty where there are none."""


@require_safe
def board(request: HttpRequest, site: Any) -> HttpResponse:
    """All columns, each with its first cards; or `more`, one column from `after` (an instant and an id) on."""
    asked, now, named = Asked.of(request), database_now(), choices()
    alone = request.GET.get("more", "")
    shown = (alone,) if alone in COLUMNS else COLUMNS
    after = _key(request.GET.get("after", "")) if alone in COLUMNS else None
    teller = Teller(request, asked, named, now)
    context = {
        **site.each_context(request),
        **frame(asked, named),
        "title": _("Board"),
        "columns": [teller.column(name, after) for name in shown],
        "whole": address("board", asked) if alone in COLUMNS else "",
    }
    return TemplateResponse(request, "admin/calendar/board.html", context)


def _key(raw: str) -> tuple[dt.datetime, int] | None:
    at, _comma, pk = raw.partition(",")
    number = keys.number(pk)
    try:
        instant = dt.datetime.fromisoformat(at)
    except ValueError:
        return None
    return (instant, number) if number is not None and timezone.is_aware(instant) else None


class Teller:
    """Reads the columns, one query each, and says what the person may do with each card."""

    def __init__(self, request: HttpRequest, asked: Asked, named: Choices, now: dt.datetime) -> None:
        self._user, self._asked, self._named, self._now = request.user, asked, named, now
        self._back = f"?back={quote(request.get_full_path(), safe='/')}"
        self._allowed: dict[tuple[str, int | None], bool] = {}

    def column(self, name: str, after: tuple[dt.datetime, int] | None) -> Column:
        rows = list((self._editions if name in {"scheduled", "live"} else self._stories)(name, after)[: PAGE + 1])
        cards = [self._card(name, row) for row in rows[:PAGE]]
        more = ""
        if len(rows) > PAGE:
            last = cards[-1]
            more = address("board", self._asked, more=name, after=f"{last.key_at.isoformat()},{last.pk}")
        return Column(name, _label(name), cards, more)

    def _stories(self, name: str, after: tuple[dt.datetime, int] | None) -> QuerySet[Any, Any]:
        """Last changed first, as an index of open stories has them."""
        found = self._asked.narrow(Article.objects.filter(is_open=True, status=name), person="owner")
        if after:
            at, pk = after
            found = found.filter(Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=pk))
        ordered = found.order_by("-changed_at", "-pk").annotate(story=F("pk"), key=F("changed_at"), whose=F("owner_id"))
        return ordered.values("pk", "story", "headline", "key", "section_id", "whose", "due_at", "planned_at")

    def _editions(self, name: str, after: tuple[dt.datetime, int] | None) -> QuerySet[Any, Any]:
        """What is scheduled, soonest first; what went live today and is, newest first."""
        found = self._asked.narrow(Edition.objects.all(), person="article__owner")
        if name == "scheduled":
            found, way, sign = found.queued(self._now), "gt", ""
        else:
            found, way, sign = found.live(self._now).filter(live__startswith__gte=_midnight(self._now)), "lt", "-"
        if after:
            at, pk = after
            found = found.filter(Q(**{f"live__startswith__{way}": at}) | Q(live__startswith=at, **{f"pk__{way}": pk}))
        told = {"story": F("article_id"), "key": F("live__startswith"), "whose": F("article__owner_id")}
        ordered = found.order_by(f"{sign}live__startswith", f"{sign}pk").annotate(**told)
        return ordered.values("pk", "story", "headline", "key", "section_id", "whose")

    def _card(self, column: str, row: dict[str, Any]) -> Card:
        due, planned = row.get("due_at"), row.get("planned_at")
        awaited = due if column != "approved" else None
        return Card(
            row["pk"],
            row["story"],
            row["headline"],
            row["key"],
            moment(row["key"], self._now),
            self._named.sections.get(row["section_id"] or 0, ""),
            self._named.people.get(row["whose"] or 0, ""),
            due=moment(awaited, self._now),
            is_late=bool(awaited and awaited <= self._now),
            planned=moment(planned, self._now),
            ways=list(self._ways(column, row)),
        )

    def _ways(self, column: str, row: dict[str, Any]) -> Iterable[tuple[str, Any, str]]:
        for goal, name in WAYS[column]:
            if self._may(PAGES[name].verb, row["whose"]):
                arguments = [row["story"], row["pk"]] if name in OF_EDITIONS else [row["story"]]
                where = reverse(f"admin:articles_article_{name}", args=arguments)
                yield goal, PAGES[name].title, f"{where}{self._back}"

    def _may(self, verb: str, owner: int | None) -> bool:
        if (verb, owner) not in self._allowed:
            self._allowed[verb, owner] = permissions.may(self._user, verb, Article(owner_id=owner))
        return self._allowed[verb, owner]


def _midnight(now: dt.datetime) -> dt.datetime:
    return start_of(timezone.localtime(now, timezone.get_default_timezone()).date())


def _label(name: str) -> Any:
    return {
        "draft": _("Drafts"),
        "submitted": _("Submitted"),
        "approved": _("Approved"),
        "scheduled": _("Scheduled"),
        "live": _("Live today"),
    }[name]
