"""The picture above the text and those in it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.body import Block
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from images.models import Picture


@check("picture", Level.WARNS)
def picture(story: Story) -> Iterator[Found]:
    if not story.text.picture_id and not any(block.picture for block in story.blocks):
        yield Found(_("There is no picture: cards and lists will show words alone."), "picture")


@check("picture-alt", Level.BLOCKS)
def alternative_text(story: Story) -> Iterator[Found]:
    lead = _lead(story)
    if lead and not lead.alt.strip():
        yield Found(_("The picture has no alternative text: say what it shows."), "picture")


@check("picture-credit", Level.BLOCKS)
def credit(story: Story) -> Iterator[Found]:
    lead = _lead(story)
    if lead and not lead.credit.strip():
        yield Found(_("The picture has no credit."), "picture")


@check("figure-gone", Level.BLOCKS)
def gone(story: Story) -> Iterator[Found]:
    for figure in _figures(story):
        if figure.picture not in story.pictures:
            says = _("A picture in the text is not in the library any more: choose another one.")
            yield Found(says, "body", figure.caption, picture=figure.picture)


@check("figure-alt", Level.BLOCKS)
def alternative_text_in_text(story: Story) -> Iterator[Found]:
    for figure, shown in _shown(story):
        if not (figure.alt.strip() or shown.alt.strip()):
            says = _("The picture “%(title)s” in the text has no alternative text: say what it shows.")
            yield Found(says % {"title": shown.title}, "body", figure.caption, picture=figure.picture)


@check("figure-credit", Level.BLOCKS)
def credit_in_text(story: Story) -> Iterator[Found]:
    for figure, shown in _shown(story):
        if not shown.credit.strip():
            says = _("The picture “%(title)s” in the text has no credit.")
            yield Found(says % {"title": shown.title}, "body", figure.caption, picture=figure.picture)


def _lead(story: Story) -> Picture | None:
    return story.pictures.get(story.text.picture_id or 0)


def _figures(story: Story) -> Iterator[Block]:
    return (block for block in story.blocks if block.kind == "picture")


def _shown(story: Story) -> Iterator[tuple[Block, Picture]]:
    for figure in _figures(story):
        if shown := story.pictures.get(figure.picture or 0):
            yield figure, shown
