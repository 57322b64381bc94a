"""What waits for whom at the desk, and what is due: narrowings of any stories.

Each keeps to open stories or to one person's, of which an index knows, and so never reads all there are.
"""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from articles import four_eyes
from articles.models import Article

SOON = Now() + dt.timedelta(hours=24)
MOST_COUNTED = 99
"""Beyond it nobody counts."""

Status = Article.Status


def mine(stories: QuerySet[Article], user: Any) -> QuerySet[Article]:
    """All that this person owns, whether anything waits in it or not."""
    return stories.filter(owner=user.pk)


def for_person(stories: QuerySet[Article], user: Any) -> QuerySet[Article]:
    """What this person is asked to do something about.

    A writer: own drafts that were sent back, or are due soon or late. Who may approve, also: what others have
    submitted, unless four eyes forbid it to them, and what is approved and not scheduled yet.
    """
    waits = Q(owner=user.pk, status=Status.DRAFT) & (Q(sent_back_at__isnull=False) | Q(due_at__lte=SOON))
    if user.has_perm("articles.approve_article"):
        stories, objection = four_eyes.asked(stories, user)
        waits |= Q(status=Status.SUBMITTED) & ~Q(owner=user.pk) & ~objection
        waits |= Q(status=Status.APPROVED)
    return stories.filter(waits, is_open=True)


def due(stories: QuerySet[Article]) -> QuerySet[Article]:
    """What is late or due soon."""
    return stories.filter(is_open=True, due_at__lte=SOON).exclude(status=Status.APPROVED)


def count(stories: QuerySet[Article]) -> int:
    """How many, or one more than `MOST_COUNTED` where there are more: it stops counting there."""
    return stories.order_by().values("pk")[: MOST_COUNTED + 1].count()
