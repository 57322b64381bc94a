"""What a story's words tell that the register could keep: who is named, what is dated, who said what. Only finds."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from articles import body
from articles.finding.milestones import Dated, dated_in
from articles.finding.quotes import Said, said_in
from companies import names
from companies.dates import PartialDate
from companies.names import Mention

__all__ = ["Dated", "Found", "Mention", "Said", "found_in"]

_TELLING = frozenset(("p", "ul", "ol", "blockquote"))
"""Blocks that have sentences."""


@dataclass(frozen=True, slots=True)
class Found:
    """By block of the body, counted from 0; places are those in the block's `text`."""

    names: list[tuple[int, Mention]]
    dates: list[tuple[int, Dated]]
    quotes: list[Said]


def found_in(blocks: list[body.Block], dated: PartialDate | None) -> Found:
    """`dated` is the day the story is of. One question to the database, however long the story is."""
    finder = names.finder(names.kinds())
    by_block = _by_block([block.text for block in blocks], finder)
    known = {block.text: found for block, found in zip(blocks, by_block, strict=True)}
    return Found(
        names=[(place, mention) for place, found in enumerate(by_block) for mention in found],
        dates=[
            (place, date)
            for place, block in enumerate(blocks)
            if block.kind in _TELLING
            for date in dated_in(block.text, dated)
        ],
        quotes=list(said_in(blocks, lambda text: known[text] if text in known else finder(text))),
    )


def _by_block(texts: list[str], finder: Callable[[str], list[Mention]]) -> list[list[Mention]]:
    """Searched as one text: what one paragraph shows of a name that is also a word counts for the others."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found: list[list[Mention]] = [[] for _text in texts]
    for mention in finder("\n".join(texts)):
        place = bisect_right(starts, mention.start) - 1
        start = starts[place]
        found[place].append(replace(mention, start=mention.start - start, end=mention.end - start))
    return found
