"""What an edition is linked to, a row each, frozen with it: so that any list is one walk along an index."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import F
from taggit.models import Tag

from articles.models.author import Author
from articles.models.edition import Edition
from companies.models import Company, Fact, Milestone, Partnership, Person


class LinkQuerySet(models.QuerySet[Any]):
    def live(self, at: dt.datetime | None = None) -> Self:
        """Links of editions that are live: the rule is the edition's, passed on."""
        return self.filter(edition__in=Edition.objects.live(at))

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-article_id")

    def latest_facts(self) -> Self:
        """The most recently frozen copy of each target's facts."""
        target = f"{self.model.TARGET}_id"  # the bare name would sort by the target's own order
        return self.order_by(target, "-edition_id").distinct(target)


class EditionLink(models.Model):
    """One edition, one thing it names, and the facts about it as they were then."""

    TARGET = ""
    KEPT_BESIDE: dict[str, str] = {}
    """Of a target that was merged into another one, rows go with it, but for those that have the other one's beside
    them by this column: two lines of a list for one story would tell nothing more."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    article_id = models.BigIntegerField()
    published_at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    objects = LinkQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.edition)


def _by(target: str) -> list[models.Index]:
    return [models.Index(target, F("published_at").desc(), F("article_id").desc(), name=f"edition_by_{target}")]


class EditionAuthor(EditionLink):
    TARGET = "author"
    author = models.ForeignKey(Author, models.PROTECT, related_name="+")

    class Meta:
        indexes = _by("author")


class EditionTag(EditionLink):
    TARGET = "tag"
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="+")

    class Meta:
        indexes = _by("tag")


class EditionCompany(EditionLink):
    TARGET = "company"
    KEPT_BESIDE = {"company": "edition_id"}
    company = models.ForeignKey(Company, models.PROTECT, related_name="+")

    class Meta:
        indexes = _by("company")


class EditionPartnership(EditionLink):
    TARGET = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")

    class Meta:
        indexes = _by("partnership")


class EditionMilestone(EditionLink):
    TARGET = "milestone"
    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")

    class Meta:
        indexes = [*_by("milestone"), models.Index("partnership", name="milestone_by_partnership")]


class EditionPerson(EditionLink):
    TARGET = "person"
    KEPT_BESIDE = {"person": "edition_id"}
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes = _by("person")


class EditionFact(EditionLink):
    """Beside the fact, what it is about, so that a page finds its own: see `companies.models.Fact.about`."""

    TARGET = "fact"
    KEPT_BESIDE = {"fact": "edition_id"}
    fact = models.ForeignKey(Fact, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Fact.Kind)
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+")
    other = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = _by("fact")
