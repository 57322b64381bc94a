"""The verbs of showing a story before it is public: a preview link for people without an account, and its end."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, AuditEntry, Edition, PreviewLink, Revision
from articles.publication import database_now
from articles.workflow.steps import Refused, locked_row, log

Verb = AuditEntry.Verb
LINK_HOURS = 48
MOST_DAYS = 14
MOST_LINKS = 20


@transaction.atomic
def share(
    article: Article,
    *,
    by: User | None,
    revision: Revision | None = None,
    edition: Edition | None = None,
    hours: int = LINK_HOURS,
) -> PreviewLink:
    """A link that shows this revision or edition of the story, or with neither the text at the desk.

    It lasts `hours`, from one to `MOST_DAYS` times 24.
    """
    locked = locked_row(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if revision and revision.article_id != locked.pk:
        raise Refused(_("This revision belongs to another story."))
    if edition and edition.article_id != locked.pk:
        raise Refused(_("This edition belongs to another story."))
    if not 1 <= hours <= MOST_DAYS * 24:
        raise Refused(_("A preview link lasts from one hour to %(days)d days.") % {"days": MOST_DAYS})
    now = database_now()
    open_links = PreviewLink.objects.open(now, makers=permissions.colleagues()).filter(article=locked)
    if open_links.count() >= MOST_LINKS:
        says = _("This story has %(most)d preview links already: revoke one of them first.")
        raise Refused(says % {"most": MOST_LINKS})
    ends = now + dt.timedelta(hours=hours)
    link = PreviewLink.objects.create(article=locked, revision=revision, edition=edition, made_by=by, expires_at=ends)
    log(locked, Verb.SHARED, by, effective_at=ends, revision=edition.revision if edition else revision)
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by: User | None) -> None:
    """Ends a link now; ending it again changes nothing."""
    locked = locked_row(link.article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=database_now()):
        log(locked, Verb.REVOKED, by)
