"""What the verbs have in common: the row lock, what must hold before them, and the line they leave in the audit log."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checks, holds, locking, permissions
from articles.models import Article, AuditEntry, Edition, Permalink, Revision
from articles.standing import date_and_time

# Beyond it a date is a slip of the pen, and near the years 1 and 9999 it can't be shown in another zone.
FARTHEST = dt.timedelta(days=366 * 100)


class Refused(ValueError):
    """A verb that can't be carried out now; its text says why and what to do."""


def locked_row(article: Article, *, to_delete: bool = False) -> Article:
    """The article as it is now, locked until the transaction ends. Refused when it is gone."""
    lock = locking.locked_to_delete if to_delete else locking.locked
    locked = lock(article.pk).first()
    if not locked:
        raise Refused(_("This story has been deleted meanwhile."))
    return locked


def begin(article: Article, verb: str, by: User | None) -> Article:
    """The locked article, for who may do this verb (a key of `permissions.VERBS`); no embargo changes meanwhile."""
    locking.share_embargoes()
    locked = locked_row(article)
    if by and not permissions.may(by, verb, locked):
        raise PermissionDenied
    return locked


def checked_instant(at: dt.datetime | None, now: dt.datetime, *, backdate: bool) -> dt.datetime:
    """`at`, or `now` where that is None. Refused when it has passed, unless `backdate`, or is a slip of the pen."""
    if at is None:
        return now
    if timezone.is_naive(at):
        raise ValueError("an instant needs a time zone")
    require_near(at, now)
    if at <= now and not backdate:
        raise Refused(
            _("%(time)s has passed: choose a time in the future, or publish now.") % {"time": date_and_time(at)}
        )
    return at


def require_near(instant: dt.datetime, now: dt.datetime) -> None:
    if abs(instant - now) > FARTHEST:
        raise Refused(_("The year %(year)d is too far away: choose a nearer time.") % {"year": instant.year})


def require_end(until: dt.datetime | None, start: dt.datetime, now: dt.datetime) -> None:
    if until:
        require_near(until, now)
    if until and until <= start:
        says = _("The story would end before it begins: choose an end after %(start)s.")
        raise Refused(says % {"start": date_and_time(start)})


def require_revision(article: Article, number: int | None) -> None:
    if number is not None and article.head and article.head.number != number:
        raise Refused(
            _("The text was saved again meanwhile (revision %(number)d): read it before you decide.")
            % {"number": article.head.number}
        )


def require_approved(article: Article) -> Revision:
    """The approved text, for what is to be published."""
    if article.status != Article.Status.APPROVED or not article.approved:
        raise Refused(_("The text at the desk is not approved: approve it first, then publish it."))
    return article.approved


def require_sound(story: checks.Story, article: Article, *, by: User | None, because: str = "") -> None:
    """Refused while a check blocks, unless this revision's block was overridden, or `by` may and says why now.

    The reason is kept as a line of its own in the audit log. What makes a page impossible can't be overridden.
    """
    blocking = [found for found in checks.found_in(story) if found.is_blocking]
    impossible = [found for found in blocking if found.level is checks.Level.IMPOSSIBLE]
    if impossible:
        raise Refused(_sentences(impossible))
    blocking = [found for found in blocking if found.name not in overridden(article)] if blocking else []
    if not blocking:
        return
    if not because.strip():
        raise Refused(_sentences(blocking))
    if by and not permissions.may_override(by, article):
        raise PermissionDenied
    note = f"{because.strip()} ({_sentences(blocking)})"
    log(article, AuditEntry.Verb.OVERRIDDEN, by, note=note, checks=sorted({found.name for found in blocking}))


def _sentences(found: list[checks.Found]) -> str:
    return " ".join(dict.fromkeys(one.says for one in found))


def overridden(article: Article) -> set[str]:
    """The checks that somebody overrode for the newest revision."""
    number = article.head.number if article.head else None
    lines = AuditEntry.objects.filter(article=article, verb=AuditEntry.Verb.OVERRIDDEN, revision=number)
    return {name for names in lines.values_list("checks", flat=True) for name in names}


def require_queued(edition: Edition, now: dt.datetime) -> None:
    edition.refresh_from_db(fields=["live", "expires_at", "held_until"])
    if edition.is_cancelled:
        raise Refused(_("This edition has already been cancelled."))
    if edition.live.lower <= now:
        raise Refused(_("This edition is public already: withdraw the story or publish a new text."))


def require_lifted(keys: Iterable[holds.Key], start: dt.datetime) -> None:
    """Refused where any of these things is still under an embargo at `start`."""
    covers = holds.covering(keys)
    if covers and start < covers[0].embargo.lifts_at:
        raise Refused(_("%(why)s Choose that time or a later one.") % {"why": holds.say(covers[0])})


def require_free(article: Article, start: dt.datetime, *, except_for: Edition | None) -> None:
    taken = Edition.objects.filter(article=article, live__startswith=start)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused(
            _("Another text of this story begins at that very time: choose another time, or cancel that text.")
        )


def reserve_address(article: Article, slug: str) -> None:
    permalink, _created = Permalink.objects.get_or_create(slug=slug, defaults={"article": article})
    if permalink.article_id != article.pk:
        raise Refused(
            _("The address “%(slug)s” belongs to another story: choose another slug.") % {"slug": permalink.slug}
        )


def set_status(article: Article, locked: Article, status: str) -> None:
    locked.status = article.status = status
    article.sent_back_at = locked.sent_back_at
    locked.save(update_fields=["status", "sent_back_at", "changed_at"])


def note_openness(article: Article, locked: Article) -> None:
    """Notes whether the newest text is in an edition that readers get, got or will get."""
    frozen = Edition.objects.filter(article=locked, revision=locked.head_id, live__isempty=False)
    locked.is_open = article.is_open = not frozen.exists()
    locked.save(update_fields=["is_open"])


def fulfil(article: Article, locked: Article) -> None:
    """A wish is over once the story goes out: from then on its edition says when."""
    article.planned_at = None
    if locked.planned_at:
        locked.planned_at = None
        locked.save(update_fields=["planned_at"])


def log(
    article: Article,
    verb: AuditEntry.Verb,
    by: User | None,
    *,
    note: str = "",
    effective_at: dt.datetime | None = None,
    revision: Revision | None = None,
    checks: Iterable[str] = (),
    before: dict[str, Any] | None = None,
) -> None:
    """`before` is what was so before the verb, for those that can be undone."""
    shown = revision or article.head
    AuditEntry.objects.create(
        article=article,
        headline=article.headline,
        verb=verb,
        by=by,
        note=note[:300],
        effective_at=effective_at,
        revision=shown.number if shown else None,
        checks=list(checks),
        before=before,
    )
