"""Pictures: a verified original, where to look in it, and what must be said beside it."""

import secrets
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from embargoes.models import Embargoed


def new_token() -> str:
    """A name that can't be guessed: 128 random bits."""
    return secrets.token_hex(16)


def original_path(picture: "Picture", filename: str) -> str:
    """Where the original lies. Nothing of the uploaded file's name is kept: names tell stories too early."""
    return f"pictures/{picture.token}/original.jpg"


class Picture(Embargoed):
    """Its file never changes once it is stored; another photograph is another picture.

    While it is under an embargo that hasn't lifted, its address answers readers as if there were no such picture.
    """

    token = models.CharField(max_length=32, unique=True, editable=False, default=new_token)
    original = models.FileField(_("original"), upload_to=original_path, max_length=120, editable=False)
    digest = models.CharField(max_length=64, editable=False, unique=True)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    title = models.CharField(_("title"), max_length=120, help_text=_("To find it at the desk; readers don't see it."))
    alt = models.CharField(
        _("alternative text"), max_length=250, blank=True, help_text=_("What it shows, for those who can't see it.")
    )
    alt_en = models.CharField(_("alternative text (English)"), max_length=250, blank=True)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    caption_en = models.CharField(_("caption (English)"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left in per cent"),
        default=50,
        validators=[MaxValueValidator(100), MinValueValidator(0)],
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, from the top in per cent"),
        default=50,
        validators=[MaxValueValidator(100), MinValueValidator(0)],
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="picture_focal_point_lies_inside",
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                violation_error_message=_("The focal point lies inside the picture: 0 to 100 per cent."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def facts(self) -> dict[str, Any]:
        """What an edition keeps of this picture, as plain data."""
        return {
            "token": self.token,
            "width": self.width,
            "height": self.height,
            "alt": self.alt,
            "alt_en": self.alt_en,
            "caption": self.caption,
            "caption_en": self.caption_en,
            "credit": self.credit,
            "focal_x": self.focal_x,
            "focal_y": self.focal_y,
        }
