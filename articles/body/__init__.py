"""The body of a story: which HTML it may hold, on every way in, what it says, and how it is shown. No ORM."""

from .cleaning import accept, clean, once
from .extent import MAX_LENGTH, MOST_BLOCKS, MOST_RUNS, TooLong, TooMany
from .grammar import TAGS
from .reading import Block, blocks, mentions, pictures, plain
from .rendering import render
from .tree import DEEPEST

__all__ = [
    "DEEPEST",
    "MAX_LENGTH",
    "MOST_BLOCKS",
    "MOST_RUNS",
    "TAGS",
    "Block",
    "TooLong",
    "TooMany",
    "accept",
    "blocks",
    "clean",
    "mentions",
    "once",
    "pictures",
    "plain",
    "render",
]
