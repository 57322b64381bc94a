"""What was to happen and should have happened by now."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.registry import Found, Level, check
from articles.checks.story import Story
from articles.finding.attribution import unquoted
from articles.finding.dates import found_in, may_be_in
from articles.finding.tenses import FUTURE
from companies.models import Milestone

# “since 2017, it will” speaks of two times; “January 5, 2021” is one.
_CLAUSE = re.compile(r"[;:()–—]|[.!?…](?=\s)|,(?!\s+(?:19|20)\d\d)")


@check("milestone-overdue", Level.WARNS)
def milestone(story: Story) -> Iterator[Found]:
    for chosen in story.milestones:
        if chosen.state == Milestone.State.EXPECTED and chosen.date.last_day < story.today:
            says = _(
                "“%(label)s” is still expected, but its date (%(date)s) has passed: bring the register up to date."
            )
            yield Found(says % {"label": chosen.label, "date": chosen.date.in_words()}, "milestones")


@check("promise-overdue", Level.WARNS)
def sentence(story: Story) -> Iterator[Found]:
    """A clause in the future tense all of whose dates have passed; what others are quoted with is theirs."""
    future = FUTURE[story.text.language]
    for block in story.blocks:
        if block.kind in {"pull", "blockquote"} or not may_be_in(block.text):
            continue
        for clause in _CLAUSE.split(unquoted(block.text)):
            dates = list(found_in(clause)) if future.search(clause) else []
            if dates and all(date.last_day < story.today for date in dates):
                says = _("The text looks ahead to a date that has passed (%(date)s).")
                latest = max(dates, key=lambda date: date.last_day)
                yield Found(says % {"date": latest.in_words()}, "body", clause.strip())
