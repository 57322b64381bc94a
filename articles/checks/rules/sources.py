"""Figures and dates that the text gives without saying where they come from."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.body import Block
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from articles.finding.attribution import names_a_source, unquoted
from articles.finding.dates import written_in

MOST = 3
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = (
    r"%|‰|€|\$|£|per cento|per cent\b|percent\b|milion[ei]\b|miliard[oi]\b|mila\b|mln\b|mld\b|million\b|billion\b|bn\b|"
    r"euro\b|dollar[is]\b|sterlin[ae]\b|yuan\b|yen\b"
)
_FIGURE = re.compile(rf"(?:[€$£]\s?{_NUMBER}(?:\s(?:{_UNIT}))?|{_NUMBER}\s?(?:{_UNIT}))")


@check("figure-source", Level.WARNS)
def figures(story: Story) -> Iterator[Found]:
    """A source is a link, a verb of saying or a name in the same paragraph, or a source in the one before."""
    left = MOST
    before: Block | None = None
    for block in story.blocks:
        if block.kind in {"p", "ul", "ol"}:
            figure = _FIGURE.search(_told(block))
            if figure and left and not _sourced(block) and not (before and _sourced(before)):
                left -= 1
                yield Found(
                    _("“%(figure)s” stands without a source nearby.") % {"figure": figure[0]}, "body", figure[0]
                )
            before = block
        elif block.kind in {"h2", "h3"}:
            before = None


@check("date-source", Level.WARNS)
def dates(story: Story) -> Iterator[Found]:
    """Dates are common in these stories: asked about once, and only where the whole text names no source."""
    told = [block for block in story.blocks if block.kind in {"p", "ul", "ol", "table", "blockquote", "pull"}]
    if any(map(_sourced, told)):
        return
    for block in told:
        if date := next(written_in(_told(block)), ""):
            says = _("The text gives dates (“%(date)s”) and names no source for anything.")
            yield Found(says % {"date": date}, "body", date)
            return


def _told(block: Block) -> str:
    """The paragraph without what others say in it, which is their figure."""
    return unquoted(block.text)


def _sourced(block: Block) -> bool:
    return bool(block.links or block.speaker) or names_a_source(block.text)
