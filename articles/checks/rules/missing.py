"""What every page needs."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story


@check("headline", Level.IMPOSSIBLE)
def headline(story: Story) -> Iterator[Found]:
    if not story.text.headline.strip():
        yield Found(_("The headline is missing."), "headline")


@check("standfirst", Level.BLOCKS)
def standfirst(story: Story) -> Iterator[Found]:
    if not story.text.standfirst.strip():
        yield Found(_("The standfirst is missing."), "standfirst")


@check("text", Level.IMPOSSIBLE)
def text(story: Story) -> Iterator[Found]:
    if not story.plain:
        yield Found(_("The text is missing."), "body")


@check("section", Level.IMPOSSIBLE)
def section(story: Story) -> Iterator[Found]:
    if not story.text.section_id:
        yield Found(_("The section is missing."), "section")


@check("byline", Level.BLOCKS)
def byline(story: Story) -> Iterator[Found]:
    if not list(story.links.get("authors", ())):
        yield Found(_("The byline is missing: nobody is named as the author."), "authors")
