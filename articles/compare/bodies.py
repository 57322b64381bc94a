"""Two bodies, block by block: which stayed, changed, went, came or moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.compare.aligning import Budget, align
from articles.compare.reading import Block
from articles.compare.words import Kind, Piece, tell, whole

type Fate = Literal["same", "changed", "gone", "new", "moved-away", "moved-here"]
type _Pair = tuple[Block | None, Block | None]
type _Places = list[tuple[int, int]]

# With this share of words in common two blocks are one that was rewritten.
ALIKE = 0.34
MOST_LOOKS = 3_000_000
# A block must have this many different words for its new place to be worth telling, and keep this share of them.
WORTH_MOVING = 4
MOVED = 0.7
MOST_MOVES = 2_500


@dataclass(frozen=True, slots=True)
class Part:
    """A named text of a block, as in `Block.parts`."""

    name: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row; `kind` as in `Block`."""

    kind: str
    level: int
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Row:
    """A block on the left and what became of it on the right; a side without it is None."""

    fate: Fate
    left: Cell | None
    right: Cell | None

    @property
    def is_reshaped(self) -> bool:
        """Whether it became another kind of block: a heading, an entry of a list."""
        if not self.left or not self.right:
            return False
        return (self.left.kind, self.left.level) != (self.right.kind, self.right.level)


def rows(left: Sequence[Block], right: Sequence[Block], budget: Budget | None = None) -> list[Row]:
    """Both bodies from top to bottom."""
    budget = budget or Budget()
    pairs = list(_paired(left, right, budget))
    moved = dict(_moved(pairs, budget))
    return [moved.get(place) or _row(one, other, budget) for place, (one, other) in enumerate(pairs)]


def _moved(pairs: list[_Pair], budget: Budget) -> Iterator[tuple[int, Row]]:
    """What went in one place and came in another, little changed: the rows of both places."""
    gone = {place: one for place, (one, other) in enumerate(pairs) if one and not other and _is_worth_moving(one)}
    came = {place: other for place, (one, other) in enumerate(pairs) if other and not one and _is_worth_moving(other)}
    words = {place: _vocabulary(block) for place, block in {**gone, **came}.items()}
    by_words = {words[place]: place for place in came}
    may_look = len(gone) * len(came) <= MOST_MOVES
    for place in sorted(gone, key=lambda place: words[place] not in by_words):
        there = by_words.get(words[place])
        if there not in came and may_look and came:
            there = max(came, key=lambda other: _share(words[place], words[other]))
        if there in came and _share(words[place], words[there]) >= MOVED:
            row = _changed(gone[place], came.pop(there), budget)
            yield place, Row("moved-away", row.left, None)
            yield there, Row("moved-here", None, row.right)


def _is_worth_moving(block: Block) -> bool:
    return len(_vocabulary(block)) >= WORTH_MOVING


def _paired(left: Sequence[Block], right: Sequence[Block], budget: Budget) -> Iterator[_Pair]:
    start, room = 0, min(len(left), len(right))
    while start < room and left[start] == right[start]:
        start += 1
    end = 0
    while end < room - start and left[len(left) - 1 - end] == right[len(right) - 1 - end]:
        end += 1
    inside = _between(left[start : len(left) - end], right[start : len(right) - end], budget)
    pairs = [(at, at) for at in range(start)]
    pairs += [(start + i, start + j) for i, j in inside]
    pairs += [(len(left) - back, len(right) - back) for back in range(end, 0, -1)]
    a = c = 0
    for i, j in [*pairs, (len(left), len(right))]:
        yield from ((block, None) for block in left[a:i])
        yield from ((None, block) for block in right[c:j])
        if i < len(left) and j < len(right):
            yield left[i], right[j]
        a, c = i + 1, j + 1


def _between(left: Sequence[Block], right: Sequence[Block], budget: Budget) -> _Places:
    """Which blocks became which: the best choice where there is time for it, else around what stayed to the mark."""
    if _may_look(left, right, budget):
        return _best(left, right)
    known: dict[Block, int] = {}
    numbers = [[known.setdefault(block, len(known)) for block in side] for side in (left, right)]
    pairs: _Places = []
    a = c = 0
    for i, j in [*align(numbers[0], numbers[1], budget), (len(left), len(right))]:
        gap = left[a:i], right[c:j]
        found = _best(*gap) if _may_look(*gap, budget) else _in_turn(*gap)
        pairs += [(a + one, c + other) for one, other in found]
        if i < len(left) and j < len(right):
            pairs.append((i, j))
        a, c = i + 1, j + 1
    return pairs


def _may_look(left: Sequence[Block], right: Sequence[Block], budget: Budget) -> bool:
    looks = len(left) * sum(len(block.words()) + 1 for block in right)
    return looks <= MOST_LOOKS and budget.take(len(left) * len(right))


def _in_turn(left: Sequence[Block], right: Sequence[Block]) -> _Places:
    """The first with the first, and so on, where they are alike."""
    return [
        (place, place)
        for place, (one, other) in enumerate(zip(left, right, strict=False))
        if _score(one, other, _vocabulary(one), _vocabulary(other))
    ]


def _best(left: Sequence[Block], right: Sequence[Block]) -> _Places:
    """The pairs, growing on both sides, that have most words in common in all."""
    words = [[_vocabulary(block) for block in side] for side in (left, right)]
    scores = [
        [_score(one, other, words[0][i], words[1][j]) for j, other in enumerate(right)] for i, one in enumerate(left)
    ]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            both = best[i + 1][j + 1] + scores[i][j] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _vocabulary(block: Block) -> frozenset[str]:
    return frozenset(word.text for word in block.words())


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    """How much of both is in both, from 0 to 1."""
    return 2 * len(words & others) / ((len(words) + len(others)) or 1)


def _score(one: Block, other: Block, words: frozenset[str], others: frozenset[str]) -> float:
    """How much the blocks have in common, in words; 0 when they are two things, which figures of one kind never are."""
    common, share = len(words & others), _share(words, others)
    if one.kind == other.kind and one.kind in {"picture", "embed", "pull"}:
        return common * share + 0.5
    if share < ALIKE:
        return 0
    return common * share + (one.kind == other.kind) / 2


def _row(one: Block | None, other: Block | None, budget: Budget) -> Row:
    if one and other:
        return _changed(one, other, budget)
    if one:
        return Row("gone", _cell(one, _whole(one, "gone", budget)), None)
    if other:
        return Row("new", None, _cell(other, _whole(other, "new", budget)))
    raise ValueError("a row needs a block")


def _changed(one: Block, other: Block, budget: Budget) -> Row:
    if one == other:
        cell = _cell(one, _whole(one, "same", budget))
        return Row("same", cell, cell)
    left, right = dict(one.parts), dict(other.parts)
    told = {name: tell(left.get(name, ()), right.get(name, ()), budget) for name in {**left, **right}}
    before = _cell(one, {name: told[name][0] for name in left})
    return Row("changed", before, _cell(other, {name: told[name][1] for name in right}))


def _whole(block: Block, kind: Kind, budget: Budget) -> dict[str, list[Piece]]:
    return {name: whole(words, kind, budget) for name, words in block.parts}


def _cell(block: Block, told: dict[str, list[Piece]]) -> Cell:
    return Cell(block.kind, block.level, [Part(name, pieces) for name, pieces in told.items()])
