"""What a story's words tell that the register could keep: who is named, what is dated, who said what. Only finds."""

from dataclasses import dataclass

from articles import body
from articles.finding.milestones import Dated, dated_in
from articles.finding.quotes import Said, said_in
from companies import names
from companies.dates import PartialDate
from companies.names import Mention

__all__ = ["Dated", "Found", "Mention", "Said", "found_in"]


@dataclass(frozen=True, slots=True)
class Found:
    """By block of the body, counted from 0; places are those in the block's `text`."""

    names: list[tuple[int, Mention]]
    dates: list[tuple[int, Dated]]
    quotes: list[Said]


def found_in(blocks: list[body.Block], dated: PartialDate | None) -> Found:
    """One look at the register's names, however many blocks there are."""
    texts = [block.text for block in blocks]
    kinds = names.kinds()
    mentions = [names.mentions(text, kinds) for text in texts]
    known = dict(zip(texts, mentions, strict=True))
    return Found(
        names=[(place, mention) for place, found in enumerate(mentions) for mention in found],
        dates=[
            (place, date)
            for place, block in enumerate(blocks)
            if block.kind in {"p", "ul", "ol", "blockquote"}
            for date in dated_in(block.text, dated)
        ],
        quotes=list(said_in(blocks, lambda text: known[text] if text in known else names.mentions(text, kinds))),
    )
