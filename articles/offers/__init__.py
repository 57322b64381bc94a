"""What is offered to who writes: the register's names to link, dated sentences as milestones, words as quotes."""

from collections.abc import Callable
from itertools import islice

from articles import body
from articles.finding import found_in
from articles.offers.keys import Key
from articles.offers.milestones import MilestoneOffer, milestones
from articles.offers.names import NameOffer, names
from articles.offers.quotes import QuoteOffer, quotes
from articles.offers.writing import Answers, Writing, answers_of, day_of, writing_of

__all__ = [
    "Answers",
    "Key",
    "MilestoneOffer",
    "NameOffer",
    "Offer",
    "QuoteOffer",
    "Writing",
    "answers_of",
    "day_of",
    "offers_in",
    "writing_of",
]

type Offer = NameOffer | MilestoneOffer | QuoteOffer
MOST = 60
"""So many are shown at once; the next ones come when those are answered."""


def offers_in(writing: Writing, may: Callable[[str], bool]) -> list[Offer]:
    """What nobody has answered and the story doesn't have yet: companies, people, milestones, quotes.

    `may` tells of a permission whether the person has it: who may not add to the register is offered what is there.
    Seven questions to the database at most, however long the text is.
    """
    lines = [body.Block("line", "", text) for text in (writing.headline, writing.standfirst)]
    blocks = [*lines, *body.blocks(writing.body)]
    found = found_in(blocks, writing.day)
    named = {mention.id for _place, mention in found.names if mention.kind == "company"}
    offered: list[Offer] = [
        *names(writing, blocks, found.names),
        *milestones(writing, blocks, found, named, may),
        *quotes(writing, blocks, found.quotes, may),
    ]
    return list(islice(offered, MOST))
