"""Facts of the register: each public only while a live story carries it, each with the source that vouches for it."""

from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from companies.models.source import Source
from embargoes.models import Embargoed

LABEL = 300


class Fact(Embargoed):
    """What all kinds of facts share. Facts that contradict each other stand side by side, one of them preferred.

    Every row belongs to one child, named by `kind`. `label` says it in a line, for the desk to find it by, in
    Italian and in English.
    """

    class Kind(models.TextChoices):
        OWNERSHIP = "ownership", _("ownership")
        ROLE = "role", _("role")
        STANDING = "standing", _("status of a partnership")
        QUOTE = "quote", _("quote")

    KIND: Kind

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, editable=False)
    label = models.CharField(_("fact"), max_length=LABEL, editable=False)
    label_en = models.CharField(_("fact (English)"), max_length=LABEL, editable=False, blank=True, default="")
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
        return (self.label_en if get_language() == "en" else "") or self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kind := getattr(self, "KIND", None):
            self.kind = kind
            self.name()
        super().save(*args, **kwargs)

    def name(self) -> None:
        """Sets its labels to what it says now; doesn't store them."""
        with override("it"):
            self.label = self.says()[:LABEL]
        with override("en"):
            self.label_en = self.says()[:LABEL]

    def clean(self) -> None:
        """Of facts that contradict each other one is preferred; who sets another one asks first which."""
        if self.is_preferred:
            self.refuse_beside(self.alike().filter(is_preferred=True).exclude(pk=self.pk).exclude(pk__in=self.beside))

    @property
    def beside(self) -> Iterable[int]:
        """Facts of the same form, which answers itself for how they go with this one."""
        return self.__dict__.get("_beside", ())

    @beside.setter
    def beside(self, pks: Iterable[int]) -> None:
        self.__dict__["_beside"] = pks

    def refuse_beside(self, others: Iterable[Self]) -> None:
        """ValidationError at `is_preferred` where this fact contradicts one of the others, all of them preferred."""
        for other in others:
            if self.contradicts(other):
                says = _("“%(other)s” says otherwise and is preferred: correct it, or let only one be preferred.")
                raise ValidationError({"is_preferred": ValidationError(says, params={"other": other.says()})})

    def alike(self) -> "models.QuerySet[Any]":
        """The facts of its kind among which one that contradicts it would be: a child's answer."""
        return type(self)._default_manager.none()

    def contradicts(self, other: Self) -> bool:
        """Whether only one of the two can be so: a child's answer. Each has what it is about."""
        return False

    def says(self) -> str:
        """The fact in a line, in the active language: a child's answer."""
        return str(self)

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
