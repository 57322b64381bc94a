"""What else goes out when the story does, or is wished for."""

import datetime as dt
from collections.abc import Iterator

from articles import clashes
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from articles.slots import Slot


@check("clash", Level.WARNS)
def clash(story: Story) -> Iterator[Found]:
    for at in story.instants:
        for found in clashing(story, at):
            yield Found(found.says, "companies")


def clashing(story: Story, at: dt.datetime) -> list[clashes.Clash]:
    """What would clash if the story went out at that instant."""
    if at.year in (dt.MINYEAR, dt.MAXYEAR):
        return []  # hours before or after them are no times any more
    # Python reckons by the wall clock between two instants of one zone.
    slot = Slot(story.pk or 0, at.astimezone(dt.UTC), story.text.language, story.text.headline)
    return clashes.around(slot, story.links.get("companies", ()), story.milestones)
