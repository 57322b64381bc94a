"""Preview links: what somebody without an account may read of a story, until when, and at whose word."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.edition import Edition
from articles.models.revision import Revision


class PreviewLinkQuerySet(models.QuerySet[Any]):
    def open(self, at: dt.datetime, *, makers: models.QuerySet[Any]) -> "PreviewLinkQuerySet":
        """Those that show something at this instant; `makers` are the people who may see stories."""
        return self.filter(Q(made_by=None) | Q(made_by__in=makers), revoked_at=None, expires_at__gt=at)


class PreviewLink(models.Model):
    """Shows one revision, one edition, or, with neither, the text at the desk as it is when the link is opened.

    It ends with the leave of who made it: a link of somebody who has left the desk, or may not see stories any more,
    shows nothing. One that the house made has nobody to outlive.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links", verbose_name=_("story"))
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="+")
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="preview_link_shows_one_text", condition=Q(revision__isnull=True) | Q(edition__isnull=True)
            ),
            models.CheckConstraint(name="preview_link_ends_after_it_began", condition=Q(expires_at__gt=F("made_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.pk}"
