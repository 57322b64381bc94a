"""The article: the working copy at the desk. Saving it never changes a public page."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles import body
from articles.models.author import Author
from articles.models.text import Text
from companies.models import Company, Milestone, Partnership


class Article(Text):
    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        APPROVED = "approved", _("approved")

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="stories",
        verbose_name=_("owner"),
    )
    original = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
        limit_choices_to={"original": None},
    )
    authors = models.ManyToManyField(Author, blank=True, related_name="stories", verbose_name=_("byline"))
    tags = TaggableManager(_("tags"), blank=True)
    companies = models.ManyToManyField(Company, blank=True, related_name="stories", verbose_name=_("companies"))
    suggested_companies = models.ManyToManyField(Company, blank=True, related_name="+", editable=False)
    partnerships = models.ManyToManyField(
        Partnership, blank=True, related_name="stories", verbose_name=_("partnerships")
    )
    milestones = models.ManyToManyField(Milestone, blank=True, related_name="stories", verbose_name=_("milestones"))
    head = models.ForeignKey(
        "Revision", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("newest revision")
    )
    approved = models.ForeignKey("Revision", models.SET_NULL, null=True, editable=False, related_name="+")
    manuscript_name = models.CharField(max_length=200, blank=True, editable=False)
    manuscript_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  unique
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    class Meta(Text.Meta):
        abstract = False
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-pk"]
        permissions = [
            ("edit_any_article", _("Can edit everybody's stories")),
            ("submit_article", _("Can submit stories")),
            ("approve_article", _("Can approve stories and send them back")),
            ("publish_article", _("Can publish, schedule, cancel and withdraw")),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Lets only clean HTML through, whichever way the body came in."""
        self.body = body.clean(self.body)
        super().save(*args, **kwargs)

    def links(self) -> dict[str, list[Any]]:
        """What the working copy is linked to, as a revision keeps it: ids, and the tags' names."""
        byline = self.authors.through.objects.filter(article=self).order_by("pk")
        return {
            "authors": list(byline.values_list("author_id", flat=True)),
            "tags": sorted(self.tags.names()),
            "companies": sorted(self.companies.values_list("pk", flat=True)),
            "partnerships": sorted(self.partnerships.values_list("pk", flat=True)),
            "milestones": sorted(self.milestones.values_list("pk", flat=True)),
        }

    def get_admin_url(self) -> str:
        return reverse("admin:articles_article_change", args=[self.pk])
