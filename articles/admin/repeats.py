"""A second click: the same question answered the same way by the same person, when it was carried out already."""

import datetime as dt
from typing import Any

from articles.models import Article, AuditEntry, Edition
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
    "plan": _Verb.PLANNED,
    "reschedule": _Verb.RESCHEDULED,
    "cancel": _Verb.CANCELLED,
    "until": _Verb.UNTIL,
    "renew": _Verb.RENEWED,
    "now": _Verb.PUBLISHED,
}


def is_second_click(article: Article, edition: Edition | None, user: Any, page: str, data: dict[str, Any]) -> bool:
    """Whether the newest line of the story's log is this person's, moments ago, for all that the form asks again."""
    line = AuditEntry.objects.filter(article=article.pk).first()
    if not line or line.by_id != user.pk or line.verb != LOGGED[page] or database_now() - line.at > WITHIN:
        return False
    return _is_done(edition, line, page) and all(_was(name, line, value) == value for name, value in data.items())


def _is_done(edition: Edition | None, line: AuditEntry, page: str) -> bool:
    """Whether the line is about this edition, for the verbs of editions."""
    if edition is None:
        return True
    edition = Edition.objects.select_related("revision").get(pk=edition.pk)
    if page == "renew":  # the line is about what took its place
        return edition.is_cancelled
    return edition.revision.number == line.revision and edition.is_cancelled == (page == "cancel")


def _was(name: str, line: AuditEntry, asked: Any) -> Any:
    """What was answered to one question of the form, as the log and what it is about tell it."""
    match name:
        case "revision":
            return asked if asked is None else line.revision
        case "at" | "due_at" | "ends":
            return line.effective_at
        case "until":
            begun = Edition.objects.filter(article=line.article_id, live__startswith=line.effective_at)
            return begun.values_list("expires_at", flat=True).first()
        case "to":
            return Article.objects.select_related("owner").get(pk=line.article_id).owner
        case "because":
            return asked if not asked or _was_overridden(line, asked) else None
    return _note(line)


def _was_overridden(line: AuditEntry, because: str) -> bool:
    lines = AuditEntry.objects.filter(article=line.article_id, revision=line.revision, by=line.by_id)
    return lines.filter(verb=_Verb.OVERRIDDEN, note__startswith=f"{because} (", at__gte=line.at - WITHIN).exists()


def _note(line: AuditEntry) -> str:
    """As it was typed: the log says before it who the story was given to."""
    if line.verb != _Verb.REASSIGNED:
        return line.note
    owner: Any = _was("to", line, None)
    return line.note.removeprefix(f"→ {owner.get_full_name() or owner.get_username()}").removeprefix(" · ")
