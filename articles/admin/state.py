"""What the story page tells of where the story stands: which text is approved, queued and live, and who may go on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from articles import four_eyes, permissions
from articles.admin import opening, panel, verbs
from articles.models import Article, AuditEntry, Edition
from articles.publication import standing
from articles.standing import say, say_due


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition that readers get or will get: which revision it is, and whether the desk says more by now."""

    edition: Edition
    number: int | None
    is_behind: bool


def context(request: HttpRequest, article: Article, now: dt.datetime) -> dict[str, Any]:
    """`now` is the database's."""
    stands = standing(article.editions.all(), now)
    frozen = [edition for edition in (stands.current, *stands.queue) if edition]
    numbers = opening.numbers(article, {article.approved_id, *(edition.revision_id for edition in frozen)})
    shown = [EditionShown(each, numbers.get(each.revision_id), each.revision_id != article.head_id) for each in frozen]
    may = {name: permissions.may(request.user, page.verb, article) for name, page in verbs.PAGES.items()}
    queue = shown[1:] if stands.current else shown
    is_approved = article.status == Article.Status.APPROVED
    approved = numbers.get(article.approved_id)
    return {
        "said": say(article, now),
        "due": say_due(article, now),
        "standing": stands,
        "live": shown[0] if stands.current else None,
        "panel": panel.of(article, stands, queue, opening.left_out(article), now),
        "may": may,
        "objection": four_eyes.objection(article, request.user) if may["approve"] and not is_approved else "",
        "approved": approved,
        "unapproved": article.head.number - approved if approved and article.head else 0,
        "sent_back": _sent_back(article),
        "follows": article.follows.filter(person=request.user.pk).exists(),
    }


def _sent_back(article: Article) -> AuditEntry | None:
    """Who sent the text back, and why; None once it is submitted again."""
    if not article.sent_back_at:
        return None
    return article.audit.filter(verb=AuditEntry.Verb.SENT_BACK).select_related("by").first()
