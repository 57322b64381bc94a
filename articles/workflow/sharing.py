"""The verbs of showing a story before it is public: a preview link for people without an account, and its end."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, AuditEntry, Edition, PreviewLink, Revision
from articles.workflow.steps import Refused, locked_row, log

Verb = AuditEntry.Verb
HOURS = 48
LONGEST = 24 * 14
MOST_LINKS = 20


@transaction.atomic
def share(
    article: Article,
    *,
    by: User | None,
    revision: Revision | None = None,
    edition: Edition | None = None,
    hours: int = HOURS,
) -> PreviewLink:
    """A link that shows this revision or edition, or with neither the text at the desk, for 1 to 336 hours."""
    locked = locked_row(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if not 1 <= hours <= LONGEST:
        raise Refused(_("A preview link lasts from one hour to fourteen days."))
    if PreviewLink.objects.filter(article=locked, revoked_at=None, expires_at__gt=timezone.now()).count() >= MOST_LINKS:
        raise Refused(_("This story has twenty preview links already: revoke one of them first."))
    ends = timezone.now() + dt.timedelta(hours=hours)
    link = PreviewLink.objects.create(article=locked, revision=revision, edition=edition, made_by=by, expires_at=ends)
    log(locked, Verb.SHARED, by, effective_at=ends, revision=edition.revision if edition else revision)
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by: User | None) -> None:
    """Ends a link now; ending it again changes nothing."""
    locked = locked_row(link.article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
        log(locked, Verb.REVOKED, by)
