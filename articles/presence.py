"""Who has a story open at the desk: each window says so every few seconds, and is forgotten when it doesn't."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models.functions import Now

from articles.models import Presence
from articles.models.presence import FORGOTTEN_AFTER


def beat(person: User, article_id: int) -> list[User]:
    """Says that the person is there; answers who else is, by name."""
    here = Presence(person=person, article_id=article_id, seen_at=Now())
    Presence.objects.bulk_create(
        [here], update_conflicts=True, unique_fields=["article", "person"], update_fields=["seen_at"]
    )
    there = Presence.objects.filter(article_id=article_id, seen_at__gt=Now() - FORGOTTEN_AFTER).exclude(person=person)
    found = there.select_related("person").order_by("person__last_name", "person__username")
    return [presence.person for presence in found[:10]]


def leave(person: User, article_id: int) -> None:
    Presence.objects.filter(person=person, article_id=article_id).delete()
    Presence.objects.filter(seen_at__lt=Now() - dt.timedelta(days=1)).delete()
