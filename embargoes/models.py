"""An embargo: who asked for it, until when, on which terms; and what every kind of thing under one has in common."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, When
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class EmbargoQuerySet(models.QuerySet[Any]):
    def upcoming(self) -> Self:
        """Not lifted yet, by the database's clock."""
        return self.filter(lifts_at__gt=Now())

    def soonest_first(self) -> Self:
        """Those that hold something, soonest first; then those that have lifted, last first."""
        return self.order_by(Case(When(lifts_at__gt=Now(), then=F("lifts_at"))).asc(nulls_last=True), "-lifts_at")


class Embargo(models.Model):
    """It lifts by the database's clock, and then is history: the workflow's verbs alone change `lifts_at`."""

    name = models.CharField(_("name"), max_length=120, help_text=_("What the desk calls it; readers don't see it."))
    source = models.CharField(_("source"), max_length=120, help_text=_("Who asked for it."))
    lifts_at = models.DateTimeField(_("lifts at"), db_index=True)
    terms = models.TextField(_("terms"), max_length=2000, blank=True, help_text=_("What was agreed, in its words."))
    contact = models.CharField(
        _("contact"), max_length=200, blank=True, help_text=_("Whom to ask, and how to reach them at night.")
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    made_at = models.DateTimeField(_("noted"), auto_now_add=True)

    objects = EmbargoQuerySet.as_manager()

    class Meta:
        verbose_name = _("embargo")
        verbose_name_plural = _("embargoes")
        ordering = ["-lifts_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_admin_url(self) -> str:
        return reverse("admin:embargoes_embargo_change", args=[self.pk])


class Embargoed(models.Model):
    """A thing that may be under an embargo. Saving a stored one leaves that as it is: only the verbs change it."""

    embargo = models.ForeignKey(
        Embargo, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("embargo")
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and kwargs.get("update_fields") is None:
            unread = self.get_deferred_fields()
            fields = [field for field in self._meta.concrete_fields if not field.primary_key and not field.generated]
            kept = [field.name for field in fields if field.name != "embargo" and field.attname not in unread]
            kwargs["update_fields"] = kept
        super().save(*args, **kwargs)
