"""How much of a headline and a standfirst is seen elsewhere.

Search engines promise no length. Google cuts a title where it no longer fits the device: some 600 pixels on a
wide screen, which in this language and type is 60 to 70 characters; a description after about 160. Cards on social
networks show two lines of a title, about as much. Beyond these the end is likely not to be read.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story

HEADLINE = 70
STANDFIRST = 160


@check("headline-length", Level.WARNS)
def headline(story: Story) -> Iterator[Found]:
    length = len(story.text.headline.strip())
    if length > HEADLINE:
        says = _("The headline has %(length)d characters: search results and cards show about the first %(limit)d.")
        yield Found(says % {"length": length, "limit": HEADLINE}, "headline")


@check("standfirst-length", Level.WARNS)
def standfirst(story: Story) -> Iterator[Found]:
    length = len(story.text.standfirst.strip())
    if length > STANDFIRST:
        says = _("The standfirst has %(length)d characters: search results and cards show about the first %(limit)d.")
        yield Found(says % {"length": length, "limit": STANDFIRST}, "standfirst")
