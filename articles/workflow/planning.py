"""The verbs of wishes: when a story would best go out, and by when its text is wanted. Only an edition makes it so."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, AuditEntry
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow.steps import Refused, begin, log, require_near
from articles.workflow.telling import Kind, tell_owner


@dataclass(frozen=True, slots=True)
class Wish:
    """`field` is the story's; `same` and `none` say why nothing would change."""

    field: str
    verb: str
    logged: AuditEntry.Verb
    kind: Kind
    same: Any
    none: Any


PLANNED = Wish(
    field="planned_at",
    verb="plan",
    logged=AuditEntry.Verb.PLANNED,
    kind=Kind.PLANNED,
    same=gettext_lazy("It is planned for that time already."),
    none=gettext_lazy("It isn’t planned for any time."),
)
DUE = Wish(
    field="due_at",
    verb="set_due",
    logged=AuditEntry.Verb.DUE,
    kind=Kind.DUE,
    same=gettext_lazy("It is due at that time already."),
    none=gettext_lazy("It has no due date."),
)


@transaction.atomic
def plan(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says when the story is wished for; with None, that it isn't for any time. Publishing it fulfils the wish."""
    _wish(PLANNED, article, by, at, note)


@transaction.atomic
def set_due(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says by when the text is wanted; with None, that it isn't wanted by any time."""
    _wish(DUE, article, by, at, note)


def _wish(wish: Wish, article: Article, by: User | None, at: dt.datetime | None, note: str) -> None:
    locked = begin(article, wish.verb, by)
    if at == getattr(locked, wish.field):
        raise Refused(str(wish.same if at else wish.none))
    now = database_now()
    if at:
        require_near(at, now)
    if at and at <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(at)})
    for one in (locked, article):
        setattr(one, wish.field, at)
    locked.save(update_fields=[wish.field])
    log(locked, wish.logged, by, note=note, effective_at=at)
    tell_owner(locked, wish.kind, by, note=note, at=at)
