"""The verbs for what is queued or live already: a newer text in it, sooner, and until when."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import holds, layout
from articles.checks import of_revision
from articles.freezing import freeze
from articles.models import Article, AuditEntry, Edition
from articles.publication import database_now, standing
from articles.standing import date_and_time
from articles.workflow.steps import (
    Refused,
    begin,
    checked_instant,
    log,
    note_openness,
    require_approved,
    require_lifted,
    require_near,
    require_queued,
    require_revision,
    require_sound,
    reserve_address,
)
from articles.workflow.telling import Kind, tell_owner

Verb = AuditEntry.Verb


@transaction.atomic
def renew(
    edition: Edition, *, by: User | None, note: str = "", revision: int | None = None, because: str = ""
) -> Edition:
    """Replaces what is queued by the text that is approved now, at the same instant and until the same one."""
    locked = begin(edition.article, "renew", by)
    now = database_now()
    require_queued(edition, now)
    start = checked_instant(edition.live.lower, now, backdate=False)
    require_revision(locked, revision)
    approved = require_approved(locked)
    if edition.revision_id == approved.pk:
        raise Refused(_("The approved text is in it already."))
    require_sound(of_revision(approved), locked, by=by, because=because)
    require_lifted(holds.keys_of(locked.pk, approved, approved.links_now()), start)
    before = layout.told(locked, now)
    edition.live = layout.NEVER
    edition.save(update_fields=["live"])
    reserve_address(locked, approved.slug)
    span = layout.span(start, edition.expires_at)
    renewed = freeze(approved, live=span, expires_at=edition.expires_at, by=by, note=note)
    layout.lay_out(locked, since=now)
    note_openness(edition.article, locked)
    log(locked, Verb.RENEWED, by, note=note, effective_at=start, revision=approved, before=before)
    tell_owner(locked, Kind.RENEWED, by, note=note, at=start)
    renewed.refresh_from_db(fields=["live", "published_at"])
    return renewed


@transaction.atomic
def publish_now(edition: Edition, *, by: User | None, note: str = "") -> None:
    """Lets what is queued go out at once, as it was frozen; what is live ends, and what comes later stays queued."""
    locked = begin(edition.article, "publish_now", by)
    now = database_now()
    require_queued(edition, now)
    start, before = checked_instant(None, now, backdate=False), layout.told(locked, now)
    if edition.held_until and start < edition.held_until:
        require_lifted(holds.carried_by(Edition.objects.filter(pk=edition.pk))[edition.pk], start)
    edition.live = layout.span(start, edition.expires_at)
    edition.save(update_fields=["live"])
    layout.lay_out(locked, since=now)
    note_openness(edition.article, locked)
    log(locked, Verb.PUBLISHED, by, note=note, effective_at=start, revision=edition.revision, before=before)
    tell_owner(locked, Kind.PUBLISHED, by, note=note, at=start)
    edition.refresh_from_db(fields=["live", "published_at"])


@transaction.atomic
def set_until(story: Article | Edition, *, by: User | None, until: dt.datetime | None, note: str = "") -> None:
    """Says until when readers get the story (None: for good): its last edition, or just the edition that is given."""
    article = story.article if isinstance(story, Edition) else story
    locked = begin(article, "set_until", by)
    now = database_now()
    edition = _ending(locked, now) if isinstance(story, Article) else story
    edition.refresh_from_db(fields=["live", "expires_at", "is_withdrawn"])
    if edition.is_cancelled or (edition.live.upper and edition.live.upper <= now):
        raise Refused(_("Readers don't get this text any more: its end can't be changed."))
    if until == edition.expires_at:
        raise Refused(_("It ends at that time already.") if until else _("It has no end already."))
    if until:
        require_near(until, now)
    if until and until <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(until)})
    if until and until <= edition.live.lower:
        told = {"start": date_and_time(edition.live.lower)}
        raise Refused(_("A text of this story begins on %(start)s: choose a later end, or cancel that text.") % told)
    before = layout.told(locked, now)
    edition.expires_at, edition.is_withdrawn = until, False
    edition.save(update_fields=["expires_at", "is_withdrawn"])
    layout.lay_out(locked, since=now)
    log(locked, Verb.UNTIL, by, note=note, effective_at=until, revision=edition.revision, before=before)
    tell_owner(locked, Kind.UNTIL, by, note=note, at=until)
    edition.refresh_from_db(fields=["live"])


def _ending(locked: Article, now: dt.datetime) -> Edition:
    """The edition with which the story ends."""
    stands = standing(Edition.objects.filter(article=locked), now)
    coming = [*([stands.current] if stands.current else []), *stands.queue]
    if not coming:
        raise Refused(_("This story is neither public nor scheduled: there is no end to set."))
    return coming[-1]
