"""What somebody is writing and hasn't saved: private to that person, a row for each window the story is open in."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import body
from articles.models.article import LONG, Article

# Of a long text, more than enough for its first words.
BEGINNING = 4000


class UnsavedQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "UnsavedQuerySet":
        """What is still to be saved or thrown away."""
        return self.filter(data__isnull=False, thrown_at=None)

    def with_story(self) -> "UnsavedQuerySet":
        """With the story that each is a text of, without that one's own."""
        return self.select_related("article").defer(*(f"article__{name}" for name in LONG))


class Unsaved(models.Model):
    """`data` is what the form held, by field name, each value a text or a list of texts; None once it is dealt with.

    A row whose text is dealt with stays for a while, so that a request which comes late can't bring it back.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="unsaved", verbose_name=_("person")
    )
    # Nothing is lost with a story that somebody else deletes: what was unsaved becomes the text of a new one.
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="unsaved", verbose_name=_("story"))
    draft = models.UUIDField(default=uuid.uuid4)
    """Names a story that has no row yet, in every window it is open in: saved twice, it is one story."""
    window = models.UUIDField(default=uuid.uuid4)
    sequence = models.PositiveBigIntegerField(default=0)
    """Grows with each text of the window: an older one never replaces a newer one."""
    base = models.PositiveBigIntegerField(null=True)
    """The revision (its id) that the person began from; None for a new story."""
    data = models.JSONField(null=True)
    kept_at = models.DateTimeField(auto_now=True)
    thrown_at = models.DateTimeField(null=True)

    objects = UnsavedQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        default_permissions = ()
        ordering = ["-kept_at"]
        constraints = [models.UniqueConstraint(fields=["person", "window"], name="unsaved_once_per_window")]
        indexes = [models.Index(fields=["person", "draft"], name="unsaved_by_draft")]

    def __str__(self) -> str:
        """What a list calls it: its headline, or its first words."""
        data = self.data or {}
        beginning = data.get("body", "")[:BEGINNING]
        return data.get("headline") or Truncator(body.plain(beginning)).words(12) or gettext("Untitled")

    def get_admin_url(self) -> str:
        """The page that opens with this text in its form."""
        where = self.article.get_admin_url() if self.article else reverse("admin:articles_article_add")
        return f"{where}?kept={self.window}"
