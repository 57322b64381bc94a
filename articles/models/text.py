"""What an article, each of its revisions and each of its editions have in common: the text."""

from typing import Any

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.section import Section
from companies.fields import PartialDateField
from images.models import Picture


class Language(models.TextChoices):
    ITALIAN = "it", _("Italian")
    ENGLISH = "en", _("English")


_SPACED = Func(
    F("headline"), Value(r"\s+"), Value(" "), Value("g"), function="regexp_replace", output_field=models.CharField()
)
SAID = Lower(_SPACED)
"""The headline whatever its case and spaces, as an index knows it."""


class Text(models.Model):
    """A story's words and the picture above them. `body` is HTML that `articles.body.clean` has let through."""

    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ITALIAN)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, verbose_name=_("section"))
    kicker = models.CharField(
        _("kicker"), max_length=40, blank=True, help_text=_("One to three words above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=140)
    standfirst = models.TextField(_("standfirst"), max_length=400, blank=True)
    dateline = models.CharField(_("dateline"), max_length=60, blank=True, help_text=_("The place it is written from."))
    body = models.TextField(_("text"), blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        blank=True,
        help_text=_("The end of its address; made from the headline when left empty."),
    )
    dated = PartialDateField(
        _("date of the text"), blank=True, help_text=_("As far as it is known: 2020-12-21, 2020-12, 2020-Q4 or 2020.")
    )
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, verbose_name=_("picture"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.headline

    def words(self) -> dict[str, Any]:
        """Every field of the text by column name, as keywords for another one."""
        return {field.attname: getattr(self, field.attname) for field in Text._meta.local_fields}
