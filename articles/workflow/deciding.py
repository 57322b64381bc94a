"""The verbs that say where the text stands at the desk: submitted, approved, sent back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import four_eyes
from articles.checks import of_article
from articles.models import Article, AuditEntry
from articles.publication import database_now
from articles.workflow.steps import Refused, begin, log, require_revision, require_sound, set_status
from articles.workflow.telling import Kind, tell_owner

Verb = AuditEntry.Verb


@transaction.atomic
def submit(article: Article, *, by: User | None, note: str = "", because: str = "") -> None:
    """Hands the text to the editors. No check may block, unless `because` says why it doesn't matter here."""
    locked = begin(article, "submit", by)
    if locked.status != Article.Status.DRAFT:
        raise Refused(_("This story has been submitted already."))
    require_sound(of_article(locked), locked, by=by, because=because)
    locked.sent_back_at = None
    set_status(article, locked, Article.Status.SUBMITTED)
    log(locked, Verb.SUBMITTED, by, note=note)
    tell_owner(locked, Kind.SUBMITTED, by, note=note)


@transaction.atomic
def approve(
    article: Article, *, by: User | None, revision: int | None = None, note: str = "", because: str = ""
) -> None:
    """Approves the newest revision, and no other. `revision` is the number that was read, to be sure it is that one.

    Every way to an approval leads through here, so the rule of four eyes is asked here only. `because` as in `submit`.
    """
    locked = begin(article, "approve", by)
    require_revision(locked, revision)
    if locked.status == Article.Status.APPROVED:
        raise Refused(_("This story is approved already."))
    require_sound(of_article(locked), locked, by=by, because=because)
    if says_no := four_eyes.objection(locked, by):
        raise Refused(says_no)
    locked.approved, locked.sent_back_at = locked.head, None
    locked.save(update_fields=["approved"])
    set_status(article, locked, Article.Status.APPROVED)
    log(locked, Verb.APPROVED, by, note=note)
    tell_owner(locked, Kind.APPROVED, by, note=note)


@transaction.atomic
def send_back(article: Article, *, by: User | None, note: str) -> None:
    """Returns a submitted or approved text to its writer, with a reason. What is scheduled or live stays so.

    An approval of this very text is taken back; one of an earlier text was for that one, and stays on record.
    """
    locked = begin(article, "send_back", by)
    if locked.status == Article.Status.DRAFT:
        raise Refused(_("This story is a draft: there is nothing to send back."))
    if not note.strip():
        raise Refused(_("Say in a few words why the story goes back."))
    if locked.approved_id == locked.head_id:
        locked.approved = None
        locked.save(update_fields=["approved"])
    locked.sent_back_at = database_now()
    set_status(article, locked, Article.Status.DRAFT)
    log(locked, Verb.SENT_BACK, by, note=note)
    tell_owner(locked, Kind.SENT_BACK, by, note=note)
