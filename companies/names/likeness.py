"""Whether a name is written as the register has it: its capitals, and its accents or none at all."""

import unicodedata

from .words import ARTICLES, SMALL, WITH_ARTICLE, Word, words


def is_like(written: list[Word], name: str) -> bool:
    """Given words that fold to the name's own.

    Where the name has a capital the text has one (but for its small words), or all of it is in capitals; a letter
    has the name's accent or none, never one of its own: “però” is not Pero.
    """
    own = words(name)
    if len(own) != len(written):
        return _is_word_like(_joined(written), _joined(own))
    pairs = enumerate(zip(written, own, strict=True))
    return all(
        here.folded in (SMALL if place else ARTICLES)
        or (there.folded == "l" and (here.folded == "l" or here.folded in WITH_ARTICLE))
        or _is_word_like(here.written, there.written)
        for place, (here, there) in pairs
    )


def lacks_accents(written: list[Word], name: str) -> bool:
    """Whether the name has an accent that the words don't have."""
    pairs = zip(_letters(_joined(written)), _letters(_joined(words(name))), strict=False)
    return any(here.isascii() and not there.isascii() for here, there in pairs)


def _is_word_like(written: str, own: str) -> bool:
    if own[:1].isupper() and not written[:1].isupper():
        return False
    pairs = zip(_letters(written), _letters(own), strict=False)
    return written.isascii() or all(here == there or here.isascii() for here, there in pairs)


def _joined(found: list[Word]) -> str:
    return "".join(word.written for word in found)


def _letters(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower()
