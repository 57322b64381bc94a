"""The verbs of who writes: saving the working copy as a revision, and throwing a story away."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import addresses, permissions
from articles.models import Article, AuditEntry, Revision
from articles.workflow.steps import Refused, locked_row, log

Verb = AuditEntry.Verb


@transaction.atomic
def record(article: Article, *, by: User | None, note: str = "") -> Revision:
    """Keeps the working copy, its links included, as a new revision; the newest one if nothing has changed.

    A change takes back what was submitted or approved: the approval covers exactly the revision it was given to.
    """
    locked = locked_row(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    revision = keep_revision(locked, by=by, note=note)
    article.refresh_from_db(fields=["head", "status", "is_open", "names", "slug", "changed_at"])
    return revision


def keep_revision(locked: Article, *, by: User | None, note: str = "", restores: Revision | None = None) -> Revision:
    """What `record` does, once the row is locked and the person may edit it. `restores` is what is brought back."""
    head = locked.head
    if not locked.slug:
        locked.slug = addresses.propose(locked)
        locked.save(update_fields=["slug"])
    revision = Revision(article=locked, made_by=by, links=locked.links(), restores=restores, **locked.words())
    if head and revision.says_the_same_as(head):
        return head
    revision.number = head.number + 1 if head else 1
    revision.measure(head)
    revision.save()
    locked.head, locked.status = revision, Article.Status.DRAFT
    locked.is_open, locked.names = True, locked.found_by()
    locked.save(update_fields=["head", "status", "is_open", "names", "changed_at"])
    log(locked, Verb.RESTORED if restores else Verb.SAVED if head else Verb.CREATED, by, note=note)
    return revision


@transaction.atomic
def discard(article: Article, *, by: User | None) -> None:
    """Deletes a story that was never frozen into an edition; its lines in the audit log stay."""
    locked = locked_row(article, to_delete=True)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if locked.editions.exists():
        raise Refused(_("This story has been published or scheduled: withdraw it instead of deleting it."))
    if locked.translations.exists():
        raise Refused(_("This story has translations: delete those first."))
    log(locked, Verb.DELETED, by)
    locked.delete()
