"""Turns a text as it comes from outside into a structured proposal for a draft."""

from collections.abc import Callable
from pathlib import PurePath

from . import markup, messages, plain, word
from .blocks import Source
from .drafting import Manuscript, draft
from .errors import UnreadableManuscript

__all__ = ["MAX_BYTES", "SUFFIXES", "Manuscript", "UnreadableManuscript", "read"]

MAX_BYTES = 5_000_000
_READERS: dict[str, Callable[[bytes], Source]] = {
    ".txt": plain.read,
    ".md": markup.read_markdown,
    ".docx": word.read,
    ".html": markup.read_html,
    ".htm": markup.read_html,
}
SUFFIXES = tuple(_READERS)


def read(filename: str, data: bytes) -> Manuscript:
    """The proposal for a draft that a file gives, its kind told by the suffix of its name.

    Raises UnreadableManuscript, and nothing else, for bytes that cannot become a draft.
    """
    reader = _READERS.get(PurePath(filename).suffix.lower())
    if reader is None:
        raise UnreadableManuscript(messages.UNKNOWN_SUFFIX, suffixes=", ".join(SUFFIXES))
    if len(data) > MAX_BYTES:
        raise UnreadableManuscript(messages.TOO_LARGE, megabytes=MAX_BYTES // 1_000_000)
    return draft(reader(data))
