"""Newer texts at the desk that somebody decided to leave out of what is scheduled."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition
from articles.models.revision import Revision


class LeftOut(models.Model):
    """Up to `revision`, nothing newer is to go out with the queued edition; a newer one is a new question."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="left_out", verbose_name=_("edition"))
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+", verbose_name=_("revision"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("edition", "revision", name="a_revision_is_left_out_once")]

    def __str__(self) -> str:
        return f"{self.revision} · {self.edition}"
