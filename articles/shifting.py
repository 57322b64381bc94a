"""Where the queued editions of stories go when an embargo on what they carry comes, moves, lifts or goes."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q

from articles import holds
from articles.holds import Key
from articles.models import Article, Edition
from articles.models.article import LONG

MINUTE = dt.timedelta(minutes=1)
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Move:
    """One queued or cancelled edition, and what becomes of it."""

    edition: Edition
    was: dt.datetime | None
    start: dt.datetime | None
    """When it will begin; None for a cancelled one."""
    held_until: dt.datetime | None

    @property
    def is_moved(self) -> bool:
        return self.start != self.was

    @property
    def is_cut(self) -> bool:
        """Whether it would end before it begins."""
        return bool(self.start and self.edition.expires_at and self.edition.expires_at <= self.start)


@dataclass(slots=True)
class Plan:
    """What an act on an embargo would do. `now` is the instant that stands for “at once”."""

    now: dt.datetime
    moves: list[Move] = field(default_factory=list)
    stories: list[Article] = field(default_factory=list)
    """All that are concerned, whether anything of theirs moves or not; no text is read."""
    live: list[Edition] = field(default_factory=list)
    """What readers have already, and so can't be held any more."""

    @property
    def moved(self) -> list[Move]:
        return [move for move in self.moves if move.is_moved]

    @property
    def staying(self) -> list[Move]:
        """Queued, waiting for it, and left where they are."""
        return [move for move in self.moves if move.start and not move.is_moved]

    @property
    def cut(self) -> list[Move]:
        return [move for move in self.moves if move.is_cut]

    def stamp(self, *said: object) -> str:
        """The same for plans that do the same, whenever they are made; a page carries it from question to act."""
        at = {None: "-", self.now: "now"}
        moves = [(move.edition.pk, str(move.was), at.get(move.start, str(move.start))) for move in self.moves]
        told = (said, sorted(moves), sorted(story.pk for story in self.stories), sorted(one.pk for one in self.live))
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def plan(
    keys: Collection[Key],
    *,
    now: dt.datetime,
    lifts: Mapping[int, dt.datetime] | None = None,
    instead: Mapping[Key, dt.datetime | None] | None = None,
    since: dt.datetime | None = None,
    onto: dt.datetime | None = None,
) -> Plan:
    """For these things, as if what `holds.holds` is told were so; a few queries, however many editions there are.

    What begins exactly at `since`, the embargo's instant so far, goes with it `onto` the new one; what would begin
    too early moves to its hold; the rest stays. The texts of one story keep their order: one that would come before
    or with the text ahead of it follows that a minute later, so that no older text replaces a newer one.
    """
    waiting = holds.carrying(keys, Edition.objects.filter(Q(live__startswith__gt=now) | Q(live__isempty=True)))
    held = holds.holds(holds.carried_by(waiting), instead=instead or {}, lifts=lifts or {})
    held = {pk: until if until and until > now else None for pk, until in held.items()}
    queued = Q(article__in=waiting.values("article"), live__startswith__gt=now)
    editions = Edition.objects.filter(queued | Q(pk__in=held)).defer("body", "facts").select_related("article")
    editions = editions.defer(*(f"article__{name}" for name in LONG)).order_by("article_id", "live")
    found = Plan(now)
    for _article, of_story in groupby(editions, key=lambda edition: edition.article_id):
        found.moves += _moves(list(of_story), held, since, onto)
    concerned = holds.stories_with(keys) | {move.edition.article_id for move in found.moves}
    stories = Article.objects.filter(pk__in=concerned).defer(*LONG).select_related("owner", "section")
    found.stories = list(stories.order_by("pk"))
    return found


def _moves(
    editions: Iterable[Edition],
    held: Mapping[int, dt.datetime | None],
    since: dt.datetime | None,
    onto: dt.datetime | None,
) -> list[Move]:
    """For the editions of one story; those that nothing becomes of are left out, but for those that wait."""
    ahead: dt.datetime | None = None
    moves = []
    for edition in sorted(editions, key=lambda one: (one.live.lower is not None, one.live.lower or 0, one.pk)):
        until, start = held.get(edition.pk, edition.held_until), edition.live.lower
        if start is None:
            moves.append(Move(edition, None, None, until))
            continue
        wanted = start
        if edition.pk in held:
            floor = max(filter(None, (until, onto)), default=start) if start == since else until
            wanted = floor if floor and (start == since or start < floor) else start
        if ahead and wanted <= ahead:
            wanted = ahead + MINUTE
        ahead = wanted
        if edition.pk in held or wanted != start:
            moves.append(Move(edition, start, wanted, until))
    return moves


def read_already(keys: Collection[Key], now: dt.datetime) -> list[Edition]:
    """The live editions that carry any of these, or some of them where there are many."""
    live = holds.carrying(keys, Edition.objects.live(now), most=MOST_NAMED)
    return list(live.defer("body", "facts").order_by("pk"))
