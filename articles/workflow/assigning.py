"""The verbs of whose a story is and by when it is wanted: they touch neither its text nor its approval."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import people, permissions
from articles.models import Article, AuditEntry
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow.steps import Refused, begin, log, require_near
from articles.workflow.telling import Kind, tell_owner

Verb = AuditEntry.Verb


@transaction.atomic
def reassign(article: Article, *, by: User | None, to: User, note: str = "") -> None:
    """Gives the story to somebody who may write, and tells them. Who had it before may still read it."""
    locked = begin(article, "reassign", by)
    name = people.name(to)
    if locked.owner_id == to.pk:
        raise Refused(_("This story is with %(who)s already.") % {"who": name})
    if not permissions.may_write(to):
        raise Refused(_("%(who)s may not write stories: choose somebody else.") % {"who": name})
    locked.owner = article.owner = to
    locked.save(update_fields=["owner"])
    log(locked, Verb.REASSIGNED, by, note=" · ".join(filter(None, [f"→ {name}", note])))
    tell_owner(locked, Kind.ASSIGNED, by, note=note)


@transaction.atomic
def set_due(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says by when the text is wanted; with None, that it isn't wanted by any time."""
    locked = begin(article, "set_due", by)
    if at == locked.due_at:
        raise Refused(_("It is due at that time already.") if at else _("It has no due date."))
    now = database_now()
    if at:
        require_near(at, now)
    if at and at <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(at)})
    locked.due_at = article.due_at = at
    locked.save(update_fields=["due_at"])
    log(locked, Verb.DUE, by, note=note, effective_at=at)
    tell_owner(locked, Kind.DUE, by, note=note, at=at)
