"""Who has a story open at the desk: each window says so every few seconds, and is forgotten when it doesn't."""

import datetime as dt
import uuid

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from articles import locking
from articles.models import Presence
from articles.models.presence import FORGOTTEN_AFTER


@transaction.atomic(savepoint=False)
def beat(person: User, article_id: int, window: uuid.UUID) -> list[User] | None:
    """Says that the person is there; answers who else is, by name. None where the story is gone."""
    if not locking.hold(article_id):
        return None
    here = Presence(person=person, article_id=article_id, window=window, seen_at=Now())
    Presence.objects.bulk_create(
        [here], update_conflicts=True, unique_fields=["article", "person", "window"], update_fields=["seen_at"]
    )
    there = Presence.objects.filter(article_id=article_id, seen_at__gt=Now() - FORGOTTEN_AFTER).exclude(person=person)
    return list(User.objects.filter(pk__in=there.values("person")).order_by("last_name", "username")[:10])


def leave(person: User, article_id: int, window: uuid.UUID) -> None:
    """Says that the window is closed: the person is still there in any other one. Clears away what is a day old."""
    Presence.objects.filter(person=person, article_id=article_id, window=window).delete()
    Presence.objects.filter(seen_at__lt=Now() - dt.timedelta(days=1)).delete()
