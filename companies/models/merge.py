"""Merges: which of two companies or people became the other, and what it takes to undo that."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Merge(models.Model):
    """`steps` are what `companies.merging.moving` did, in order. No row is tied to it: it tells of rows that moved."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        PERSON = "person", _("person")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    gone = models.PositiveBigIntegerField()
    kept = models.PositiveBigIntegerField()
    gone_name = models.CharField(max_length=120)
    kept_name = models.CharField(max_length=120)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("audit", "by")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    steps = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    absorbed = models.JSONField(default=dict)
    """Facts that were given up for one that says the same: the id of each with that of the other."""
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        default_permissions = ("add",)
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "gone"], condition=Q(undone_at=None), name="merged_into_one")
        ]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept_name}"
