"""The end of the story's address."""

import re
from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story

_COUNTER = re.compile(r"-\d+$")


@check("slug-not-translated", Level.WARNS)
def not_translated(story: Story) -> Iterator[Found]:
    """The slug of the original, or made from the original's headline, on a translation."""
    slug, original = story.text.slug, story.original
    if not slug or not original or original.language == story.text.language:
        return
    theirs = set(slugify(original.headline).split("-")) | set(original.slug.split("-"))
    foreign = _words(slug) - set(slugify(story.text.headline).split("-"))
    is_the_same = _COUNTER.sub("", slug) == _COUNTER.sub("", original.slug)
    if foreign and foreign <= theirs and (is_the_same or len(foreign) > 1):
        says = _("The slug is still that of the original: translate it, or empty it to have it made.")
        yield Found(says, "slug")


@check("slug-of-another-headline", Level.WARNS)
def of_another_headline(story: Story) -> Iterator[Found]:
    words = _words(story.text.slug)
    own = set(slugify(story.text.headline).split("-")) - {""}
    if words and own and not words & own and not any(not_translated(story)):
        says = _("The slug has no word in common with the headline: does it belong to another text?")
        yield Found(says, "slug")


def _words(slug: str) -> set[str]:
    return {word for word in slug.split("-") if word and not word.isdecimal()}
