"""By what an offer is known again: what it offers, wherever it stands and whatever is changed around it."""

import re
from contextlib import suppress
from dataclasses import dataclass

from articles import keys
from articles.models.answer import LONGEST, Answer
from companies.dates import PartialDate
from companies.folding import fold

_WORD = re.compile(r"\w+")
_LEAST = 3
"""Shorter words are in every sentence."""
KINDS = frozenset(Answer.Kind.values)


@dataclass(frozen=True, slots=True)
class Key:
    kind: str
    about: str = ""
    words: str = ""
    """As `folded` makes them."""

    def means(self, other: "Key") -> bool:
        """Of what both are about, and with at least half of their words in common: a polished sentence is the same."""
        if (self.kind, self.about) != (other.kind, other.about):
            return False
        own, others = _telling(self.words), _telling(other.words)
        return self.words == other.words or 2 * len(own & others) >= max(len(own), len(others), 1)


def folded(text: str) -> str:
    """Its words without accents, capitals and marks, as many as are remembered."""
    words = " ".join(_WORD.findall(fold(text).lower()))
    return words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition(" ")[0][:LONGEST]


def key_of(kind: str, about: str, words: str) -> Key | None:
    """From what a form says; None for what no offer can be known by."""
    if kind not in KINDS or not _is_about(kind, about):
        return None
    return Key(kind, about, folded(words))


def _is_about(kind: str, about: str) -> bool:
    if kind == "quote":
        return about == ""
    if kind == "milestone":
        with suppress(ValueError):
            return str(PartialDate.parse(about)) == about
        return False
    return keys.number(about) is not None


def _telling(words: str) -> set[str]:
    return {word for word in words.split() if len(word) >= _LEAST}
