"""What an edition sets off beyond its own pages, and when readers first had it: the rows of the ledger."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition

LIMIT = dt.timedelta(minutes=1)
"""How long after its instant an effect may be done before it counts as late."""


class EffectQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Neither done nor given up."""
        return self.filter(done_at=None, failed_at=None)

    def ready(self) -> Self:
        """Open, and to be tried by now: its instant has come, and so has the time to try again."""
        return self.open().filter(due_at__lte=Now()).filter(Q(next_at=None) | Q(next_at__lte=Now()))

    def failed(self) -> Self:
        return self.filter(failed_at__isnull=False)

    def late(self) -> Self:
        """Done past the limit, or open and past it now."""
        done = Q(done_at__gt=F("due_at") + LIMIT)
        return self.filter(done | Q(done_at=None, failed_at=None, due_at__lt=Now() - LIMIT))


class Effect(models.Model):
    """One thing to do once for one edition: when it begins, or when it ends and nothing follows.

    Of a kind that has receivers, the row without a `receiver` makes one row for each of them when it is due, so that
    each is tried by itself. Jobs only wake the worker: what is to be done, and whether it is, stands here alone.
    """

    class Occasion(models.TextChoices):
        BEGINS = "begins", pgettext_lazy("effect", "begins")
        ENDS = "ends", pgettext_lazy("effect", "ends")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="effects", verbose_name=_("edition"))
    occasion = models.CharField(max_length=6, choices=Occasion)
    kind = models.CharField(max_length=20)
    receiver = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    """Not to be tried before; None while it has not been tried."""
    last_error = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    """When it was given up for good."""

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("side effect")
        verbose_name_plural = _("side effects")
        ordering = ["due_at", "pk"]
        permissions = [("retry_effect", "Can have a failed side effect tried again")]
        indexes = [
            models.Index("due_at", name="effect_open", condition=Q(done_at=None, failed_at=None)),
            models.Index("due_at", name="effect_failed", condition=Q(failed_at__isnull=False)),
            models.Index("kind", F("edition_id").desc(), name="effect_by_kind"),
            models.Index("due_at", name="effect_by_instant"),
        ]
        constraints = [
            models.UniqueConstraint("edition", "occasion", "kind", "receiver", name="an_effect_is_planned_once"),
            models.CheckConstraint(name="effect_is_done_or_failed", condition=Q(done_at=None) | Q(failed_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.occasion} {self.edition_id}"

    @property
    def event_id(self) -> str:
        """The same at every attempt, so that a receiver can tell a repetition from news."""
        return f"effect_{self.pk}"


class FirstAnswer(models.Model):
    """When a reader first got an edition's page, by the database's clock; kept only of what began a moment before."""

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="first_answer")
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.edition_id} {self.answered_at:%c}"
