"""The front page as editors keep it: which story stands where, and which sections have a block, and when."""

import datetime as dt
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.section import Section
from articles.models.text import Language
from articles.publication import PublicationQuerySet


def _same(number: Any) -> tuple[Any, str]:
    """Equality of whole numbers, as an exclusion constraint takes it without an extension."""
    return Func(number, number, Value("[]"), function="int8range"), RangeOperators.OVERLAPS


def _letters(code: str) -> Any:
    """A language's two letters as one number."""
    first = Func(F(code), function="ascii", output_field=models.IntegerField())
    second = Func(Func(F(code), function="reverse"), function="ascii", output_field=models.IntegerField())
    return first * Value(1000) + second


class Place(models.IntegerChoices):
    LEAD = 1, _("lead")
    SECOND = 2, _("second")
    STRIP = 3, _("strip")
    BLOCK = 4, _("section’s block")


SLOTS = {Place.LEAD: 1, Place.SECOND: 3, Place.STRIP: 4, Place.BLOCK: 3}
"""How many stories stand in each, in a block per section."""


class Seat(NamedTuple):
    """Where a story stands: `slot` is counted from 0 in reading order, `section` is whose block it is in."""

    place: int
    slot: int = 0
    section: int | None = None

    @classmethod
    def parse(cls, written: str) -> "Seat | None":
        """What `str` wrote; None for what is no slot that there is."""
        numbers = [int(part) for part in written.split("-") if part.isascii() and part.isdigit() and len(part) < 19]
        seat = cls(*numbers) if 2 <= len(numbers) <= 3 and len(numbers) == written.count("-") + 1 else None
        return seat if seat and seat.is_there else None

    @property
    def is_there(self) -> bool:
        has_slot = self.place in SLOTS and self.slot < SLOTS[Place(self.place)]
        return has_slot and (self.section is not None) == (self.place == Place.BLOCK)

    def __str__(self) -> str:
        return "-".join(str(part) for part in self if part is not None)


class KeptQuerySet(PublicationQuerySet):
    """By the clock, as editions: `live` is when it stands; that of what was taken back before it began is empty."""

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def standing(self, now: dt.datetime) -> Self:
        """What stands then, or will later."""
        return self.filter(Q(live__upper_inf=True) | Q(live__endswith__gt=now))

    def known(self, at: dt.datetime) -> Self:
        """What stood at that instant, or was to come as one knew then."""
        known = self.filter(made_at__lte=at).filter(Q(removed_at=None) | Q(removed_at__gt=at))
        return known.filter(Q(starts_at__gt=at) | Q(live__upper_inf=True) | Q(live__endswith__gt=at))


class Kept(models.Model):
    """Something that stands on the front page of a language for a time. The database refuses to change or delete it.

    But for its end: `live` ends earlier than was asked for where something else begins, or where it was removed.
    """

    language = models.CharField(_("language"), max_length=2, choices=Language)
    starts_at = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True)
    live = DateTimeRangeField(_("from, until"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("placed"))
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(_("removed"), null=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, int]:
        return self.starts_at, self.made_at, self.pk

    def gives_way_to(self, other: Any) -> bool:
        """Whether it can't stand beside the other one."""
        raise NotImplementedError


class Placement(Kept):
    """A story in a slot. Whether readers get it there is asked of its editions: this only says where it stands."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="placements", verbose_name=_("story"))
    place = models.PositiveSmallIntegerField(_("place"), choices=Place)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+", verbose_name=_("section"))
    """Whose block it is in; None anywhere else."""
    slot = models.PositiveSmallIntegerField(_("slot"), default=0)
    """Counted from 0, the first in reading order."""
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name=_("after"))
    """The shorter placement at whose end the story goes on where it stood; None for what an editor placed."""

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        indexes = [
            models.Index(Func("live", function="lower"), name="placement_by_start"),
            models.Index(Func("live", function="upper"), name="placement_by_end"),
            models.Index("language", F("made_at").desc(), name="placement_by_making"),
            models.Index("language", F("removed_at").desc(nulls_last=True), name="placement_by_removal"),
        ]
        constraints = [
            ExclusionConstraint(
                name="one_story_in_a_slot_at_a_time",
                expressions=[
                    _same(_letters("language")),
                    _same(F("place")),
                    _same(Coalesce(F("section_id"), Value(0), output_field=models.BigIntegerField())),
                    _same(F("slot")),
                    ("live", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,  # as of editions: neighbours move one after the other
                violation_error_message=_("Another story stands there at that time."),
            ),
            ExclusionConstraint(
                name="a_story_in_one_slot_at_a_time",
                expressions=[
                    _same(_letters("language")),
                    _same(F("article_id")),
                    ("live", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This story stands elsewhere at that time."),
            ),
            models.CheckConstraint(
                name="placement_span_is_half_open",
                condition=Q(live__isempty=True)
                | Q(live__startswith__isnull=False, live__lower_inc=True, live__upper_inc=False),
            ),
            models.CheckConstraint(
                name="placement_is_in_a_slot_that_there_is",
                condition=Q(place=1, slot=0) | Q(place__in=(2, 4), slot__lt=3) | Q(place=3, slot__lt=4),
            ),
            models.CheckConstraint(
                name="placement_in_a_block_has_its_section",
                condition=Q(place=4, section__isnull=False) | Q(place__lt=4, section=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.seat}"

    @property
    def seat(self) -> Seat:
        return Seat(self.place, self.slot, self.section_id)

    def gives_way_to(self, other: "Placement") -> bool:
        """Another story in its slot, or the same one elsewhere."""
        return self.seat == other.seat or self.article_id == other.article_id


class FrontBlock(Kept):
    """A section that has a block on the front page."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name=_("section"))

    class Meta:
        verbose_name = _("block of the front page")
        verbose_name_plural = _("blocks of the front page")
        indexes = [
            models.Index(Func("live", function="lower"), name="block_by_start"),
            models.Index(Func("live", function="upper"), name="block_by_end"),
        ]
        constraints = [
            ExclusionConstraint(
                name="one_block_of_a_section_at_a_time",
                expressions=[
                    _same(_letters("language")),
                    _same(F("section_id")),
                    ("live", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This section has its block already."),
            ),
            models.CheckConstraint(
                name="block_span_is_half_open",
                condition=Q(live__isempty=True)
                | Q(live__startswith__isnull=False, live__lower_inc=True, live__upper_inc=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.section)

    def gives_way_to(self, other: "FrontBlock") -> bool:
        return self.section_id == other.section_id
