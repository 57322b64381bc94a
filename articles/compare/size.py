"""How much one text changed of another, counted quickly: the one count of every page that tells it."""

from collections import Counter
from typing import NamedTuple

from articles.compare.reading import plain_words, read, spoken
from articles.compare.texts import Text

# Lines that are written; the others are chosen, or follow from them.
WRITTEN = ("kicker", "headline", "standfirst", "dateline")


class Size(NamedTuple):
    """Words that came and words that went; what was only moved counts as neither."""

    new: int
    gone: int


def size(left: Text | None, right: Text) -> Size:
    before, after = _words(left) if left else Counter(), _words(right)
    return Size((after - before).total(), (before - after).total())


def _words(text: Text) -> Counter[str]:
    found = Counter(word for name in WRITTEN for word in spoken(plain_words(text.lines.get(name, ""))))
    for block in read(text.body):
        found.update(spoken(block.words()))
    return found
