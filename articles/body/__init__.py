"""The body of a story: which HTML it may hold, on every way in, what it says, and how it is shown. No ORM."""

from .cleaning import clean
from .grammar import TAGS
from .reading import Block, blocks, mentions, pictures, plain
from .rendering import render
from .tree import DEEPEST

__all__ = [
    "DEEPEST",
    "MAX_LENGTH",
    "TAGS",
    "Block",
    "blocks",
    "clean",
    "mentions",
    "pictures",
    "plain",
    "render",
]

MAX_LENGTH = 500_000
