"""Following: who at the desk wants to know when a story goes out, changes or goes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Follow(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="follows", verbose_name=_("story"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("article", "person", name="a_story_is_followed_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.article}"
