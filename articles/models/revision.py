"""Revisions: each saved state of an article, kept for good."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import compare
from articles.models.article import REGISTER, Article
from articles.models.text import Text
from companies.meant import replaced


class Revision(Text):
    """`links` is what `Article.links()` answered; ids in it may be of rows that are gone by now."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions", verbose_name=_("story"))
    number = models.PositiveIntegerField(_("number"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    links = models.JSONField(default=dict)
    restores = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("restores")
    )
    words_new = models.PositiveIntegerField(_("words added"), null=True, editable=False)
    words_gone = models.PositiveIntegerField(_("words deleted"), null=True, editable=False)

    class Meta(Text.Meta):
        abstract = False
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article")]

    def __str__(self) -> str:
        return f"{self.headline} · {self.number}"

    def links_now(self) -> dict[str, list[Any]]:
        """The same, with what was merged since in its place; a query for each kind that can be."""
        kinds = {name: Article._meta.get_field(name).related_model for name in REGISTER}
        now = {name: sorted(replaced(model, self.links.get(name, ()))) for name, model in kinds.items()}
        return self.links | {name: ids for name, ids in now.items() if name in self.links}

    def says_the_same_as(self, other: "Revision | None") -> bool:
        if other is None or self.words() != other.words():
            return False
        return self.links == other.links or self.links == other.links_now()

    def measure(self, before: "Revision | None") -> None:
        """Notes how many words it adds to the revision before it, and how many it lacks."""
        size = compare.size(before.told() if before else None, self.told())
        self.words_new, self.words_gone = size

    def told(self) -> compare.Text:
        """Its words, for counting them."""
        lines = {name: getattr(self, name) for name in compare.WRITTEN}
        return compare.Text(lines=lines, body=self.body)
