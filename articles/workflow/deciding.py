"""The verbs that say where the text stands at the desk: submitted, approved, sent back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, AuditEntry
from articles.workflow.steps import Refused, begin, log, require_complete, require_revision, set_status

Verb = AuditEntry.Verb


@transaction.atomic
def submit(article: Article, *, by: User | None, note: str = "") -> None:
    """Hands the text to the editors. It needs everything that a page needs."""
    locked = begin(article, "submit", by)
    if locked.status != Article.Status.DRAFT:
        raise Refused(_("This story has been submitted already."))
    require_complete(locked)
    set_status(article, locked, Article.Status.SUBMITTED)
    log(locked, Verb.SUBMITTED, by, note=note)


@transaction.atomic
def approve(article: Article, *, by: User | None, revision: int | None = None, note: str = "") -> None:
    """Approves the newest revision, and no other. `revision` is the number that was read, to be sure it is that one."""
    locked = begin(article, "approve", by)
    require_revision(locked, revision)
    if locked.status == Article.Status.APPROVED:
        raise Refused(_("This story is approved already."))
    require_complete(locked)
    locked.approved = locked.head
    locked.save(update_fields=["approved"])
    set_status(article, locked, Article.Status.APPROVED)
    log(locked, Verb.APPROVED, by, note=note)


@transaction.atomic
def send_back(article: Article, *, by: User | None, note: str) -> None:
    """Returns a submitted or approved text to its writer, with a reason. What is scheduled or live stays so."""
    locked = begin(article, "send_back", by)
    if locked.status == Article.Status.DRAFT:
        raise Refused(_("This story is a draft: there is nothing to send back."))
    if not note.strip():
        raise Refused(_("Say in a few words why the story goes back."))
    set_status(article, locked, Article.Status.DRAFT)
    log(locked, Verb.SENT_BACK, by, note=note)
