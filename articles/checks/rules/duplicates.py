"""Two stories under one headline."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from companies.dates import in_prose


@check("headline-twice", Level.WARNS)
def headline_twice(story: Story) -> Iterator[Found]:
    if twin := story.twin:
        says = _("Another story of the last thirty days has this headline (changed on %(date)s).")
        yield Found(says % {"date": in_prose(timezone.localdate(twin.changed_at))}, "headline")
