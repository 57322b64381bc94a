"""Milestones: what happened between the parties of a partnership, or is expected to, and what was said of it before."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.fields import PartialDateField
from companies.models.partnership import Partnership
from embargoes.models import Embargoed


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


class MilestoneChange(models.Model):
    """What a milestone said before its date or its state was changed; the database itself writes it and keeps it."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="changes", editable=False)
    date = PartialDateField(_("date"))
    state = models.CharField(_("state"), max_length=10, choices=Milestone.State)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("earlier date of a milestone")
        verbose_name_plural = _("earlier dates of milestones")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.date} ({self.get_state_display()})"
