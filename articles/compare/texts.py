"""Two whole texts of a story: the lines around the body, the body, and what they are linked to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.compare.aligning import Budget
from articles.compare.bodies import Cell, Part, Row, rows
from articles.compare.reading import plain_words, read
from articles.compare.words import Piece, tell


@dataclass(frozen=True, slots=True)
class Item:
    """Something a text is linked to. `name` is what it is, or was then, called."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """One side. `lines` and `items` go by the names of the fields; `names` as in `reading.read`."""

    lines: dict[str, str] = field(default_factory=dict)
    body: str = ""
    items: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One field that both sides tell differently."""

    name: str
    rows: list[Row]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """`lines` and `items` hold what differs; `body` is there from top to bottom, unless it is the same throughout."""

    lines: list[Change]
    body: list[Row]
    items: list[Change]


def compare(left: Text, right: Text) -> Comparison:
    """What became of the left text on the right."""
    budget = Budget()
    lines = [
        Change(name, [line(left.lines.get(name, ""), right.lines.get(name, ""), budget)])
        for name in {**left.lines, **right.lines}
        if left.lines.get(name, "").split() != right.lines.get(name, "").split()
    ]
    linked = [
        Change(name, [items(left.items.get(name, ()), right.items.get(name, ()))], is_list=True)
        for name in {**left.items, **right.items}
        if left.items.get(name, ()) != right.items.get(name, ())
    ]
    told = rows(read(left.body, left.names), read(right.body, right.names), budget)
    is_same = all(row.fate == "same" for row in told)
    return Comparison(lines, [] if is_same else told, linked)


def line(left: str, right: str, budget: Budget | None = None) -> Row:
    """A text without formatting, word by word."""
    before, after = tell(plain_words(left), plain_words(right), budget)
    return Row("changed", _line(before), _line(after))


def _line(pieces: list[Piece]) -> Cell:
    return Cell("p", 0, [Part("", pieces)] if pieces else [])


def items(left: Sequence[Item], right: Sequence[Item]) -> Row:
    """Two lists, each entry a piece: what stays, went or came; `form` for one that only changed its place."""
    reordered = _is_reordered(left, right)

    def side(mine: Sequence[Item], others: Sequence[Item], kind: str) -> Cell:
        there = set(others)
        stays = "form" if reordered else "same"
        pieces = [Piece(item.name, stays if item in there else kind) for item in mine]  # type: ignore[arg-type]
        return Cell("list", 0, [Part("", pieces)] if pieces else [])

    return Row("changed", side(left, right, "gone"), side(right, left, "new"))


def _is_reordered(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether what both have stands in another order."""
    both = set(left) & set(right)
    return [item for item in left if item in both] != [item for item in right if item in both]
