"""Two runs of words side by side: what is the same, what went, what came, and what only looks different."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.compare.aligning import Budget, align
from articles.compare.reading import SIGNS, Marks, Word

type Kind = Literal["same", "gone", "new", "form"]
type Pieces = list[Piece]
type _Op = tuple[bool, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate and one formatting. `form` are words that stayed and only look different: see `gained`, `lost`.

    `space` says whether a space parts it from the piece before.
    """

    text: str
    kind: Kind = "same"
    marks: Marks = ()
    space: bool = True
    gained: Marks = ()
    lost: Marks = ()

    @property
    def is_break(self) -> bool:
        return self.text == "\n"

    @property
    def is_strong(self) -> bool:
        return "strong" in self.marks or "th" in self.marks

    @property
    def is_em(self) -> bool:
        return "em" in self.marks

    @property
    def href(self) -> str:
        return next((mark[2:] for mark in self.marks if mark.startswith("a:")), "")

    @property
    def is_mention(self) -> bool:
        return any(mark.startswith("mention:") for mark in self.marks)


def tell(left: Sequence[Word], right: Sequence[Word], budget: Budget | None = None) -> tuple[Pieces, Pieces]:
    """Both sides in pieces. The words of each side's pieces are that side's words."""
    budget = budget or Budget()
    pairs = align([word.text for word in left], [word.text for word in right], budget)
    before: list[Piece] = []
    after: list[Piece] = []
    for kept, a, b, c, d in _calmed(_operations(pairs, len(left), len(right))):
        if kept:
            for one, other in zip(left[a:b], right[c:d], strict=True):
                kind: Kind = "same" if one == other else "form"
                gained, lost = _difference(one, other)
                before += _of(one, kind, gained, lost)
                after += _of(other, kind, gained, lost)
        else:
            before += [piece for word in left[a:b] for piece in _of(word, "gone")]
            after += [piece for word in right[c:d] for piece in _of(word, "new")]
    return _joined(before, budget), _joined(after, budget)


def whole(words: Iterable[Word], kind: Kind, budget: Budget) -> Pieces:
    """All of one side, where the other has nothing."""
    return _joined([piece for word in words for piece in _of(word, kind)], budget)


def _operations(pairs: list[tuple[int, int]], left: int, right: int) -> list[_Op]:
    """Runs, kept and not in turn, as bounds on both sides."""
    found: list[_Op] = []
    a = c = 0
    for i, j in [*pairs, (left, right)]:
        if (i, j) != (a, c) and (a < i or c < j):
            found.append((False, a, i, c, j))
        if i < left or j < right:
            if found and found[-1][0] and (found[-1][2], found[-1][4]) == (i, j):
                found[-1] = (True, found[-1][1], i + 1, found[-1][3], j + 1)
            else:
                found.append((True, i, i + 1, j, j + 1))
        a, c = i + 1, j + 1
    return found


def _calmed(operations: list[_Op]) -> list[_Op]:
    """Without islands: a few words kept amid longer changes on both sides are noise to a reader."""
    found: list[_Op] = []
    for place, one in enumerate(operations):
        kept, a, b, c, d = one
        following = operations[place + 1] if place + 1 < len(operations) else None
        is_island = kept and found and following and b - a < min(_length(found[-1]), _length(following))
        if is_island:
            one = (False, a, b, c, d)
        if found and not one[0] and not found[-1][0]:
            one = (False, found[-1][1], one[2], found[-1][3], one[4])
            found.pop()
        found.append(one)
    return found


def _length(operation: _Op) -> int:
    _kept, a, b, c, d = operation
    return max(b - a, d - c)


def _difference(one: Word, other: Word) -> tuple[Marks, Marks]:
    if one.runs == other.runs:
        return (), ()
    before = {mark for _text, marks in one.runs for mark in marks}
    after = {mark for _text, marks in other.runs for mark in marks}
    return tuple(sorted(after - before)), tuple(sorted(before - after))


def _of(word: Word, kind: Kind, gained: Marks = (), lost: Marks = ()) -> Iterable[Piece]:
    return (
        Piece(text, kind, marks, place == 0 and not word.is_glued, gained, lost)
        for place, (text, marks) in enumerate(word.runs)
    )


def _joined(pieces: Pieces, budget: Budget) -> Pieces:
    """Neighbours that look alike as one; all of a fate as one where there are too many to show."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and _look(found[-1][-1]) == _look(piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    if len(found) > budget.pieces:
        return [_whole(pieces)]
    budget.pieces -= len(found)
    return [replace(run[0], text=written(run)) for run in found]


def written(pieces: Iterable[Piece]) -> str:
    """The text of these, spaces where they were."""
    return "".join(f" {piece.text}" if piece.space and place else piece.text for place, piece in enumerate(pieces))


def _look(piece: Piece) -> tuple[object, ...]:
    return piece.text in SIGNS and id(piece), piece.kind, piece.marks, piece.gained, piece.lost


def _whole(pieces: Pieces) -> Piece:
    kinds = {piece.kind for piece in pieces} - {"same"}
    kind: Kind = "new" if "new" in kinds else "gone" if "gone" in kinds else "form" if kinds else "same"
    return Piece(written(pieces), kind)
