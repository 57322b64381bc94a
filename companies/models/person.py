"""People of the trade: who they are, what they held when, and what they said."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from companies.fields import PartialDateField
from companies.folding import folded
from companies.models.company import TWICE, Company
from companies.models.fact import Fact
from companies.models.naming import found_by_name
from companies.models.spans import Span, meet, refuse_end_before_start


class Person(models.Model):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its address. It can't be changed later.")
    )
    born = PartialDateField(_("born"), blank=True)
    died = PartialDateField(_("died"), blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters: IT, FR, CN."))
    wikidata = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    about = models.TextField(_("about"), max_length=600, blank=True)
    about_en = models.TextField(_("about (English)"), max_length=600, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged", verbose_name=_("merged into")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        indexes = found_by_name("person")
        constraints = [
            models.CheckConstraint(
                name="person_country_is_two_letters",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                violation_error_message=_("Write the country as two capital letters, such as IT."),
            ),
            models.CheckConstraint(
                name="person_wikidata_is_an_item",
                condition=Q(wikidata="") | Q(wikidata__regex=r"^Q[1-9][0-9]*$"),
                violation_error_message=_("A Wikidata id is a Q and a number, such as Q178516."),
            ),
            models.CheckConstraint(
                name="person_is_merged_into_another",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                violation_error_message=_("A person can't be merged into themselves."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    def clean(self) -> None:
        if self.born and self.died and self.died.last_day < self.born.first_day:
            raise ValidationError({"died": _("Nobody dies before they are born: check both dates.")})

    def facts(self) -> dict[str, Any]:
        """What an edition that carries this person tells of them, as plain data; roles and quotes are facts apart."""
        return {
            "id": self.pk,
            "name": self.name,
            "slug": self.slug,
            "born": str(self.born or ""),
            "died": str(self.died or ""),
            "country": self.country,
            "wikidata": self.wikidata,
            "about": self.about,
            "about_en": self.about_en,
        }


class PersonAlias(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases", verbose_name=_("person"))
    name = models.CharField(_("other name"), max_length=120)

    class Meta:
        verbose_name = _("other name of a person")
        verbose_name_plural = _("other names of people")
        indexes = found_by_name("personalias")
        constraints = [
            models.UniqueConstraint(
                F("person"), folded(F("name")), name="person_alias_once", violation_error_message=TWICE
            )
        ]

    def __str__(self) -> str:
        return self.name


class Role(Fact):
    """What somebody was at a company, from and until what is known; either end may be open."""

    KIND = Fact.Kind.ROLE
    NAMES = ("person", "company")

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles", verbose_name=_("person"))
    company = models.ForeignKey(Company, models.PROTECT, related_name="roles", verbose_name=_("company"))
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120, blank=True)
    since = PartialDateField(_("since"), blank=True)
    until = PartialDateField(_("until"), blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def says(self) -> str:
        span = "–".join(str(end or "") for end in (self.since, self.until)) if self.since or self.until else ""
        title = (self.title_en if get_language() == "en" else "") or self.title
        return f"{self.person}: {title}, {self.company}{f' ({span})' if span else ''}"

    @property
    def span(self) -> Span:
        return self.since, self.until

    def clean(self) -> None:
        refuse_end_before_start(self.since, self.until)
        if not self.person_id:
            return
        super().clean()
        born, died = self.person.born, self.person.died
        if born and self.until and self.until.last_day < born.first_day:
            raise ValidationError({"until": _("It ends before the person was born: check the dates.")})
        if born and self.since and self.since.last_day < born.first_day:
            raise ValidationError({"since": _("It begins before the person was born: check the dates.")})
        if died and self.since and self.since.first_day > died.last_day:
            raise ValidationError({"since": _("It begins after the person's death: check the dates.")})

    def alike(self) -> "models.QuerySet[Role]":
        return Role.objects.filter(person=self.person_id, company=self.company_id)

    def contradicts(self, other: "Role") -> bool:
        """Somebody may be two things at one company, but not the same thing twice at the same time."""
        same = (self.person_id, self.company_id, self.title.casefold().strip())
        return same == (other.person_id, other.company_id, other.title.casefold().strip()) and meet(
            self.span, other.span
        )

    def about(self) -> dict[str, int | None]:
        return {"person": self.person_id, "company": self.company_id}

    def facts(self) -> dict[str, Any]:
        return super().facts() | {
            "person": {"id": self.person_id, "name": self.person.name, "slug": self.person.slug},
            "company": self.company.named(),
            "title": self.title,
            "title_en": self.title_en,
            "since": str(self.since or ""),
            "until": str(self.until or ""),
        }
