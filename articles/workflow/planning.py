"""The verb of a wish: when the desk would like a story to go out. Only an edition makes it so."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, AuditEntry
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow.steps import Refused, begin, log, require_near
from articles.workflow.telling import Kind, tell_owner


@transaction.atomic
def plan(article: Article, *, by: User | None, at: dt.datetime | None, note: str = "") -> None:
    """Says when the story is wished for; with None, that it isn't for any time. Publishing it fulfils the wish."""
    locked = begin(article, "plan", by)
    if at == locked.planned_at:
        raise Refused(_("It is planned for that time already.") if at else _("It isn’t planned for any time."))
    now = database_now()
    if at:
        require_near(at, now)
    if at and at <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(at)})
    locked.planned_at = article.planned_at = at
    locked.save(update_fields=["planned_at"])
    log(locked, AuditEntry.Verb.PLANNED, by, note=note, effective_at=at)
    tell_owner(locked, Kind.PLANNED, by, note=note, at=at)
