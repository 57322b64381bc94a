"""The verbs of time: what readers get, from when and until when."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import holds, layout
from articles.checks import of_revision
from articles.freezing import freeze
from articles.models import Article, AuditEntry, Edition, Revisit
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow.steps import (
    Refused,
    begin,
    checked_instant,
    fulfil,
    log,
    note_openness,
    require_approved,
    require_end,
    require_free,
    require_lifted,
    require_queued,
    require_revision,
    require_sound,
    reserve_address,
)
from articles.workflow.telling import Kind, tell_owner

Verb = AuditEntry.Verb


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    until: dt.datetime | None = None,
    note: str = "",
    revision: int | None = None,
    because: str = "",
    backdate: bool = False,
) -> Edition:
    """Freezes the approved revision as an edition that is public from `at` (None: now) until `until` (None: open).

    What is live or queued gives way: it ends where this edition begins, and this one ends where the next begins.
    The text that is live already is published again only where the register tells it otherwise by now.
    `backdate` lets `at` lie in the past, for bringing in an archive. `revision` and `because` as in `approve`.
    """
    locked = begin(article, "publish", by)
    now = database_now()
    start = checked_instant(at, now, backdate=backdate)
    require_end(until, start, now)
    require_revision(locked, revision)
    approved = require_approved(locked)
    require_sound(of_revision(approved), locked, by=by, because=because)
    require_lifted(holds.keys_of(locked.pk, approved, approved.links_now()), start)
    require_free(locked, start, except_for=None)
    if not at:
        _require_news(locked, start)
    reserve_address(locked, approved.slug)
    fulfil(article, locked)
    before = None if backdate else layout.told(locked, now)
    edition = freeze(approved, live=layout.span(start, until), expires_at=until, by=by, note=note)
    layout.lay_out(locked, since=None if backdate else now)
    note_openness(article, locked)
    verb = Verb.SCHEDULED if start > now else Verb.PUBLISHED
    log(locked, verb, by, note=note, effective_at=start, before=before)
    if not backdate:
        tell_owner(locked, Kind.SCHEDULED if start > now else Kind.PUBLISHED, by, note=note, at=start)
    edition.refresh_from_db(fields=["live", "published_at"])
    return edition


def _require_news(article: Article, start: dt.datetime) -> None:
    live = Edition.objects.live(start).filter(article=article).first()
    is_same = live and live.revision_id == article.approved_id
    if is_same and not Revisit.objects.open().filter(article=article).exists():
        raise Refused(_("This text is live already: there is nothing new to publish."))


@transaction.atomic
def reschedule(edition: Edition, *, by: User | None, at: dt.datetime) -> None:
    """Moves an edition that has not begun to another instant in the future."""
    locked = begin(edition.article, "reschedule", by)
    now = database_now()
    require_queued(edition, now)
    start = checked_instant(at, now, backdate=False)
    if edition.expires_at and edition.expires_at <= start:
        raise Refused(_("It ends on %(end)s: choose an earlier time.") % {"end": date_and_time(edition.expires_at)})
    if edition.held_until and start < edition.held_until:
        require_lifted(holds.carried_by(Edition.objects.filter(pk=edition.pk))[edition.pk], start)
    require_free(locked, start, except_for=edition)
    before = layout.told(locked, now)
    edition.live = layout.span(start, edition.expires_at)
    edition.save(update_fields=["live"])
    layout.lay_out(locked, since=now)
    log(locked, Verb.RESCHEDULED, by, effective_at=start, revision=edition.revision, before=before)
    tell_owner(locked, Kind.RESCHEDULED, by, at=start)
    edition.refresh_from_db(fields=["live", "published_at"])


@transaction.atomic
def cancel(edition: Edition, *, by: User | None) -> None:
    """Takes an edition that has not begun out of the queue; what it would have replaced goes on."""
    locked = begin(edition.article, "cancel", by)
    now = database_now()
    require_queued(edition, now)
    start, before = edition.live.lower, layout.told(locked, now)
    edition.live = layout.NEVER
    edition.save(update_fields=["live"])
    layout.lay_out(locked, since=now)
    note_openness(edition.article, locked)
    log(locked, Verb.CANCELLED, by, effective_at=start, revision=edition.revision, before=before)
    tell_owner(locked, Kind.CANCELLED, by, at=start)


@transaction.atomic
def withdraw(article: Article, *, by: User | None, at: dt.datetime | None = None, note: str = "") -> None:
    """Takes the story down at `at` (None: now); editions queued for later are cancelled with it."""
    locked = begin(article, "withdraw", by)
    now = database_now()
    end = checked_instant(at, now, backdate=False)
    live = Edition.objects.live(end).filter(article=locked).first()
    if not live:
        raise Refused(_("This story won't be public at that time: there is nothing to withdraw."))
    before = layout.told(locked, now)
    for edition in Edition.objects.filter(article=locked, live__startswith__gte=end):
        edition.live = layout.NEVER
        edition.save(update_fields=["live"])
    # Not `live` itself where that begins at this very instant: then what it would have replaced must not go on.
    ending = Edition.objects.live(end - dt.timedelta(microseconds=1)).filter(article=locked).first()
    if ending:
        ending.expires_at, ending.is_withdrawn = end, True
        ending.save(update_fields=["expires_at", "is_withdrawn"])
    layout.lay_out(locked, since=now)
    note_openness(article, locked)
    log(locked, Verb.WITHDRAWN, by, note=note, effective_at=end, before=before)
    tell_owner(locked, Kind.WITHDRAWN, by, note=note, at=end)
