"""Words between quotation marks, and who says them."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from articles.body import Block
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from articles.finding.attribution import names_somebody, quotations

# Shorter ones are titles, nicknames and words that are held at a distance.
QUOTATION = 8


@check("pull-quote-speaker", Level.BLOCKS)
def pull_quote(story: Story) -> Iterator[Found]:
    for block in story.blocks:
        if block.kind == "pull" and not block.speaker:
            says = _("The pull quote “%(quote)s” has no speaker.")
            yield Found(says % {"quote": _start(block.quotation)}, "body", block.quotation)


@check("quotation-speaker", Level.WARNS)
def quotation(story: Story) -> Iterator[Found]:
    """Somebody is named in the paragraph, or beside it where the quotation is a paragraph of its own."""
    blocks = story.blocks
    named = cache(names_somebody)  # a paragraph may hold thousands of quotations
    for place, block in enumerate(blocks):
        for quoted in _quoted(block):
            around = [block.text]
            if block.kind == "blockquote" or len(quoted) > len(block.text) * 0.8:
                around += [other.text for other in blocks[max(place - 1, 0) : place + 2] if other is not block]
            if not any(map(named, around)):
                says = _("Nobody is named for the quotation “%(quote)s”.")
                yield Found(says % {"quote": _start(quoted)}, "body", quoted)
                break


def _quoted(block: Block) -> list[str]:
    if block.kind == "pull":
        return []
    found = [block.quotation] if block.kind == "blockquote" else quotations(block.text)
    return [words for words in found if len(words.split()) >= QUOTATION]


def _start(quoted: str) -> str:
    words = quoted.strip('«»“”" ').split()
    return " ".join(words) if len(words) <= 6 else " ".join(words[:6]).rstrip(",;:.–") + "…"
