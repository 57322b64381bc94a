"""Who has a story open at the desk."""

import datetime as dt

from django.conf import settings
from django.db import models

from articles.models.article import Article

FORGOTTEN_AFTER = dt.timedelta(seconds=45)


class Presence(models.Model):
    """A row for each window: a person is there until the last one is closed, or forgotten."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="present")
    window = models.UUIDField()
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "person", "window"], name="present_once_per_window")]

    def __str__(self) -> str:
        return f"{self.person} · {self.article_id}"
