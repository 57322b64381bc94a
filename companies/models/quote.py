"""Quotes: what somebody said, in the words they said it in."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.dates import PartialDate
from companies.fields import PartialDateField
from companies.models.company import Company
from companies.models.fact import Fact
from companies.models.partnership import Partnership
from companies.models.person import Person, Role


class Quote(Fact):
    """Original words, kept verbatim, and a translation into the paper's other language."""

    KIND = Fact.Kind.QUOTE
    NAMES = ("speaker", "company", "partnership")

    speaker = models.ForeignKey(Person, models.PROTECT, related_name="quotes", verbose_name=_("speaker"))
    words = models.TextField(_("original words"), max_length=2000)
    language = models.CharField(
        _("language"), max_length=5, default="it", help_text=_("Of the original words: it, en, fr, zh.")
    )
    translation = models.TextField(_("translation"), max_length=2000, blank=True)
    translation_language = models.CharField(_("language of the translation"), max_length=5, blank=True)
    said_on = PartialDateField(_("said on"), blank=True)
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name=_("spoke for")
    )
    partnership = models.ForeignKey(
        Partnership, models.SET_NULL, null=True, blank=True, related_name="quotes", verbose_name=_("partnership")
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def says(self) -> str:
        return f"{self.speaker}: “{self.words}”"

    def clean(self) -> None:
        super().clean()
        if self.translation and not self.translation_language:
            raise ValidationError({"translation_language": _("Say which language the translation is in.")})
        if self.translation and self.translation_language == self.language:
            raise ValidationError({"translation_language": _("The translation is in another language than the words.")})

    def alike(self) -> "models.QuerySet[Quote]":
        return Quote.objects.filter(speaker=self.speaker_id, words=self.words)

    def contradicts(self, other: "Quote") -> bool:
        """The same words said twice are two quotes only where they were said on two occasions."""
        same = (self.speaker_id, self.words.strip(), self.said_on)
        return same == (other.speaker_id, other.words.strip(), other.said_on)

    def about(self) -> dict[str, int | None]:
        role = self.role_then()
        company = self.company_id or (role.company_id if role else None)
        return {"person": self.speaker_id, "company": company, "partnership": self.partnership_id}

    def listed(self) -> dict[str, int | None]:
        return {"said": self.said_on.number if self.said_on else 0}

    def role_then(self) -> Role | None:
        """What the speaker held when it was said: at the company they spoke for where that is given.

        The role that began last counts; one whose dates aren't known counts only where no other does.
        """
        day = self.said_on.sort_key if self.said_on else None
        roles = [role for role in self.speaker.roles.select_related("company") if _held(role, day)]
        if self.company_id:
            roles = [role for role in roles if role.company_id == self.company_id]
        return max(roles, key=lambda role: (role.is_preferred, _start(role.since), role.pk), default=None)

    def facts(self) -> dict[str, Any]:
        role = self.role_then()
        company = self.company or (role.company if role else None)
        return super().facts() | {
            "person": {"id": self.speaker_id, "name": self.speaker.name, "slug": self.speaker.slug},
            "company": company.named() if company else None,
            "title": role.title if role else "",
            "title_en": role.title_en if role else "",
            "words": self.words,
            "language": self.language,
            "translation": self.translation,
            "translation_language": self.translation_language,
            "said_on": str(self.said_on or ""),
            "partnership": self.partnership_id,
        }


def _held(role: Role, day: dt.date | None) -> bool:
    if day is None:
        return role.until is None
    return (role.since is None or role.since.first_day <= day) and (role.until is None or role.until.last_day >= day)


def _start(since: PartialDate | None) -> dt.date:
    return since.first_day if since else dt.date.min
