"""Tags."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story


@check("tags", Level.WARNS)
def tags(story: Story) -> Iterator[Found]:
    if not list(story.links.get("tags", ())):
        yield Found(_("There are no tags: readers won't find the story under its subjects."), "tags")
