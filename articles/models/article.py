"""The article: the working copy at the desk. Saving it never changes a public page."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.accepting import flattened
from articles.models.author import Author
from articles.models.text import SAID, Text
from articles.models.words import WORDS
from companies.models import Company, Fact, Milestone, Partnership, Person
from embargoes.models import Embargoed

NAMES = 10_000
# The columns that no list shows: those that read many stories defer them.
LONG = ("body", "standfirst", "names", "search")
# The relations that say what of the register a story is about, and what it tells of that: the target of each.
REGISTER = {
    "companies": "company",
    "people": "person",
    "partnerships": "partnership",
    "milestones": "milestone",
    "reported": "fact",
}


def _newest_first(name: str, *fields: str, condition: Q | None = None) -> models.Index:
    return models.Index(*fields, F("changed_at").desc(), F("id").desc(), name=name, condition=condition)


class Article(Text, Embargoed):
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
    partnerships = models.ManyToManyField(
        Partnership, blank=True, related_name="stories", verbose_name=_("partnerships")
    )
    milestones = models.ManyToManyField(Milestone, blank=True, related_name="stories", verbose_name=_("milestones"))
    people = models.ManyToManyField(Person, blank=True, related_name="stories", verbose_name=_("people"))
    reported = models.ManyToManyField(
        Fact,
        blank=True,
        related_name="stories",
        verbose_name=_("facts that it reports"),
        help_text=_("Owners, roles, quotes, the status of a partnership: public as soon as this story is."),
    )
    head = models.ForeignKey(
        "Revision", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("newest revision")
    )
    approved = models.ForeignKey("Revision", models.SET_NULL, null=True, editable=False, related_name="+")
    is_open = models.BooleanField(default=True, editable=False)
    """Whether the newest text is in no edition that is, was or will be public; the workflow keeps it so."""
    sent_back_at = models.DateTimeField(_("sent back"), null=True, editable=False)
    """When an editor returned the text; None again once it is submitted or approved."""
    due_at = models.DateTimeField(_("due"), null=True, editable=False)
    planned_at = models.DateTimeField(_("planned for"), null=True, editable=False)
    """When the desk wishes it to go out: a wish. What is scheduled, an edition, is a fact."""
    names = models.TextField(editable=False, blank=True)
    """The names of its byline, companies and tags when it was saved last, for the search of the desk's list."""
    search = models.GeneratedField(expression=WORDS, output_field=SearchVectorField(), db_persist=True)
    manuscript_name = models.CharField(max_length=200, blank=True, editable=False)
    manuscript_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  unique
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta(Text.Meta):
        abstract = False
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-pk"]
        # Each filter of the desk's list is a walk along one of these, however many stories there are.
        indexes = [
            _newest_first("article_by_change"),
            _newest_first("article_by_owner", "owner"),
            _newest_first("article_by_section", "section"),
            _newest_first("article_by_language", "language"),
            _newest_first("article_open", "status", condition=Q(is_open=True)),
            _newest_first("article_open_by_owner", "owner", condition=Q(is_open=True)),
            models.Index(fields=["due_at"], name="article_due", condition=Q(is_open=True, due_at__isnull=False)),
            models.Index(fields=["planned_at"], name="article_planned", condition=Q(planned_at__isnull=False)),
            GinIndex(fields=["search"], name="article_search"),
            models.Index(SAID, name="article_by_headline"),
        ]
        permissions = [
            ("edit_any_article", _("Can edit everybody's stories")),
            ("submit_article", _("Can submit stories")),
            ("approve_article", _("Can approve stories and send them back")),
            ("publish_article", _("Can publish, schedule, cancel and withdraw")),
            ("assign_article", _("Can give stories to others")),
            ("override_checks", _("Can go on although a check blocks")),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Lets only clean HTML through, whichever way the body came in; where the body isn't written, nothing came."""
        fields = kwargs.get("update_fields")
        if "body" not in self.get_deferred_fields() and (fields is None or "body" in fields):
            self.body = flattened(self.body)
        super().save(*args, **kwargs)

    def links(self) -> dict[str, list[Any]]:
        """What the working copy is linked to, as a revision keeps it: ids, and the tags' names. One query.

        The story that it translates is among them, as one id or none: an approval covers it, and so does the history.
        """
        by = {"authors": "author"} | REGISTER
        rows = [
            _rows(kind, getattr(self, kind).through.objects.filter(article=self), f"{target}_id")
            for kind, target in by.items()
        ]
        links: dict[str, list[Any]] = {kind: [] for kind in ("authors", "tags", *sorted(by.keys() - {"authors"}))}
        for kind, _place, target in sorted(_rows("tags", self.tags.all(), "name").union(*rows, all=True)):
            links[kind].append(target if kind == "tags" else int(target))
        told = {kind: targets if kind == "authors" else sorted(targets) for kind, targets in links.items()}
        return told | {"original": [self.original_id] if self.original_id else []}

    def set_byline(self, authors: Iterable[Author]) -> None:
        """Names these authors in exactly this order, which is that of the rows."""
        wanted = list(dict.fromkeys(author.pk for author in authors))
        rows = self.authors.through.objects.filter(article=self).order_by("pk")
        named = list(rows.values_list("author", flat=True))
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(named, wanted, strict=False)))
        if gone := named[kept:]:
            self.authors.remove(*gone)
        for author in wanted[kept:]:
            self.authors.add(author)  # one by one: a set added at once comes in any order

    def sign(self) -> None:
        """Puts its owner into the byline, if they are an author."""
        author = getattr(self.owner, "author", None)
        self.set_byline([author] if author else [])

    def found_by(self) -> str:
        """The names under which the desk's list finds it, beside its own words."""
        named = (self.authors, self.companies, self.people)
        names = [name for rows in named for name in rows.values_list("name", flat=True)]
        return " ".join([*names, *self.tags.names()])[:NAMES]

    @property
    def is_awaited(self) -> bool:
        """Whether its due date still matters: not once the text is approved."""
        return bool(self.due_at and self.is_open and self.status != Article.Status.APPROVED)

    def get_admin_url(self) -> str:
        return reverse("admin:articles_article_change", args=[self.pk])


def _rows(kind: str, rows: models.QuerySet[Any], target: str) -> models.QuerySet[Any, tuple[str, int, str]]:
    """As kind, place and target, alike for every kind, so that one query asks for all."""
    said = {"kind": Value(kind, models.TextField()), "place": F("pk"), "target": Cast(target, models.TextField())}
    return rows.order_by().annotate(**said).values_list("kind", "place", "target")
