"""The verbs: every write to a story that touches more than one row.

Each is one transaction under the article's row lock and leaves one line in the audit log. `by` is the person
who acts and must be allowed to; None is the house itself (imports, demo). Each may raise `Refused`, whose text is
a sentence for that person, or PermissionDenied.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import addresses, layout, permissions, readiness
from articles.freezing import freeze
from articles.models import Article, AuditEntry, Edition, Permalink, Revision
from articles.publication import database_now

Verb = AuditEntry.Verb
# Beyond it a date is a slip of the pen, and near the years 1 and 9999 it can't be shown in another zone.
FARTHEST = dt.timedelta(days=366 * 100)


class Refused(ValueError):
    """A verb that can't be carried out now; its text says why and what to do."""


@transaction.atomic
def record(article: Article, *, by: User | None, note: str = "") -> Revision:
    """Keeps the working copy, its links included, as a new revision; the newest one if nothing has changed.

    A change takes back what was submitted or approved: the approval covers exactly the revision it was given to.
    """
    locked = _locked(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    head = locked.head
    if not locked.slug:
        locked.slug = article.slug = addresses.propose(locked)
        locked.save(update_fields=["slug"])
    revision = Revision(article=locked, made_by=by, links=locked.links(), **locked.words())
    if head and revision.says_the_same_as(head):
        return head
    revision.number = head.number + 1 if head else 1
    revision.save()
    locked.head, locked.status = revision, Article.Status.DRAFT
    locked.save(update_fields=["head", "status", "changed_at"])
    _log(locked, Verb.SAVED if head else Verb.CREATED, by, note=note)
    article.refresh_from_db(fields=["head", "status", "slug", "changed_at"])
    return revision


@transaction.atomic
def submit(article: Article, *, by: User | None, note: str = "") -> None:
    """Hands the text to the editors. It needs everything that a page needs."""
    locked = _begin(article, "submit", by)
    if locked.status != Article.Status.DRAFT:
        raise Refused(_("This story has been submitted already."))
    _require_complete(locked)
    _set_status(article, locked, Article.Status.SUBMITTED)
    _log(locked, Verb.SUBMITTED, by, note=note)


@transaction.atomic
def approve(article: Article, *, by: User | None, revision: int | None = None, note: str = "") -> None:
    """Approves the newest revision, and no other. `revision` is the number that was read, to be sure it is that one."""
    locked = _begin(article, "approve", by)
    _require_revision(locked, revision)
    if locked.status == Article.Status.APPROVED:
        raise Refused(_("This story is approved already."))
    _require_complete(locked)
    locked.approved = locked.head
    locked.save(update_fields=["approved"])
    _set_status(article, locked, Article.Status.APPROVED)
    _log(locked, Verb.APPROVED, by, note=note)


@transaction.atomic
def send_back(article: Article, *, by: User | None, note: str) -> None:
    """Returns a submitted or approved text to its writer, with a reason. What is scheduled or live stays so."""
    locked = _begin(article, "send_back", by)
    if locked.status == Article.Status.DRAFT:
        raise Refused(_("This story is a draft: there is nothing to send back."))
    if not note.strip():
        raise Refused(_("Say in a few words why the story goes back."))
    _set_status(article, locked, Article.Status.DRAFT)
    _log(locked, Verb.SENT_BACK, by, note=note)


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    until: dt.datetime | None = None,
    note: str = "",
    revision: int | None = None,
    backdate: bool = False,
) -> Edition:
    """Freezes the approved revision as an edition that is public from `at` (None: now) until `until` (None: open).

    What is live or queued gives way: it ends where this edition begins, and this one ends where the next begins.
    `backdate` lets `at` lie in the past, for bringing in an archive. `revision` as in `approve`.
    """
    locked = _begin(article, "publish", by)
    now = database_now()
    start = _instant(at, now, backdate=backdate)
    if until:
        _require_near(until, now)
    if until and until <= start:
        raise Refused(
            _("The story would end before it begins: choose an end after %(start)s.") % {"start": _say(start)}
        )
    _require_revision(locked, revision)
    if locked.status != Article.Status.APPROVED or not locked.approved:
        raise Refused(_("The text at the desk is not approved: approve it first, then publish it."))
    _require_complete(locked)
    _require_free(locked, start, except_for=None)
    live = Edition.objects.live(start).filter(article=locked).first()
    if not at and live and live.revision_id == locked.approved_id:
        raise Refused(_("This text is live already: there is nothing new to publish."))
    _reserve_address(locked, locked.approved.slug)
    edition = freeze(locked.approved, live=layout.span(start, until), expires_at=until, by=by, note=note)
    layout.lay_out(locked, since=None if backdate else now)
    _log(locked, Verb.SCHEDULED if start > now else Verb.PUBLISHED, by, note=note, effective_at=start)
    edition.refresh_from_db(fields=["live", "published_at"])
    return edition


@transaction.atomic
def reschedule(edition: Edition, *, by: User | None, at: dt.datetime) -> None:
    """Moves an edition that has not begun to another instant in the future."""
    locked = _begin(edition.article, "reschedule", by)
    now = database_now()
    _require_queued(edition, now)
    start = _instant(at, now, backdate=False)
    if edition.expires_at and edition.expires_at <= start:
        raise Refused(_("It ends on %(end)s: choose an earlier time.") % {"end": _say(edition.expires_at)})
    _require_free(locked, start, except_for=edition)
    edition.live = layout.span(start, edition.expires_at)
    edition.save(update_fields=["live"])
    layout.lay_out(locked, since=now)
    _log(locked, Verb.RESCHEDULED, by, effective_at=start, revision=edition.revision)
    edition.refresh_from_db(fields=["live", "published_at"])


@transaction.atomic
def cancel(edition: Edition, *, by: User | None) -> None:
    """Takes an edition that has not begun out of the queue; what it would have replaced goes on."""
    locked = _begin(edition.article, "cancel", by)
    now = database_now()
    _require_queued(edition, now)
    start = edition.live.lower
    edition.live = layout.NEVER
    edition.save(update_fields=["live"])
    layout.lay_out(locked, since=now)
    _log(locked, Verb.CANCELLED, by, effective_at=start, revision=edition.revision)


@transaction.atomic
def withdraw(article: Article, *, by: User | None, at: dt.datetime | None = None, note: str = "") -> None:
    """Takes the story down at `at` (None: now); editions queued for later are cancelled with it."""
    locked = _begin(article, "withdraw", by)
    now = database_now()
    end = _instant(at, now, backdate=False)
    live = Edition.objects.live(end).filter(article=locked).first()
    if not live:
        raise Refused(_("This story won't be public at that time: there is nothing to withdraw."))
    for edition in Edition.objects.filter(article=locked, live__startswith__gte=end):
        edition.live = layout.NEVER
        edition.save(update_fields=["live"])
    # Not `live` itself where that begins at this very instant: then what it would have replaced must not go on.
    ending = Edition.objects.live(end - dt.timedelta(microseconds=1)).filter(article=locked).first()
    if ending:
        ending.expires_at, ending.is_withdrawn = end, True
        ending.save(update_fields=["expires_at", "is_withdrawn"])
    layout.lay_out(locked, since=now)
    _log(locked, Verb.WITHDRAWN, by, note=note, effective_at=end)


@transaction.atomic
def discard(article: Article, *, by: User | None) -> None:
    """Deletes a story that was never frozen into an edition; its lines in the audit log stay."""
    locked = _locked(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if locked.editions.exists():
        raise Refused(_("This story has been published or scheduled: withdraw it instead of deleting it."))
    if locked.translations.exists():
        raise Refused(_("This story has translations: delete those first."))
    _log(locked, Verb.DELETED, by)
    locked.delete()


def _locked(article: Article) -> Article:
    # Nothing is joined: after waiting for the lock, PostgreSQL reads this row anew but joined ones as they were before.
    locked = Article.objects.select_for_update().filter(pk=article.pk).first()
    if not locked:
        raise Refused(_("This story has been deleted meanwhile."))
    return locked


def _begin(article: Article, verb: str, by: User | None) -> Article:
    locked = _locked(article)
    if by and not permissions.may(by, verb, locked):
        raise PermissionDenied
    return locked


def _instant(at: dt.datetime | None, now: dt.datetime, *, backdate: bool) -> dt.datetime:
    if at is None:
        return now
    if timezone.is_naive(at):
        raise ValueError("an instant needs a time zone")
    _require_near(at, now)
    if at <= now and not backdate:
        raise Refused(_("%(time)s has passed: choose a time in the future, or publish now.") % {"time": _say(at)})
    return at


def _require_near(instant: dt.datetime, now: dt.datetime) -> None:
    if abs(instant - now) > FARTHEST:
        raise Refused(_("The year %(year)d is too far away: choose a nearer time.") % {"year": instant.year})


def _say(instant: dt.datetime) -> str:
    return timezone.localtime(instant).strftime("%d.%m.%Y %H:%M")


def _require_revision(article: Article, number: int | None) -> None:
    if number is not None and article.head and article.head.number != number:
        raise Refused(
            _("The text was saved again meanwhile (revision %(number)d): read it before you decide.")
            % {"number": article.head.number}
        )


def _require_complete(article: Article) -> None:
    missing = readiness.missing(article)
    if missing:
        raise Refused(_("Something is missing: %(list)s.") % {"list": ", ".join(missing)})


def _require_queued(edition: Edition, now: dt.datetime) -> None:
    edition.refresh_from_db(fields=["live", "expires_at"])
    if edition.is_cancelled:
        raise Refused(_("This edition has already been cancelled."))
    if edition.live.lower <= now:
        raise Refused(_("This edition is public already: withdraw the story or publish a new text."))


def _require_free(article: Article, start: dt.datetime, *, except_for: Edition | None) -> None:
    taken = Edition.objects.filter(article=article, live__startswith=start)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused(
            _("Another text of this story begins at that very time: choose another time, or cancel that text.")
        )


def _reserve_address(article: Article, slug: str) -> None:
    permalink, _created = Permalink.objects.get_or_create(slug=slug, defaults={"article": article})
    if permalink.article_id != article.pk:
        raise Refused(
            _("The address “%(slug)s” belongs to another story: choose another slug.") % {"slug": permalink.slug}
        )


def _set_status(article: Article, locked: Article, status: str) -> None:
    locked.status = article.status = status
    locked.save(update_fields=["status", "changed_at"])


def _log(
    article: Article,
    verb: AuditEntry.Verb,
    by: User | None,
    *,
    note: str = "",
    effective_at: dt.datetime | None = None,
    revision: Revision | None = None,
) -> None:
    shown = revision or article.head
    AuditEntry.objects.create(
        article=article,
        headline=article.headline,
        verb=verb,
        by=by,
        note=note[:300],
        effective_at=effective_at,
        revision=shown.number if shown else None,
    )
