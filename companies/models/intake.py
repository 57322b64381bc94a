"""Files given to the register: each waits for a confirmation, and then says who brought how many."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Intake(models.Model):
    """Until it is taken in, the file itself and what it would do; from then on a line of the record."""

    kind = models.CharField(_("kind"), max_length=12)
    name = models.CharField(_("file"), max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken in"), null=True)
    counts: Any = models.JSONField(default=dict)
    data = models.BinaryField(default=bytes)
    outcome: Any = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-taken_at", "-pk"]
        default_permissions = ()
        permissions = [
            ("import_register", "Can import tables into the register"),
            ("export_register", "Can export tables of the register"),
        ]
        indexes = [models.Index("kind", "taken_at", name="intake_by_kind")]

    def __str__(self) -> str:
        return self.name
