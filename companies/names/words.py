"""A text and a name as words, folded so that accents, capitals and the kind of apostrophe don't count."""

import re
from typing import NamedTuple

from companies.folding import fold

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[&+@]")
AND = frozenset(("and", "e", "et", "und", "&"))
_SMALL = "the il lo la l le les gli i of di de da del della des du by for in a al to and e et und & von van"
_ELIDED = "l un dell all dall nell sull coll quell quest bell d c s m t n qu gl v tutt mezz nessun ciascun"
SMALL = frozenset(_SMALL.split())
"""Words inside a name whose capitals nobody minds."""
ARTICLES = frozenset(("the", "il", "lo", "la", "le", "les", "gli"))
"""The same of a name's first word."""
ELIDED = frozenset(_ELIDED.split())
"""What Italian and French put before an apostrophe: never a name there."""
WITH_ARTICLE = frozenset(("dell", "all", "dall", "nell", "sull", "coll", "quell"))
"""Those that hold the article with which a name such as L’Oréal begins."""
APOSTROPHES = "'’ʼ‘"
_ELISION = re.compile(r"['’ʼ‘](?![sS]\b)[^\W\d_]")
_GAP = re.compile(r"[ \u00a0\u202f]?[-‐‑][ \u00a0\u202f]?|[ \u00a0\u202f]{0,2}|['’ʼ‘]")
_POINT = re.compile(r"\.[ \u00a0\u202f]?")
_SHORT_BEFORE_POINT = frozenset(("st", "co", "inc", "ltd", "mr", "mrs", "dr", "bros"))


class Word(NamedTuple):
    start: int
    end: int
    written: str
    folded: str


def words(text: str) -> list[Word]:
    return [Word(found.start(), found.end(), found[0], _folded(found[0])) for found in _WORD.finditer(text)]


def key(folded: list[str]) -> str:
    """What two ways of writing one name have in common."""
    return " ".join("&" if word in AND else word for word in folded)


def belong_together(text: str, before: Word, after: Word) -> bool:
    """Whether nothing but what may stand inside a name parts two words that follow each other."""
    gap = text[before.end : after.start]
    if _GAP.fullmatch(gap):
        return True
    short = len(before.folded) <= 2 or before.folded in _SHORT_BEFORE_POINT
    return short and _POINT.fullmatch(gap) is not None


def elides(text: str, word: Word) -> bool:
    """Whether the word loses its end to the next one: the “dell” of “dell’Hermès”, not that of “Dell’s”."""
    return word.folded in ELIDED and _ELISION.match(text, word.end) is not None


def is_genitive(text: str, word: Word) -> bool:
    """Whether it is the s of “Gucci’s”."""
    return word.folded == "s" and word.start > 0 and text[word.start - 1] in APOSTROPHES


def _folded(written: str) -> str:
    return written.lower() if written.isascii() else fold(written).lower()
