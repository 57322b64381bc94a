"""Compares two texts of a story: words, formatting, pictures, tables, and what they are linked to. No ORM.

Read `reading` (a body as blocks of words) → `aligning` (what stands on both sides) → `words` → `bodies` → `texts`.
Time is bounded whatever is compared: what would take too long is shown as replaced as a whole.
"""

from articles.compare.bodies import Cell, Part, Row, rows
from articles.compare.reading import Block, Word, read
from articles.compare.size import WRITTEN, Size, size
from articles.compare.texts import Change, Comparison, Item, Text, compare, items, line
from articles.compare.words import Piece, tell

__all__ = [
    "WRITTEN",
    "Block",
    "Cell",
    "Change",
    "Comparison",
    "Item",
    "Part",
    "Piece",
    "Row",
    "Size",
    "Text",
    "Word",
    "compare",
    "items",
    "line",
    "read",
    "rows",
    "size",
    "tell",
]
