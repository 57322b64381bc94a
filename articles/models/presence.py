"""Who has a story open at the desk."""

import datetime as dt

from django.conf import settings
from django.db import models

from articles.models.article import Article

FORGOTTEN_AFTER = dt.timedelta(seconds=45)


class Presence(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="present")
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="present_once_per_story")]

    def __str__(self) -> str:
        return f"{self.person} · {self.article_id}"
