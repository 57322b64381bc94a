"""Draws a tree of names for the eye: boxes in columns, what it comes from on the left, what comes of it on the right.

All numbers are whole pixels: templates write others as the language writes them, which SVG can't read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from pages.lineage import Node

WIDE, GAP, BOX, ROW, EDGE = 200, 32, 38, 46, 1
NAME, NOTE, INSET = 14, 12, 10
"""The size of letters, and what is left free beside them."""
MOST, FEW = 12, 3
"""How many a box is drawn with in the first column, and in the second."""
_NARROW, _LARGE = set("ijl.,'’:;!|Itfr() -"), set("mwMWQ")


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    name: str
    note: str = ""
    cls: str = ""

    @property
    def text_x(self) -> int:
        return self.x + INSET

    @property
    def name_y(self) -> int:
        return self.y + (16 if self.note else 24)

    @property
    def note_y(self) -> int:
        return self.y + 31


@dataclass(slots=True)
class Drawing:
    width: int
    height: int
    wide: int = WIDE
    tall: int = BOX
    boxes: list[Box] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def draw(name: str, before: Sequence[Node], after: Sequence[Node]) -> Drawing | None:
    """None where there is nothing to draw: a name with nothing beside it."""
    sides = [(-1, _cut(before)), (1, _cut(after))]
    if not before and not after:
        return None
    rows = max(_rows(nodes) for _side, nodes in sides)
    left, right = (_depth(nodes) for _side, nodes in sides)
    drawing = Drawing((left + right + 1) * (WIDE + GAP) - GAP + 2 * EDGE, rows * ROW - (ROW - BOX) + 2 * EDGE)
    x, y = EDGE + left * (WIDE + GAP), (drawing.height - BOX) // 2
    for side, nodes in sides:
        top = EDGE + (rows - _rows(nodes)) * ROW // 2
        _place(drawing, nodes, side, x, y, top)
    drawing.boxes.append(Box(x, y, fit(name, NAME), cls="is-here"))
    return drawing


def _place(drawing: Drawing, nodes: Sequence[Node], side: int, x: int, y: int, top: int) -> None:
    """Beside the box at x and y, each as high as what lies beyond it."""
    for node in nodes:
        rows = _rows([node])
        there_x, there_y = x + side * (WIDE + GAP), top + (rows * ROW - (ROW - BOX) - BOX) // 2
        begins, ends = (x + WIDE, there_x) if side > 0 else (x, there_x + WIDE)
        drawing.paths.append(f"M{begins} {y + BOX // 2}H{(begins + ends) // 2}V{there_y + BOX // 2}H{ends}")
        cls = "" if node.address else "is-more"
        drawing.boxes.append(Box(there_x, there_y, fit(node.name, NAME), fit(node.note, NOTE), cls))
        _place(drawing, node.children, side, there_x, there_y, top)
        top += rows * ROW


def _cut(nodes: Sequence[Node], most: int = MOST) -> list[Node]:
    """The first ones, and in the last one's place how many more there are."""
    shown = nodes if len(nodes) <= most else nodes[: most - 1]
    cut = [replace(node, children=_cut(node.children, FEW)) for node in shown]
    left_out = len(nodes) - len(shown)
    return [*cut, Node(_("and %(count)d more") % {"count": left_out})] if left_out else cut


def _rows(nodes: Sequence[Node]) -> int:
    return max(1, sum(_rows(node.children) for node in nodes))


def _depth(nodes: Sequence[Node]) -> int:
    return max((1 + _depth(node.children) for node in nodes), default=0)


def fit(text: str, size: int) -> str:
    """As much of a text as a box surely holds, with an ellipsis where it is cut: letters are taken at their widest."""
    room = WIDE - 2 * INSET
    if sum(_width(letter) for letter in text) * size <= room:
        return text
    kept, taken = "", _width("…")
    for letter in text:
        taken += _width(letter)
        if taken * size > room:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def _width(letter: str) -> float:
    """In letters' heights, for the sans that drawings are set in."""
    if letter in _NARROW:
        return 0.36
    if letter in _LARGE:
        return 0.93
    if ord(letter) > 0x24F or not letter.isalnum():
        return 1.1
    return 0.78 if letter.isupper() else 0.58
