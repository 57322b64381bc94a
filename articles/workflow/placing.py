"""The verbs of the front page: what stands where, from when until when.

Each holds the front page of one language, and keeps who did it and when in the rows themselves. `seen` is the
`version` that the person decided upon: when somebody has changed the page since, the verb is refused.
"""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from articles import locking, permissions
from articles.front.laying import laid_out
from articles.layout import NEVER, span
from articles.models import Article, Edition, FrontBlock, Placement, Section
from articles.models.placement import Kept, Seat
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow.steps import Refused, checked_instant, require_near

KINDS: tuple[Any, ...] = (Placement, FrontBlock)

type Ended = tuple[Placement, dt.datetime | None]
"""A placement that gives way, and when it would have ended."""


def version(language: str) -> str:
    """When the front page was changed last, as a word that a form can carry; empty as long as nobody has."""
    found = [kind.objects.in_language(language).aggregate(Max("made_at"), Max("removed_at")) for kind in KINDS]
    last = max((at for maxima in found for at in maxima.values() if at), default=None)
    return last.isoformat() if last else ""


@transaction.atomic
def place(
    article: Article,
    seat: Seat,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    until: dt.datetime | None = None,
    seen: str | None = None,
) -> Placement:
    """Puts a story that is live or queued into a slot, from `at` (None: now) until `until` (None: open).

    What stands there gives way from then on, and goes on at its end as a placement of its own: see `going_on`. So does
    the story itself where it stands elsewhere.
    """
    language = _language(article)
    now = _begin(language, by, seen)
    start = _checked_span(at, until, now)
    if not seat.is_there:
        raise Refused(_("There is no such slot on the front page."))
    made = _placement(article, language, seat, start, until, by, now)
    given = _given_way(made)
    _go_on([*given, *_taken_back(_within(made), by, now)], made, by, now)
    return made


def going_on(placement: Placement) -> list[Placement]:
    """What gave way to a placement and goes on at its end."""
    rows = Placement.objects.filter(after=placement, live__isempty=False).select_related("article", "section")
    return list(rows.order_by("pk"))


@transaction.atomic
def move(
    placement: Placement,
    seat: Seat,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    until: dt.datetime | None = None,
    seen: str | None = None,
) -> Placement:
    """Puts a placement into a slot from `at` (None: now), but not before its own beginning, until `until` (None: open).

    What is placed in that slot then takes the one that becomes free.
    """
    now = _begin(placement.language, by, seen)
    _require_standing(placement, now)
    if not seat.is_there:
        raise Refused(_("There is no such slot on the front page."))
    start = max(_checked_span(at, until, now), placement.starts_at)
    if until and until <= start:
        raise Refused(_ends_early(start))
    others = [row for row in Placement.objects.live(start).in_language(placement.language) if row.seat == seat]
    made = _placement(placement.article, placement.language, seat, start, until, by, now)
    for other in others:
        if other.article_id != placement.article_id:
            _placement(other.article, other.language, placement.seat, start, other.until, by, now)
    waiting = Q(pk__in=_within(made)) | (Q(after=placement) if seat == placement.seat else Q(pk=None))
    _go_on(_taken_back(Placement.objects.filter(waiting, starts_at__gt=now), by, now), made, by, now)
    return made


@transaction.atomic
def unplace(placement: Placement, *, by: User | None, seen: str | None = None) -> None:
    """Ends a placement now, or takes it back before it begins.

    What gave way to it goes on at once; where nothing did, the newest stories fill its slot.
    """
    now = _begin(placement.language, by, seen)
    _require_standing(placement, now)
    has_begun = placement.live.lower <= now
    _remove(placement, by, now)
    own = {"article": placement.article_id, "place": placement.place, "slot": placement.slot}
    waiting = Placement.objects.in_language(placement.language).filter(starts_at__gt=now).exclude(after=None)
    _taken_back(waiting.filter(**own, section=placement.section_id), by, now)
    for row, _end in _taken_back(waiting.filter(after=placement), by, now):
        if has_begun:
            _placement(row.article, row.language, row.seat, now, row.until, by, now)
    _lay_out(Placement, placement.language, now)


@transaction.atomic
def show_block(section: Section, language: str, *, by: User | None, seen: str | None = None) -> None:
    """Gives the section a block on the front page, from now on."""
    now = _begin(language, by, seen)
    if FrontBlock.objects.live(now).in_language(language).filter(section=section).exists():
        raise Refused(_("This section has its block already."))
    FrontBlock.objects.create(section=section, language=language, **_made(now, None, by, now))


@transaction.atomic
def hide_block(section: Section, language: str, *, by: User | None, seen: str | None = None) -> None:
    """Takes the section's block off the front page; what is placed in it waits for its return."""
    now = _begin(language, by, seen)
    for block in FrontBlock.objects.standing(now).in_language(language).filter(section=section):
        _remove(block, by, now)
    _lay_out(FrontBlock, language, now)


@transaction.atomic
def revert(language: str, *, by: User | None, to: dt.datetime, seen: str | None = None) -> int:
    """Brings back what stood at that instant and what was to come as one knew then; how many things that changed."""
    now = _begin(language, by, seen)
    if to > now:
        raise Refused(_("That is still to come: choose an instant of the past."))
    return sum(_revert(kind, language, by, to, now) for kind in KINDS)


def _revert(kind: Any, language: str, by: User | None, to: dt.datetime, now: dt.datetime) -> int:
    rows = kind.objects.in_language(language)
    wanted = {}
    for row, stood in laid_out(rows.known(to), known=to).items():
        if stood and (stood[1] is None or stood[1] > now):
            wanted[_what(row, max(stood[0], now), row.until)] = row
    current = {_what(row, max(row.starts_at, now), row.until): row for row in rows.standing(now)}
    for what, row in current.items():
        if what not in wanted:
            _remove(row, by, now)
    for what, row in wanted.items():
        if what not in current:
            names = {"section_id"} if kind is FrontBlock else {"section_id", "article_id", "place", "slot", "after_id"}
            kept = {name: getattr(row, name) for name in names}
            kind.objects.create(language=language, **kept, **_made(max(row.starts_at, now), row.until, by, now))
    _lay_out(kind, language, now)
    return len(wanted.keys() ^ current.keys())


def _what(row: Any, start: dt.datetime, until: dt.datetime | None) -> tuple[Any, ...]:
    where = (row.seat, row.article_id) if isinstance(row, Placement) else (row.section_id,)
    return *where, start, until


def _begin(language: str, by: User | None, seen: str | None) -> dt.datetime:
    """The instant of the act, with the front page held until the transaction ends."""
    if by and not permissions.may_place(by):
        raise PermissionDenied
    locking.hold_front(language)
    if seen is not None and seen != version(language):
        raise Refused(_("Somebody has changed the front page meanwhile: look at it as it is now, then decide."))
    return database_now()


def _language(article: Article) -> str:
    """That of the story as readers get it, or will first."""
    of_story, now = Edition.objects.filter(article=article), database_now()
    edition = (of_story.live(now) | of_story.queued(now)).order_by("live__startswith").only("language").first()
    if not edition:
        raise Refused(_("This story is neither public nor scheduled: publish or schedule it first."))
    return edition.language


def _checked_span(at: dt.datetime | None, until: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    start = checked_instant(at, now, backdate=False)
    if until:
        require_near(until, now)
        if until <= start:
            raise Refused(_ends_early(start))
    return start


def _ends_early(start: dt.datetime) -> str:
    return _("It would end before it begins: choose an end after %(start)s.") % {"start": date_and_time(start)}


def _require_standing(row: Kept, now: dt.datetime) -> None:
    row.refresh_from_db(fields=["live", "removed_at", "until"])
    if row.live.isempty or (row.live.upper and row.live.upper <= now):
        raise Refused(_("It doesn’t stand there any more: look at the page as it is now."))


def _made(start: dt.datetime, until: dt.datetime | None, by: User | None, now: dt.datetime) -> dict[str, Any]:
    return {"starts_at": start, "until": until, "live": span(start, until), "made_by": by, "made_at": now}


def _placement(
    article: Article,
    language: str,
    seat: Seat,
    start: dt.datetime,
    until: dt.datetime | None,
    by: User | None,
    now: dt.datetime,
    *,
    after: Placement | None = None,
) -> Placement:
    where = {"place": seat.place, "slot": seat.slot, "section_id": seat.section, "after": after}
    return Placement.objects.create(article=article, language=language, **where, **_made(start, until, by, now))


def _given_way(made: Placement) -> list[Ended]:
    """What stands where it begins and can't beside it; not the same story in the same slot, which it replaces."""
    rows = Placement.objects.live(made.starts_at).in_language(made.language).exclude(pk=made.pk)
    return [(row, row.live.upper) for row in rows if row.gives_way_to(made) and not _is_same(row, made)]


def _within(made: Placement) -> QuerySet[Placement]:
    """What was only to go on, and would begin while it stands: until its end, or until an editor placed something."""
    rows = Placement.objects.in_language(made.language).filter(starts_at__gt=made.starts_at, live__isempty=False)
    coming = [row for row in rows.order_by("starts_at", "made_at", "pk") if row.gives_way_to(made)]
    placed = [row.starts_at for row in coming if not row.after_id]
    end = min(filter(None, (made.until, *placed)), default=None)
    return rows.filter(pk__in=[row.pk for row in coming if row.after_id and (end is None or row.starts_at < end)])


def _taken_back(rows: QuerySet[Placement], by: User | None, now: dt.datetime) -> list[Ended]:
    taken = [(row, row.live.upper) for row in rows if not row.live.isempty and not row.removed_at]
    for row, _end in taken:
        _remove(row, by, now)
    return taken


def _go_on(rows: list[Ended], made: Placement, by: User | None, now: dt.datetime) -> None:
    """Lets what would have stood longer go on where `made` ends."""
    _lay_out(Placement, made.language, now)
    made.refresh_from_db()
    end = made.live.upper
    for row, would_end in rows:
        if end and (would_end is None or would_end > end) and not _is_same(row, made):
            _placement(row.article, row.language, row.seat, end, row.until, by, now, after=made)
    _lay_out(Placement, made.language, now)


def _is_same(row: Placement, other: Placement) -> bool:
    return (row.seat, row.article_id) == (other.seat, other.article_id)


def _remove(row: Kept, by: User | None, now: dt.datetime) -> None:
    row.removed_at, row.removed_by = now, by
    row.live = NEVER if row.starts_at >= now else span(row.starts_at, now)
    row.save(update_fields=["removed_at", "removed_by", "live"])


def _lay_out(kind: Any, language: str, now: dt.datetime) -> None:
    """Sets the ends of what stands or is to come; what has ended is history."""
    rows = kind.objects.in_language(language).standing(now)
    for row, stands in laid_out(rows).items():
        wanted = span(*stands) if stands else NEVER
        if row.live != wanted:
            row.live = wanted
            row.save(update_fields=["live"])
