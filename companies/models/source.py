"""Where a fact of the register comes from."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.fields import PartialDateField


class Source(models.Model):
    """A document or a voice that can be named in public beside the fact it vouches for."""

    class Kind(models.TextChoices):
        RELEASE = "release", _("press release")
        FILING = "filing", _("filing")
        INTERVIEW = "interview", _("interview")
        REPORT = "report", _("report")
        PRESS = "press", _("press")
        WEBSITE = "website", _("website")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.RELEASE)
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    address = models.URLField(_("address"), max_length=400, blank=True)
    date = PartialDateField(_("date"), blank=True, help_text=_("As far as it is known: 2020-12-21, 2020-12 or 2020."))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.publisher, self.title, str(self.date or "")]))

    def facts(self) -> dict[str, Any]:
        """As it is frozen beside a fact."""
        return {
            "kind": self.kind,
            "title": self.title,
            "publisher": self.publisher,
            "address": self.address,
            "date": str(self.date or ""),
        }
