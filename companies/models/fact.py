"""Facts of the register: each public only while a live story carries it, each with the source that vouches for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.dates import PartialDate
from companies.models.source import Source
from embargoes.models import Embargoed

LABEL = 300


class Fact(Embargoed):
    """What all kinds of facts share. Facts that contradict each other stand side by side, one of them preferred.

    Every row belongs to one child, named by `kind`. `label` says it in a line, for the desk to find it by.
    """

    class Kind(models.TextChoices):
        OWNERSHIP = "ownership", _("ownership")
        ROLE = "role", _("role")
        STANDING = "standing", _("status of a partnership")
        QUOTE = "quote", _("quote")

    KIND: Kind

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, editable=False)
    label = models.CharField(_("fact"), max_length=LABEL, editable=False)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="vouched", verbose_name=_("source")
    )
    is_preferred = models.BooleanField(
        _("preferred"), default=True, help_text=_("Of facts that contradict each other, the one that we go by.")
    )

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["label", "pk"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kind := getattr(self, "KIND", None):
            self.kind, self.label = kind, self.says()[:LABEL]
        super().save(*args, **kwargs)

    def says(self) -> str:
        """The fact in a line, in the desk's words: a child's answer."""
        return self.label

    def told(self) -> "Fact":
        """The child that this row belongs to; one query, or none where it was read along."""
        return self if hasattr(self, "KIND") else getattr(self, self.kind)

    def about(self) -> dict[str, int | None]:
        """What it is about, by the columns that lists find it by: `company`, `other`, `person`, `partnership`."""
        return {}

    def listed(self) -> dict[str, int | None]:
        """What lists of its kind sort it by: a child's answer, where there is such a list."""
        return {}

    def facts(self) -> dict[str, Any]:
        """What an edition that carries it tells, as plain data; a child adds its own."""
        source = self.source.facts() if self.source else None
        return {"id": self.pk, "kind": self.kind, "preferred": self.is_preferred, "source": source}


def refuse_end_before_start(since: PartialDate | None, until: PartialDate | None) -> None:
    """ValidationError at `until` where all of it lies before `since` begins."""
    if since and until and until.last_day < since.first_day:
        says = _("It can't end before it begins: %(until)s is before %(since)s.")
        told = {"until": until.in_words(), "since": since.in_words()}
        raise ValidationError({"until": ValidationError(says, params=told)})


def told(facts: "models.QuerySet[Fact]") -> "list[Fact]":
    """The children of these facts, with what their lines name; a query for each kind there is."""
    kinds: dict[str, list[int]] = {}
    for pk, kind in facts.order_by().values_list("pk", "kind"):
        kinds.setdefault(kind, []).append(pk)
    children = {child.KIND: child for child in Fact.__subclasses__()}
    found: list[Fact] = []
    for kind, pks in kinds.items():
        rows: Any = children[Fact.Kind(kind)]
        found += rows.objects.filter(pk__in=pks).select_related("source", *rows.NAMES)
    return sorted(found, key=lambda one: one.pk)
