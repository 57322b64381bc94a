"""A second click: the same question answered the same way by the same person, when it was carried out already."""

import datetime as dt
from typing import Any

from articles.models import Article, AuditEntry
from articles.publication import database_now

WITHIN = dt.timedelta(minutes=2)
_Verb = AuditEntry.Verb
# What the page's verb writes last into the audit log.
LOGGED = {
    "submit": _Verb.SUBMITTED,
    "approve": _Verb.APPROVED,
    "send-back": _Verb.SENT_BACK,
    "publish": _Verb.PUBLISHED,
    "schedule": _Verb.SCHEDULED,
    "withdraw": _Verb.WITHDRAWN,
    "reassign": _Verb.REASSIGNED,
    "due": _Verb.DUE,
    "reschedule": _Verb.RESCHEDULED,
    "cancel": _Verb.CANCELLED,
}


def is_second_click(article: Article, user: Any, page: str, data: dict[str, Any]) -> bool:
    """Whether the newest line of the story's log is this person's, moments ago, for what the form asks again."""
    line = AuditEntry.objects.filter(article=article.pk).first()
    if not line or line.by_id != user.pk or line.verb != LOGGED[page] or database_now() - line.at > WITHIN:
        return False
    read, at = data.get("revision"), data.get("at") or data.get("due_at")
    is_same = read in (None, line.revision) and at in (None, line.effective_at)
    return is_same and line.note.endswith(data.get("note", ""))
