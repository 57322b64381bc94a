"""What the story waits for: it can't be public before."""

from collections.abc import Iterator

from articles import holds
from articles.checks.registry import Found, Level, check
from articles.checks.story import Story

_FIELDS = {"story": "headline", "partnership": "partnerships", "milestone": "milestones", "fact": "reported"}


@check("embargo", Level.WARNS)
def embargo(story: Story) -> Iterator[Found]:
    for cover in story.covers:
        if cover.kind == "picture" and cover.pk != story.text.picture_id:
            yield Found(holds.say(cover), "body", picture=cover.pk)
        else:
            yield Found(holds.say(cover), _FIELDS.get(cover.kind, "picture"))
