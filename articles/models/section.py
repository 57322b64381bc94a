"""Sections: the parts of the paper."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Section(models.Model):
    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("name (English)"), max_length=40)
    slug = models.SlugField(
        _("slug"), max_length=40, unique=True, help_text=_("Its address. It can't be changed later.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    four_eyes = models.BooleanField(
        _("four eyes"),
        default=False,
        help_text=_(
            "Nobody approves a text of their own here: who wrote any of what is not approved yet leaves it to"
            " somebody else. It holds for chiefs too, and for publishing and scheduling."
        ),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.slug])

    @property
    def title(self) -> str:
        """Its name in the active language."""
        return self.name_en if get_language() == "en" else self.name
