"""Editions: frozen copies of a story, each public while the clock is inside its range."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.db.models.fields.json import KeyTransform
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.models.text import SAID, Text
from articles.publication import PublicationQuerySet


class EditionQuerySet(PublicationQuerySet):
    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def newest_first(self) -> Self:
        """By the instant the story was first public; the order of every list, and the key lists page by."""
        return self.order_by("-published_at", "-article_id")

    def for_cards(self) -> Self:
        """Enough for a list: the section beside it, the body left in the database."""
        return self.select_related("section").defer("body")

    def for_page(self) -> Self:
        return self.select_related("section")

    def for_standing(self) -> Self:
        """Enough for the desk to tell where a story stands, and with which revision (`number`)."""
        read = self.only("article_id", "revision_id", "live", "expires_at", "is_withdrawn", "slug", "language")
        return read.annotate(number=F("revision__number"))


class Edition(Text):
    """Immutable but for its span: the database refuses a change of anything else (see the migration).

    `facts` holds, as they were when it was frozen, the byline, tags, companies, people, partnerships, milestones,
    facts that it reports and the picture it carries, and by its id each of the `pictures` in the text; all but
    pictures lie in `EditionLink` rows too, for the lists.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="editions", verbose_name=_("story"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="editions", verbose_name=_("revision"))
    story_id = models.BigIntegerField(db_index=True)
    """The same for all translations of one story: the id of the article in the original language."""
    live = DateTimeRangeField(_("live"))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True)
    """The end that was asked for. `live` may end earlier, where another edition follows."""
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)
    """Whether its end was somebody's decision to take the story down, rather than an expiry or a successor."""
    held_until = models.DateTimeField(null=True)
    """When the last embargo on what it carries lifts; it can't begin earlier. None where there was none to wait for."""
    published_at = models.DateTimeField(_("first published"))
    facts = models.JSONField(default=dict)
    note = models.CharField(_("note"), max_length=200, blank=True)
    frozen_at = models.DateTimeField(_("frozen"), auto_now_add=True)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta(Text.Meta):
        abstract = False
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-published_at", "-article_id"]
        indexes = [
            models.Index("language", F("published_at").desc(), F("article_id").desc(), name="edition_by_language"),
            models.Index(
                "section", "language", F("published_at").desc(), F("article_id").desc(), name="edition_by_section"
            ),
            models.Index(Func("live", function="lower"), name="edition_by_start"),
            models.Index(Func("live", function="upper"), name="edition_by_end"),
            GinIndex(KeyTransform("pictures", "facts"), name="edition_by_picture_in_text"),
            models.Index("expires_at", name="edition_by_expiry", condition=Q(expires_at__isnull=False)),
            models.Index(SAID, name="edition_by_headline"),
        ]
        constraints = [
            ExclusionConstraint(
                name="editions_of_an_article_never_overlap",
                expressions=[
                    (Func("article_id", "article_id", Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    ("live", RangeOperators.OVERLAPS),
                ],
                # Checked at the end of the transaction: laying out a queue moves neighbours one after the other.
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("Another edition of this story is public at that time."),
            ),
            models.CheckConstraint(
                name="edition_span_is_half_open",
                condition=Q(live__isempty=True)
                | Q(live__startswith__isnull=False, live__lower_inc=True, live__upper_inc=False),
            ),
            models.CheckConstraint(
                name="edition_waits_for_its_embargo",
                condition=Q(live__isempty=True) | Q(held_until=None) | Q(live__startswith__gte=F("held_until")),
                violation_error_message=_("What this edition carries is under embargo at that time."),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its address, in its own language."""
        with translation.override(self.language):
            return reverse("article", args=[self.slug])

    @property
    def is_cancelled(self) -> bool:
        return bool(self.live.isempty)

    @property
    def is_update(self) -> bool:
        """Whether the story was public before this edition."""
        return bool(self.live.lower and self.live.lower > self.published_at)

    def fact_list(self, kind: str) -> list[dict[str, Any]]:
        return self.facts.get(kind, [])
