"""Ideas: stories that nobody writes yet, each until it becomes one or is dropped."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.section import Section
from companies.fields import PartialDateField
from companies.models import Milestone


class IdeaQuerySet(models.QuerySet[Any]):
    def open(self) -> "IdeaQuerySet":
        """Neither a story yet nor dropped."""
        return self.filter(article=None, dropped_at=None)

    def undated(self) -> "IdeaQuerySet":
        return self.filter(wanted="")


class Idea(models.Model):
    """`wanted` is a day or as much of one as is known: a wish, which puts nothing on any page."""

    title = models.CharField(_("title"), max_length=140)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, verbose_name=_("section"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    wanted = PartialDateField(
        _("wanted"), blank=True, help_text=_("As far as it is known: 2020-12-21, 2020-12, 2020-Q4 or 2020.")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ideas",
        verbose_name=_("who writes it"),
    )
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="ideas", verbose_name=_("milestone")
    )
    article = models.OneToOneField(
        Article, models.SET_NULL, null=True, editable=False, related_name="idea", verbose_name=_("story")
    )
    """The story that it became."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    made_at = models.DateTimeField(_("noted"), auto_now_add=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["wanted"], name="idea_open_by_date", condition=Q(article=None, dropped_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="idea_date_is_a_partial_date",
                condition=Q(wanted="") | Q(wanted__regex=r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?$"),
                violation_error_message=_("An idea is wanted by a day, a month, a quarter or a year, or by none."),
            )
        ]

    def __str__(self) -> str:
        return self.title
