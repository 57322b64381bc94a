"""Which editions the ledger shows, and what it says of each."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.effects import running
from articles.effects.registry import KINDS
from articles.models import Edition, Effect
from articles.models.effect import LIMIT
from desk.ledger.durations import said

PAGE = 40
DAYS = dt.timedelta(days=30)
SHOWN = {
    "": pgettext_lazy("ledger", "All"),
    "failed": pgettext_lazy("ledger", "Failed"),
    "late": pgettext_lazy("ledger", "Late"),
    "open": pgettext_lazy("ledger", "Open"),
    "coming": pgettext_lazy("ledger", "To come"),
}
_KEY = re.compile(r"(\d{1,18})-(\d{1,18})")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; `before` is the key of the last edition of the page before."""

    show: str = ""
    kind: str = ""
    before: str = ""

    @classmethod
    def of(cls, query: Any) -> "Asked":
        """What the address doesn't know is left out, so that an old link still leads to a page."""
        show, kind = query.get("show", ""), query.get("kind", "")
        return cls(show if show in SHOWN else "", kind if kind in KINDS else "", query.get("before", ""))

    def with_(self, **changes: str) -> str:
        """The address's query with these changes."""
        fields = {"show": self.show, "kind": self.kind, "before": self.before} | changes
        return "?" + urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True, slots=True)
class EffectLine:
    effect: Effect
    name: str
    key: str
    """How it went: done, late, open, waiting or failed."""
    when: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    edition: Edition
    answered: str
    """How long after its instant a reader first had it; empty where nobody asked soon."""
    effects: list[EffectLine]


def page(asked: Asked, now: dt.datetime) -> tuple[list[EditionLine], str]:
    """The lines, and the key of the last where there are more. Three queries, and one for names of receivers."""
    found = _editions(asked, now)
    every = Prefetch("effects", Effect.objects.order_by("due_at", "pk"))
    read = found.select_related("first_answer").defer("body", "facts").prefetch_related(every)
    rows = list(read[: PAGE + 1])
    names = running.names([effect for edition in rows[:PAGE] for effect in edition.effects.all()])
    lines = [_line(edition, names, now) for edition in rows[:PAGE]]
    return lines, _key(rows[PAGE - 1]) if len(rows) > PAGE else ""


def _editions(asked: Asked, now: dt.datetime) -> QuerySet[Edition]:
    if asked.show == "coming":
        found = Edition.objects.queued(now).order_by("live__startswith", "pk")
    else:
        found = Edition.objects.begun(now).order_by("-live__startswith", "-pk")
    if asked.before:
        at, pk = _place(asked.before)
        side = "gte" if asked.show == "coming" else "lte"
        same = {"pk__lte" if asked.show == "coming" else "pk__gte": pk}
        found = found.filter(**{f"live__startswith__{side}": at}).exclude(live__startswith=at, **same)
    effects = _effects(asked, now)
    return found if effects is None else found.filter(Exists(effects.filter(edition=OuterRef("pk"))))


def _effects(asked: Asked, now: dt.datetime) -> QuerySet[Effect] | None:
    """Those of which an edition must have one, if any: what is late is looked for in the last thirty days."""
    effects = Effect.objects.filter(kind=asked.kind) if asked.kind else Effect.objects.all()
    match asked.show:
        case "failed":
            return effects & Effect.objects.failed()
        case "late":
            return effects & Effect.objects.late().filter(due_at__gt=now - DAYS)
        case "open":
            return effects & Effect.objects.open().filter(due_at__lte=now)
    return effects if asked.kind else None


def _key(edition: Edition) -> str:
    return f"{(edition.live.lower - _EPOCH) // dt.timedelta(microseconds=1)}-{edition.pk}"


def _place(key: str) -> tuple[dt.datetime, int]:
    matched = _KEY.fullmatch(key)
    if not matched:
        raise BadRequest("not a place in the ledger")
    try:
        return _EPOCH + dt.timedelta(microseconds=int(matched[1])), int(matched[2])
    except OverflowError as error:
        raise BadRequest("not a place in the ledger") from error


def _line(edition: Edition, names: dict[int, str], now: dt.datetime) -> EditionLine:
    first = getattr(edition, "first_answer", None)
    answered = said(first.answered_at - edition.live.lower) if first else ""
    shown: Iterable[Effect] = edition.effects.all()
    spread = {(effect.occasion, effect.kind) for effect in shown if effect.receiver}
    lines = [
        EffectLine(effect, names[effect.pk], *_went(effect, now))
        for effect in shown
        # What only made one for each receiver says nothing that those don't.
        if effect.receiver or not effect.done_at or (effect.occasion, effect.kind) not in spread
    ]
    return EditionLine(edition, answered, lines)


def _went(effect: Effect, now: dt.datetime) -> tuple[str, str]:
    if effect.failed_at:
        return "failed", str(_("failed for good"))
    if effect.done_at:
        after = effect.done_at - effect.due_at
        return "late" if after > LIMIT else "done", str(_("done after %(time)s")) % {"time": said(after)}
    if effect.due_at > now:
        return "waiting", str(_("to come"))
    waits = str(_("open for %(time)s")) % {"time": said(now - effect.due_at)}
    return "late" if now - effect.due_at > LIMIT else "open", waits
