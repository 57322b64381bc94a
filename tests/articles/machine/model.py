"""What readers should get and when, worked out without the product: whoever began last is read, until told to end.

Nothing here asks the database. Instants are given; a key is a thing that may be under an embargo.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

MICRO = dt.timedelta(microseconds=1)
MINUTE = dt.timedelta(minutes=1)
CENTURY = dt.timedelta(days=36600)
UNDOABLE = dt.timedelta(seconds=11)
_numbers = count(1)


@dataclass(slots=True)
class Text:
    word: str
    slug: str
    carries: frozenset[str]


@dataclass(slots=True)
class Row:
    """A text that was let out: from `start` (None: never), as long as nothing begins after it, and not after `ends`."""

    text: Text
    start: dt.datetime | None
    ends: dt.datetime | None
    withdrawn: bool = False
    number: int = field(default_factory=lambda: next(_numbers))
    pk: int | None = None


@dataclass(slots=True)
class Decision:
    """`before` is None where it can't be undone."""

    by: int | None
    at: dt.datetime
    before: list[Row] | None


@dataclass(slots=True)
class Story:
    name: str
    head: Text
    owner: int
    status: str = "draft"
    approved: Text | None = None
    planned_at: dt.datetime | None = None
    rows: list[Row] = field(default_factory=list)
    last: Decision | None = None

    def at(self, instant: dt.datetime) -> Row | None:
        return shown(self.rows, instant)

    def queue(self, now: dt.datetime) -> list[Row]:
        return sorted((row for row in self.rows if row.start and row.start > now), key=lambda row: row.start)

    def end(self, row: Row) -> dt.datetime | None:
        """When it really ceases."""
        later = [other.start for other in self.rows if other.start and other.start > row.start]
        return min([*later, *([row.ends] if row.ends else [])], default=None)

    @property
    def is_open(self) -> bool:
        return not any(row.start and row.text is self.head for row in self.rows)

    def edges(self) -> set[dt.datetime]:
        return {edge for row in self.rows if row.start for edge in (row.start, row.ends, self.end(row)) if edge}

    def decide(self, by: int | None, now: dt.datetime) -> None:
        """Call it before the change: what lies as it lies now can be brought back."""
        self.last = Decision(by, now, copies(self.rows))

    def settle(self, now: dt.datetime) -> None:
        """Something was decided that can't be undone."""
        self.last = Decision(None, now, None)

    def publish(self, start: dt.datetime, until: dt.datetime | None) -> None:
        self.rows.append(Row(self.approved, start, until))
        self.planned_at = None

    def renew(self, row: Row) -> None:
        self.rows.append(Row(self.approved, row.start, row.ends))
        row.start = None

    def withdraw(self, end: dt.datetime) -> None:
        ending = self.at(end - MICRO)
        for row in self.rows:
            if row.start and row.start >= end:
                row.start = None
        if ending:
            ending.ends, ending.withdrawn = end, True

    def ending(self, now: dt.datetime) -> Row | None:
        """The text with which the story ends."""
        current, queue = self.at(now), self.queue(now)
        return queue[-1] if queue else current

    def comes_back(self, now: dt.datetime) -> Text | None:
        """The text of the past that an undoing would bring back."""
        current, due = self.at(now), shown(self.last.before, now)
        is_there = current and due and current.number == due.number
        is_past = due and any(row.number == due.number and row.start and row.start < now for row in self.rows)
        return due.text if due and is_past and not is_there else None

    def undo(self, now: dt.datetime) -> None:
        """From now on readers get what they would have got, and before now what they did."""
        was = {row.number: row for row in self.last.before}
        current, due = self.at(now), shown(self.last.before, now)
        for row in [row for row in self.rows if not row.start or row.start >= now]:
            then = was.get(row.number)
            is_kept = then and then.start and (then.start > now or due is then)
            row.start = max(then.start, now) if is_kept else None
            if is_kept:
                row.ends, row.withdrawn = then.ends, then.withdrawn
        then = was.get(current.number) if current else None
        if then and (due is then or then.start == current.start):
            current.ends, current.withdrawn = then.ends and max(then.ends, now), then.withdrawn
        elif current:
            current.ends, current.withdrawn = now, due is None
            if then and then.start and then.start > now:
                self.rows.append(Row(current.text, then.start, then.ends, then.withdrawn))
        if due and not shown(self.rows, now):
            self.rows.append(Row(due.text, now, due.ends, due.withdrawn))
        self.last = Decision(None, now, None)


def copies(rows: Iterable[Row]) -> list[Row]:
    return [Row(row.text, row.start, row.ends, row.withdrawn, row.number, row.pk) for row in rows]


def shown(rows: Iterable[Row], instant: dt.datetime) -> Row | None:
    """What is read then: what began last, unless it has ended."""
    begun = [row for row in rows if row.start and row.start <= instant]
    newest = max(begun, key=lambda row: row.start, default=None)
    return newest if newest and (newest.ends is None or newest.ends > instant) else None


@dataclass(slots=True)
class Shift:
    """Where an act on an embargo puts what is queued."""

    moves: list[tuple[Row, dt.datetime]]
    concerned: list[Story]

    @property
    def is_cut(self) -> bool:
        return any(row.ends and row.ends <= start for row, start in self.moves)


@dataclass(slots=True)
class Desk:
    """All stories, the embargoes' instants, and which thing is under which."""

    stories: list[Story]
    lifts: list[dt.datetime]
    under: dict[str, int] = field(default_factory=dict)

    def keys(self, story: Story, text: Text) -> set[str]:
        return {story.name, *text.carries}

    def hold(self, keys: Iterable[str], now: dt.datetime) -> dt.datetime | None:
        """When the last embargo on any of these lifts, if one hasn't."""
        instants = [self.lifts[self.under[key]] for key in keys if key in self.under]
        return max((lift for lift in instants if lift > now), default=None)

    def is_free(self, story: Story, text: Text, start: dt.datetime, now: dt.datetime) -> bool:
        hold = self.hold(self.keys(story, text), now)
        return hold is None or start >= hold

    def live(self, instant: dt.datetime) -> set[str]:
        return {row.text.word for row in (story.at(instant) for story in self.stories) if row}

    def is_read(self, keys: set[str], now: dt.datetime) -> bool:
        """Whether readers have any of these now."""
        pairs = [(story, story.at(now)) for story in self.stories]
        return any(row and keys & self.keys(story, row.text) for story, row in pairs)

    def after(self, now: dt.datetime, keys: set[str], change: Callable[["Desk"], None], **onto: dt.datetime) -> Shift:
        """What follows for these things from a change of embargoes, which isn't made here."""
        changed = Desk(self.stories, list(self.lifts), dict(self.under))
        change(changed)
        moves, concerned = [], []
        for story in self.stories:
            waits = [row for row in story.rows if not row.start or row.start > now]
            waits = [row for row in waits if keys & self.keys(story, row.text)]
            at_desk = story.is_open and keys & story.head.carries
            if waits or at_desk or story.name in keys:
                concerned.append(story)
            if waits:
                moves += _shifted(changed, story, waits, now, **onto)
        return Shift(moves, concerned)

    def carry_out(self, shift: Shift, change: Callable[["Desk"], None], now: dt.datetime, *, is_freed: bool) -> None:
        change(self)
        for row, start in shift.moves:
            row.start = start
        if not is_freed:
            for story in shift.concerned:
                story.settle(now)


def _shifted(
    changed: Desk,
    story: Story,
    waits: list[Row],
    now: dt.datetime,
    since: dt.datetime | None = None,
    onto: dt.datetime | None = None,
) -> list[tuple[Row, dt.datetime]]:
    moves, ahead = [], None
    for row in story.queue(now):
        wanted = row.start
        if row in waits:
            hold = changed.hold(changed.keys(story, row.text), now)
            if row.start == since:
                wanted = max(filter(None, (hold, onto)))
            elif hold:
                wanted = max(hold, row.start)
        if ahead and wanted <= ahead:
            wanted = ahead + MINUTE
        ahead = wanted
        if row in waits or wanted != row.start:
            moves.append((row, wanted))
    return moves
