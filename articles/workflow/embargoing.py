"""The verbs of embargoes: what is put under one, what it waits for, and that it ends.

Each has all embargoes alone, then locks the stories that are concerned, in the order of their ids. With `read`, the
stamp of the plan that a person has read, it is refused where by now it would do something else.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import holds, layout, locking, permissions, shifting
from articles.models import Article, AuditEntry, Edition
from articles.publication import database_now
from articles.shifting import Plan
from articles.standing import date_and_time
from articles.workflow.steps import Refused, checked_instant, log, require_near
from articles.workflow.telling import Kind, notify
from embargoes.models import Embargo

Verb = AuditEntry.Verb
MANAGE = "embargoes.change_embargo"


@transaction.atomic
def put_under(embargo: Embargo, things: Iterable[Any], *, by: User | None, read: str | None = None) -> Plan:
    """Nothing that carries any of these is public before it lifts: what is queued for earlier moves to the lift.

    Refused for what readers have already, and for what is under another embargo. Reporters put stories of their own.
    """
    things = list(things)
    now, fresh = _begin(embargo)
    for thing in things:
        _require_permission(by, thing)
    found = putting(fresh, things, now)
    _require_agreement(found, read, fresh)
    if not things:
        raise Refused(_("Choose what the embargo is to hold."))
    if found.live:
        raise Refused(_already_read(found.live))
    for kind, pks in _by_kind(things).items():
        other = holds.KINDS[kind].objects.filter(pk__in=pks, embargo__isnull=False).select_related("embargo")
        for thing in other:
            if thing.embargo.lifts_at > now:
                says = _("“%(thing)s” is under the embargo “%(name)s” already: take it out of that one first.")
                raise Refused(says % {"thing": thing, "name": thing.embargo})
    return _carry_out(found, fresh, Verb.EMBARGOED, Kind.EMBARGOED, by, things=things, to=fresh)


@transaction.atomic
def take_out(embargo: Embargo, things: Iterable[Any], *, by: User | None, read: str | None = None) -> Plan:
    """They wait for this embargo no longer. What is queued keeps its instant: nothing goes out by being taken out."""
    things = list(things)
    now, fresh = _begin(embargo)
    _require_manager(by)
    found = taking(fresh, things, now)
    _require_agreement(found, read, fresh)
    for kind, pks in _by_kind(things).items():
        if holds.KINDS[kind].objects.filter(pk__in=pks, embargo=fresh).count() != len(pks):
            raise Refused(_("Some of this is not under “%(name)s” any more: look again.") % {"name": fresh})
    return _carry_out(found, fresh, Verb.FREED, Kind.FREED, by, things=things, to=None)


@transaction.atomic
def move_embargo(embargo: Embargo, *, by: User | None, to: dt.datetime, read: str | None = None) -> Plan:
    """It lifts at another instant in the future; what was to begin at the old one begins at the new one."""
    now, fresh = _begin(embargo)
    _require_manager(by)
    start = checked_instant(to, now, backdate=False)
    if start == fresh.lifts_at:
        raise Refused(_("It lifts at that time already."))
    found = moving(fresh, start, now)
    _require_agreement(found, read, fresh)
    return _carry_out(found, fresh, Verb.EMBARGO_MOVED, Kind.EMBARGO_MOVED, by, lifts_at=start)


@transaction.atomic
def lift(embargo: Embargo, *, by: User | None, read: str | None = None) -> Plan:
    """It lifts now: what was to begin with its lift is public at once, unless another embargo holds it."""
    now, fresh = _begin(embargo)
    _require_manager(by)
    found = lifting(fresh, now)
    _require_agreement(found, read, fresh)
    return _carry_out(found, fresh, Verb.EMBARGO_LIFTED, Kind.EMBARGO_LIFTED, by, lifts_at=now)


def putting(embargo: Embargo, things: Iterable[Any], now: dt.datetime) -> Plan:
    """What `put_under` would do; nothing is written, here and below."""
    keys = {holds.key_of(thing) for thing in things}
    found = shifting.plan(keys, now=now, instead=dict.fromkeys(keys, embargo.lifts_at))
    found.live = shifting.read_already(keys, now)
    return found


def taking(embargo: Embargo, things: Iterable[Any], now: dt.datetime) -> Plan:
    keys = {holds.key_of(thing) for thing in things}
    return shifting.plan(keys, now=now, instead=dict.fromkeys(keys))


def moving(embargo: Embargo, to: dt.datetime, now: dt.datetime) -> Plan:
    keys = holds.keys_under(embargo)
    return shifting.plan(keys, now=now, lifts={embargo.pk: to}, since=embargo.lifts_at, onto=to)


def lifting(embargo: Embargo, now: dt.datetime) -> Plan:
    return moving(embargo, now, now)


def require_ahead(lifts_at: dt.datetime) -> None:
    """Refused for an embargo that would have lifted already, or lifts too far away."""
    now = database_now()
    require_near(lifts_at, now)
    if lifts_at <= now:
        raise Refused(_("%(time)s has passed: choose a time in the future.") % {"time": date_and_time(lifts_at)})


def objection(things: Iterable[Any], now: dt.datetime) -> str:
    """Why no embargo can hold these: a sentence, or nothing."""
    live = shifting.read_already({holds.key_of(thing) for thing in things}, now)
    return _already_read(live) if live else ""


def _begin(embargo: Embargo) -> tuple[dt.datetime, Embargo]:
    """The database's now, and the embargo as it is, which nobody else changes until the transaction ends."""
    locking.have_embargoes_alone()
    now, fresh = database_now(), Embargo.objects.filter(pk=embargo.pk).first()
    if fresh is None:
        raise Refused(_("This embargo has been deleted meanwhile."))
    if fresh.lifts_at <= now:
        says = _("The embargo “%(name)s” lifted on %(time)s: what was under it can't be held any more.")
        raise Refused(says % {"name": fresh, "time": date_and_time(fresh.lifts_at)})
    return now, fresh


def _require_manager(by: User | None) -> None:
    if by and not by.has_perm(MANAGE):
        raise PermissionDenied


def _require_permission(by: User | None, thing: Any) -> None:
    """Whoever manages embargoes puts anything under one; a writer, stories of their own."""
    if by and not by.has_perm(MANAGE) and not (isinstance(thing, Article) and permissions.may(by, "put_under", thing)):
        raise PermissionDenied


def _require_agreement(found: Plan, read: str | None, embargo: Embargo) -> None:
    if found.cut:
        named = "; ".join(f"“{move.edition.headline}” ({date_and_time(move.edition.expires_at)})" for move in found.cut)
        raise Refused(_("These would end before they begin: %(list)s. Move their end first.") % {"list": named})
    if read is not None and read != found.stamp(embargo.pk, embargo.lifts_at):
        raise Refused(_("Something has changed since you read the list: here it is as it is now."))


def _already_read(live: Iterable[Edition]) -> str:
    named = ", ".join(f"“{edition.headline}”" for edition in live)
    return _("Readers have this already, in %(list)s: what is public can't be put under an embargo.") % {"list": named}


def _by_kind(things: Iterable[Any]) -> dict[str, set[int]]:
    kinds: dict[str, set[int]] = defaultdict(set)
    for kind, pk in map(holds.key_of, things):
        kinds[kind].add(pk)
    return kinds


def _carry_out(
    found: Plan,
    embargo: Embargo,
    verb: AuditEntry.Verb,
    kind: Kind,
    by: User | None,
    *,
    things: Iterable[Any] = (),
    to: Embargo | None = None,
    lifts_at: dt.datetime | None = None,
) -> Plan:
    """The embargo's new instant, or what the things are under from now on; then each story in the order of ids."""
    ids = [story.pk for story in found.stories]
    stories = list(Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    for name, pks in _by_kind(things).items():
        holds.KINDS[name].objects.filter(pk__in=pks).update(embargo=to)
    if lifts_at:
        Embargo.objects.filter(pk=embargo.pk).update(lifts_at=lifts_at)
    for story in stories:
        moves = [move for move in found.moves if move.edition.article_id == story.pk]
        _shift(story, moves, found.now)
        at = next((move.start for move in moves if move.is_moved), lifts_at or embargo.lifts_at)
        log(story, verb, by, note=embargo.name, effective_at=at)
        if by:
            people = {story.owner_id, *story.authors.values_list("user", flat=True)}
            people |= {move.edition.frozen_by_id for move in moves if move.start}
            notify(kind, people=people, article=story, actor=by, note=embargo.name, at=lifts_at or embargo.lifts_at)
    return found


def _shift(story: Article, moves: Iterable[shifting.Move], now: dt.datetime) -> None:
    is_moved = False
    for move in moves:
        edition = move.edition
        is_moved = is_moved or move.is_moved
        if move.start and move.is_moved:
            edition.live = layout.span(move.start, edition.expires_at)
        if move.is_moved or edition.held_until != move.held_until:
            edition.held_until = move.held_until
            edition.save(update_fields=["live", "held_until"])
    if is_moved:
        layout.lay_out(story, since=now)
