"""Authors: the names under which stories appear."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Author(models.Model):
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its address. It can't be changed later.")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=80, blank=True)
    role_en = models.CharField(_("role (English)"), max_length=80, blank=True)
    bio = models.TextField(_("about"), max_length=600, blank=True)
    bio_en = models.TextField(_("about (English)"), max_length=600, blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])

    def facts(self) -> dict[str, Any]:
        """What an edition under this byline tells of its author, as plain data."""
        return {
            "id": self.pk,
            "name": self.name,
            "slug": self.slug,
            "role": self.role,
            "role_en": self.role_en,
            "bio": self.bio,
            "bio_en": self.bio_en,
        }
