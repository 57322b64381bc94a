"""The key to a person's own calendar feed, kept as a digest: whoever reads the database can't open the feed."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models


class CalendarKey(models.Model):
    """One a person. Making it anew, or deleting it, ends the address that was there."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    def make(cls, person: Any) -> str:
        """A fresh token for this person; it can't be read again."""
        token = secrets.token_urlsafe(32)
        cls.objects.update_or_create(person_id=person.pk, defaults={"digest": digest_of(token)})
        return token


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
