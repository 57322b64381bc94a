"""How much of a headline and a standfirst is seen elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles import measures
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story


@check("headline-length", Level.WARNS)
def headline(story: Story) -> Iterator[Found]:
    length = len(story.text.headline.strip())
    if length > measures.CARD_HEADLINE:
        says = _("The headline has %(length)d characters: cards show about the first %(limit)d.")
        yield Found(says % {"length": length, "limit": measures.CARD_HEADLINE}, "headline")


@check("standfirst-length", Level.WARNS)
def standfirst(story: Story) -> Iterator[Found]:
    length = len(story.text.standfirst.strip())
    if length > measures.SEARCH_DESCRIPTION:
        says = _("The standfirst has %(length)d characters: search results show about the first %(limit)d.")
        yield Found(says % {"length": length, "limit": measures.SEARCH_DESCRIPTION}, "standfirst")
