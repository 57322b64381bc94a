"""A partnership's milestones for readers' calendars."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.site import Telling
from articles.templatetags.editions import labelled, told
from companies import calendars
from companies.dates import PartialDate
from pages import feeds

STATUS = {"happened": "CONFIRMED", "cancelled": "CANCELLED"}
"""What is expected or postponed is tentative."""


def written(partnership: dict[str, Any], timeline: Iterable[Telling]) -> bytes:
    """Whole days; what is known to a month or less spans all of it, and its summary says so in words."""
    calendar = calendars.start(feeds.say(f"{partnership['title']} · {settings.SITE_NAME}"))
    site, host = settings.SITE_URL, urlsplit(settings.SITE_URL).hostname
    for line in timeline:
        story, date = line.story, PartialDate.parse(line.facts["date"])
        event = calendars.event(
            uid=f"milestone-{line.facts['id']}@{host}",
            stamp=line.since,
            summary=feeds.say(_summary(line, date)),
            description=f"{feeds.say(story.headline)}\n{site}{story.get_absolute_url()}",
            url=f"{site}{reverse('partnership', args=[partnership['slug']])}",
            status=STATUS.get(line.facts["state"], "TENTATIVE"),
        )
        calendars.last(event, date)
        calendar.add_component(event)
    return calendar.to_ical()


def _summary(line: Telling, date: PartialDate) -> str:
    words = told(line.facts, "label")
    if line.facts["state"] in {"postponed", "cancelled"}:
        words = f"{words} [{labelled(line.facts['state'], 'state')}]"
    if date.day:
        return words
    # Translators: a day in that month, quarter or year, which isn't known better.
    return _("%(what)s (in %(date)s)") % {"what": words, "date": date.in_words()}
