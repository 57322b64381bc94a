"""The verb that takes back what was decided last about a story's times, for the few seconds in which slips are noticed.

History is never written over: what was public in those seconds stays on record as such.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import holds, layout, people
from articles.freezing import again
from articles.layout import Then
from articles.models import Article, AuditEntry, Edition
from articles.publication import database_now
from articles.workflow.steps import Refused, begin, log, note_openness
from articles.workflow.telling import Kind, tell_owner

UNDO_SECONDS = 10
GRACE = dt.timedelta(seconds=1)
Verb = AuditEntry.Verb


@transaction.atomic
def undo(article: Article, *, by: User | None, line: int | None = None) -> None:
    """Lets the story's editions lie as before the last decision about them. `line`, its entry in the log, says which.

    By who decided, within ten seconds, and only while it is the last. What went public ends now, what it replaced goes
    on as a new edition of the same text, and what was queued is queued as it was; what should have begun begins now.
    Refused where what would go on is under an embargo by now.
    """
    locked = begin(article, "undo", by)
    now = database_now()
    decided = _decided(locked, by, now, line)
    _go_back(locked, layout.then(decided.before or {}), now, by)
    layout.lay_out(locked, since=now)
    note_openness(article, locked)
    log(locked, Verb.UNDONE, by, note=decided.get_verb_display(), effective_at=decided.effective_at)
    tell_owner(locked, Kind.UNDONE, by)


def _decided(article: Article, by: User | None, now: dt.datetime, line: int | None) -> AuditEntry:
    """What is to be undone."""
    lines = AuditEntry.objects.filter(article=article, verb__in=AuditEntry.OF_TIME)
    last = lines.select_related("by").order_by("-pk").first()
    if not last or (last.verb == Verb.UNDONE and line is None):
        raise Refused(_("There is nothing to undo."))
    if last.before is None or (line is not None and last.pk != line):
        raise Refused(_("Something else was decided about this story's times since: nothing was undone."))
    if last.by_id != (by.pk if by else None):
        raise Refused(_("%(who)s decided that: nobody else can undo it.") % {"who": people.name(last.by)})
    if now - dt.datetime.fromisoformat(last.before["at"]) > dt.timedelta(seconds=UNDO_SECONDS) + GRACE:
        raise Refused(_("The ten seconds for undoing have passed: nothing was undone."))
    return last


def _go_back(article: Article, was: dict[int, Then], now: dt.datetime, by: User | None) -> None:
    editions = {edition.pk: edition for edition in Edition.objects.filter(article=article)}
    due = next((pk for pk, then in was.items() if then.covers(now)), None)
    for pk, edition in editions.items():
        then = was.get(pk)
        if not _has_begun(edition, now):
            _queue(edition, then, now)
        elif then and (pk == due or then.start == edition.live.lower):
            _end_as_before(edition, then, now)
        elif _is_live(edition, now):
            _end(edition, now, is_withdrawn=due is None)
            if then and then.start and then.start > now:
                _let_out_again(edition, then.start, then, by)
    if due and _has_begun(editions[due], now) and not _is_live(editions[due], now):
        _require_free(editions[due])
        _let_out_again(editions[due], now, was[due], by)


def _let_out_again(edition: Edition, start: dt.datetime, then: Then, by: User | None) -> None:
    span = layout.span(start, then.expires_at)
    again(edition, live=span, expires_at=then.expires_at, is_withdrawn=then.is_withdrawn, by=by)


def _require_free(edition: Edition) -> None:
    """What had ended could be put under an embargo since."""
    if covers := holds.covering(holds.carried_by(Edition.objects.filter(pk=edition.pk))[edition.pk]):
        raise Refused(_("%(why)s So it can’t come back now.") % {"why": holds.say(covers[0])})


def _has_begun(edition: Edition, now: dt.datetime) -> bool:
    return not edition.is_cancelled and edition.live.lower < now


def _is_live(edition: Edition, now: dt.datetime) -> bool:
    return _has_begun(edition, now) and (edition.live.upper is None or edition.live.upper > now)


def _queue(edition: Edition, then: Then | None, now: dt.datetime) -> None:
    """What readers never had lies as it did; what should have begun meanwhile begins now."""
    start = max(then.start, now) if then and then.start else None
    if not then or not start or (then.end and then.end <= start):
        edition.live = layout.NEVER
    else:
        edition.live = layout.span(start, then.expires_at)
        edition.expires_at, edition.is_withdrawn = then.expires_at, then.is_withdrawn
    edition.save(update_fields=["live", "expires_at", "is_withdrawn"])


def _end_as_before(edition: Edition, then: Then, now: dt.datetime) -> None:
    """What readers have keeps its start; its end, if that hasn't come, is the one it had."""
    if not _is_live(edition, now):
        return
    edition.expires_at = max(then.expires_at, now) if then.expires_at else None
    edition.is_withdrawn = then.is_withdrawn
    edition.save(update_fields=["expires_at", "is_withdrawn"])


def _end(edition: Edition, now: dt.datetime, *, is_withdrawn: bool) -> None:
    edition.expires_at, edition.is_withdrawn = now, is_withdrawn
    edition.save(update_fields=["expires_at", "is_withdrawn"])
