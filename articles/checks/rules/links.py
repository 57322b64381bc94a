"""Links from the text into our own site."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.addresses import Leads
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story


@check("link-dead", Level.BLOCKS)
def dead(story: Story) -> Iterator[Found]:
    for address, leads in story.addresses.items():
        if leads is Leads.ASTRAY:
            says = _("The link to %(address)s leads to no page of ours.") % {"address": address}
            yield Found(says, "body", story.linked_words(address))


@check("link-to-the-desk", Level.BLOCKS)
def to_the_desk(story: Story) -> Iterator[Found]:
    for address, leads in story.addresses.items():
        if leads is Leads.TO_THE_DESK:
            says = _("The link to %(address)s leads to the desk, where readers can't follow.") % {"address": address}
            yield Found(says, "body", story.linked_words(address))


@check("link-not-public", Level.WARNS)
def not_public(story: Story) -> Iterator[Found]:
    for address, leads in story.addresses.items():
        if leads is Leads.TOO_EARLY:
            says = _("The link to %(address)s leads to a page that is not public now.") % {"address": address}
            yield Found(says, "body", story.linked_words(address))
