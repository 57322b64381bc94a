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
from articles.workflow.undoing import at_of, require_own_and_fresh


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
BY_LINE = {wish.logged: wish for wish in (PLANNED, DUE)}


@transaction.atomic
def plan(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says when the story is wished for; with None, that it isn't for any time. Publishing it fulfils the wish."""
    _wish(PLANNED, article, by, at, note)


@transaction.atomic
def set_due(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says by when the text is wanted; with None, that it isn't wanted by any time."""
    _wish(DUE, article, by, at, note)


@transaction.atomic
def take_back_wish(article: Article, *, by: User | None, line: int) -> None:
    """Wishes again what was wished before the last wish, whose entry in the log is `line`; see `undo`."""
    asked = _lines(article).filter(pk=line).first()
    if not asked:
        raise Refused(_("There is nothing to undo."))
    wish = BY_LINE[asked.verb]
    locked = begin(article, wish.verb, by)
    last, now = _lines(article).first(), database_now()
    if last.pk != line or last.before is None:
        raise Refused(_("Something else was wished for this story since: nothing was undone."))
    require_own_and_fresh(last, by, now, since=at_of(last))
    was = last.before["wish"]
    at = dt.datetime.fromisoformat(was) if was else None
    _set(wish, locked, article, at)
    log(locked, wish.logged, by, note=_("undone"), effective_at=at)
    tell_owner(locked, wish.kind, by, at=at)


def is_taken_back(article: Article, *, by: User | None, line: int) -> bool:
    """Whether this person has taken back just that wish already, and wished for nothing since."""
    lines = _lines(article)[:2]
    return len(lines) == 2 and lines[0].before is None and (lines[0].by, lines[1].pk) == (by, line)


def _lines(article: Article) -> Any:
    wishes = AuditEntry.objects.filter(article=article.pk, verb__in=AuditEntry.OF_WISHES)
    return wishes.select_related("by").order_by("-pk")


def _wish(wish: Wish, article: Article, by: User | None, at: dt.datetime | None, note: str) -> None:
    locked = begin(article, wish.verb, by)
    was: dt.datetime | None = getattr(locked, wish.field)
    if at == was:
        raise Refused(str(wish.same if at else wish.none))
    now = database_now()
    if at:
        require_near(at, now)
    if at and at <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(at)})
    _set(wish, locked, article, at)
    before = {"at": now.isoformat(), "wish": was.isoformat() if was else None}
    log(locked, wish.logged, by, note=note, effective_at=at, before=before)
    tell_owner(locked, wish.kind, by, note=note, at=at)


def _set(wish: Wish, locked: Article, article: Article, at: dt.datetime | None) -> None:
    for one in (locked, article):
        setattr(one, wish.field, at)
    locked.save(update_fields=[wish.field])
