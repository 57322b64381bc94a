"""Companies, their other names, and who owns them."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from companies.fields import PartialDateField
from companies.folding import folded
from companies.models.fact import Fact
from companies.models.naming import found_by_name
from companies.models.ownership_rules import refuse_circle, refuse_more_than_all
from companies.models.spans import Span, meet, refuse_end_before_start


class Company(models.Model):
    class Kind(models.TextChoices):
        BRAND = "brand", _("brand")
        RETAILER = "retailer", _("retailer")
        MARKETPLACE = "marketplace", _("marketplace")
        GROUP = "group", _("group")
        LICENSEE = "licensee", _("licensee")
        SUPPLIER = "supplier", _("supplier")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its address. It can't be changed later.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.BRAND)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters: IT, FR, CN."))
    website = models.URLField(_("website"), blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    about = models.TextField(_("about"), max_length=600, blank=True)
    about_en = models.TextField(_("about (English)"), max_length=600, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged", verbose_name=_("merged into")
    )

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["name"]
        indexes = found_by_name("company")
        constraints = [
            models.CheckConstraint(
                name="company_country_is_two_letters",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                violation_error_message=_("Write the country as two capital letters, such as IT."),
            ),
            models.CheckConstraint(
                name="company_wikidata_is_an_item",
                condition=Q(wikidata="") | Q(wikidata__regex=r"^Q[1-9][0-9]*$"),
                violation_error_message=_("A Wikidata id is a Q and a number, such as Q178516."),
            ),
            models.CheckConstraint(
                name="company_is_merged_into_another",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                violation_error_message=_("A company can't be merged into itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(page_of(self.kind), args=[self.slug])

    def facts(self) -> dict[str, Any]:
        """What an edition that carries this company tells of it, as plain data; owners and people are facts apart."""
        return {
            **self.named(),
            "country": self.country,
            "website": self.website,
            "wikidata": self.wikidata,
            "about": self.about,
            "about_en": self.about_en,
        }

    def named(self) -> dict[str, Any]:
        """Enough to name it and to link its page."""
        return {"id": self.pk, "name": self.name, "slug": self.slug, "kind": self.kind}


def page_of(kind: str) -> str:
    """The name of the address under which companies of this kind are found."""
    match kind:
        case Company.Kind.BRAND:
            return "brand"
        case Company.Kind.RETAILER | Company.Kind.MARKETPLACE:
            return "retailer"
        case _:
            return "company"


TWICE = _("The same name is there already: accents, capitals and the kind of apostrophe make no other one.")


class Alias(models.Model):
    company = models.ForeignKey(Company, models.CASCADE, related_name="aliases", verbose_name=_("company"))
    name = models.CharField(_("other name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, blank=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        indexes = found_by_name("alias")
        constraints = [
            models.UniqueConstraint(
                F("company"), folded(F("name")), name="alias_once_per_company", violation_error_message=TWICE
            )
        ]

    def __str__(self) -> str:
        return self.name


class Ownership(Fact):
    """Somebody owns (part of) a company, from and until what is known; either end may be open."""

    KIND = Fact.Kind.OWNERSHIP
    NAMES = ("owner", "owned")

    owner = models.ForeignKey(Company, models.PROTECT, related_name="holdings", verbose_name=_("owner"))
    owned = models.ForeignKey(Company, models.CASCADE, related_name="owners", verbose_name=_("owned company"))
    since = PartialDateField(_("since"), blank=True)
    until = PartialDateField(_("until"), blank=True)
    share = models.DecimalField(_("share in per cent"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("ownership")
        verbose_name_plural = _("ownerships")
        constraints = [
            models.CheckConstraint(
                name="ownership_of_another",
                condition=~Q(owner=F("owned")),
                violation_error_message=_("A company can't own itself: choose another owner."),
            ),
            models.CheckConstraint(
                name="ownership_share_is_a_share",
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=100),
                violation_error_message=_("A share must be more than 0 and at most 100 per cent."),
            ),
        ]

    def says(self) -> str:
        span = "–".join(str(end or "") for end in (self.since, self.until)) if self.since or self.until else ""
        share = f" {number_format(self.percent)}%" if self.percent else ""
        return f"{self.owner} → {self.owned}{share}{f' ({span})' if span else ''}"

    @property
    def percent(self) -> str:
        """The share as it is written, without zeros at its end; empty where it isn't known."""
        return f"{Decimal(self.share).normalize():f}" if self.share is not None else ""

    @property
    def span(self) -> Span:
        return self.since, self.until

    def clean(self) -> None:
        refuse_end_before_start(self.since, self.until)
        if not (self.owner_id and self.owned_id):
            return
        super().clean()
        if self.is_preferred:
            refuse_circle(self)
            refuse_more_than_all(self)

    def alike(self) -> "models.QuerySet[Ownership]":
        return Ownership.objects.filter(owner=self.owner_id, owned=self.owned_id)

    def contradicts(self, other: "Ownership") -> bool:
        """Owners share a company; the same owner twice at the same time is once too often."""
        return (self.owner_id, self.owned_id) == (other.owner_id, other.owned_id) and meet(self.span, other.span)

    def about(self) -> dict[str, int | None]:
        return {"company": self.owned_id, "other": self.owner_id}

    def facts(self) -> dict[str, Any]:
        return super().facts() | {
            "owner": self.owner.named(),
            "owned": self.owned.named(),
            "since": str(self.since or ""),
            "until": str(self.until or ""),
            "share": self.percent,
        }
