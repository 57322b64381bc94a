"""Partnerships: who works with whom, as what, and what happened between them."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from companies.fields import PartialDateField
from companies.models.company import Company
from companies.models.fact import Fact
from embargoes.models import Embargoed


class Partnership(Embargoed):
    """The whole history between its parties, disputes included."""

    class Kind(models.TextChoices):
        DISTRIBUTION = "distribution", _("distribution")
        MARKETPLACE_STORE = "marketplace_store", _("marketplace store")
        LICENCE = "licence", _("licence")
        COLLABORATION = "collaboration", _("collaboration")
        JOINT_VENTURE = "joint_venture", _("joint venture")
        STAKE = "stake", _("stake")
        ACQUISITION = "acquisition", _("acquisition")
        SUPPLY = "supply", _("supply")
        IP_PROTECTION = "ip_protection", _("IP protection")

    class Status(models.TextChoices):
        RUMOURED = "rumoured", _("rumoured")
        ANNOUNCED = "announced", _("announced")
        ACTIVE = "active", pgettext_lazy("partnership", "active")
        COMPLETED = "completed", _("completed")
        ENDED = "ended", _("ended")
        ABANDONED = "abandoned", _("abandoned")

    title = models.CharField(_("title"), max_length=140)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its address. It can't be changed later.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    territory = models.CharField(_("territory"), max_length=80, blank=True)
    territory_en = models.CharField(_("territory (English)"), max_length=80, blank=True)
    channel = models.CharField(_("channel"), max_length=80, blank=True)
    channel_en = models.CharField(_("channel (English)"), max_length=80, blank=True)
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    summary_en = models.TextField(_("summary (English)"), max_length=600, blank=True)
    companies = models.ManyToManyField(Company, through="Party", related_name="partnerships")

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnership", args=[self.slug])

    def standing(self) -> "Standing | None":
        """The one that counts of all that the desk knows; reads the related rows, which a list prefetches."""
        return max(self.standings.all(), key=lambda one: (one.is_preferred, one.as_of.sort_key, one.pk), default=None)

    def facts(self) -> dict[str, Any]:
        """What an edition that carries this partnership tells of it; milestones and its status are facts apart."""
        return {
            "id": self.pk,
            "title": self.title,
            "slug": self.slug,
            "kind": self.kind,
            "territory": self.territory,
            "territory_en": self.territory_en,
            "channel": self.channel,
            "channel_en": self.channel_en,
            "summary": self.summary,
            "summary_en": self.summary_en,
            "parties": [party.facts() for party in self.parties.select_related("company")],
        }


class Standing(Fact):
    """What the status of a partnership was as of a date. The newest one counts, the preferred before others."""

    KIND = Fact.Kind.STANDING
    NAMES = ("partnership",)

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="standings", verbose_name=_("partnership")
    )
    status = models.CharField(_("status"), max_length=12, choices=Partnership.Status)
    as_of = PartialDateField(_("as of"), help_text=_("As far as it is known: 2020-12-21, 2020-12, 2020-Q4 or 2020."))

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        constraints = [
            models.CheckConstraint(
                name="standing_is_dated",
                condition=models.Q(as_of__regex=r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?$"),
                violation_error_message=_("A status needs a date: a day, a month, a quarter or a year."),
            )
        ]

    def says(self) -> str:
        return f"{self.partnership}: {self.get_status_display()} ({self.as_of})"

    def about(self) -> dict[str, int | None]:
        return {"partnership": self.partnership_id}

    def facts(self) -> dict[str, Any]:
        return super().facts() | {
            "partnership": self.partnership_id,
            "status": self.status,
            "as_of": str(self.as_of),
        }


class Party(models.Model):
    class Role(models.TextChoices):
        BRAND = "brand", _("brand")
        PLATFORM = "platform", _("platform")
        RETAILER = "retailer", _("retailer")
        LICENSOR = "licensor", _("licensor")
        LICENSEE = "licensee", _("licensee")
        OWNER = "owner", _("owner")
        INVESTOR = "investor", _("investor")
        TARGET = "target", _("target")
        SUPPLIER = "supplier", _("supplier")
        PARTNER = "partner", _("partner")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    company = models.ForeignKey(Company, models.PROTECT, related_name="parts", verbose_name=_("company"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.PARTNER)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "company"],
                name="party_once_per_partnership",
                violation_error_message=_("This company is a party already: give it one role."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.company} ({self.get_role_display()})"

    def facts(self) -> dict[str, Any]:
        return self.company.named() | {"role": self.role}


class Milestone(Embargoed):
    """Something that happened between the parties, or is expected to: a date of the calendar, not an instant."""

    class Category(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("announcement")
        OPENING = "opening", _("opening")
        LAUNCH = "launch", _("launch")
        RENEWAL = "renewal", _("renewal")
        DISPUTE = "dispute", _("dispute")
        SETTLEMENT = "settlement", _("settlement")
        END = "end", _("end")
        OTHER = "other", _("other")

    class State(models.TextChoices):
        EXPECTED = "expected", _("expected")
        HAPPENED = "happened", _("happened")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="milestones", verbose_name=_("partnership")
    )
    label = models.CharField(_("what"), max_length=160)
    label_en = models.CharField(_("what (English)"), max_length=160, blank=True)
    category = models.CharField(_("category"), max_length=12, choices=Category, default=Category.OTHER)
    date = PartialDateField(_("date"), help_text=_("As far as it is known: 2020-12-21, 2020-12, 2020-Q4 or 2020."))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.EXPECTED)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                name="milestone_date_is_a_partial_date",
                condition=models.Q(date__regex=r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?$"),
                violation_error_message=_("A milestone needs a date: a day, a month, a quarter or a year."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.date})"

    def listed(self) -> dict[str, int | None]:
        """What lists of what is expected sort it by."""
        return {"due": self.date.end_key if self.state == self.State.EXPECTED else None}

    def facts(self) -> dict[str, Any]:
        """What an edition that reports this milestone tells of it, as plain data."""
        return {
            "id": self.pk,
            "partnership": self.partnership_id,
            "label": self.label,
            "label_en": self.label_en,
            "category": self.category,
            "date": str(self.date),
            "state": self.state,
        }
