"""What an edition is linked to, a row each, frozen with it: so that any list is one walk along an index."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
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

    def told_last(self, at: dt.datetime | None = None) -> Self:
        """Of each target the live link that was frozen most recently: what the site says of it now.

        Unlike `latest_facts` it keeps whatever order it is given, so that a list walks along its own index.
        """
        target = f"{self.model.TARGET}_id"
        same = self.model.objects.live(at).filter(**{target: models.OuterRef(target)})
        return self.live(at).exclude(models.Exists(same.filter(edition_id__gt=models.OuterRef("edition_id"))))

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


class EditionTelling(EditionLink):
    """A link to what the story tells, not only names."""

    told_at = models.DateTimeField()
    """When the story first told it, by an edition before this one or by this one."""

    class Meta:
        abstract = True


def _told(target: str, *about: str) -> list[models.Index]:
    """To find what was told last of a target, who told it first, and the targets about something: see `tellings`."""
    return [
        _last(target),
        models.Index(target, "told_at", name=f"{target}_told_first"),
        *(models.Index(fields=[column, target], name=f"{target}_about_{column}") for column in about),
    ]


def _last(target: str) -> models.Index:
    return models.Index(target, F("edition_id").desc(), name=f"{target}_told_last")


def _key(model: Any) -> Any:
    """A foreign key that an index of several columns begins with."""
    return models.ForeignKey(model, models.PROTECT, related_name="+", db_index=False)


def _by(target: str) -> list[models.Index]:
    """To list the stories about a target, and to find what was told of it last."""
    newest = models.Index(target, F("published_at").desc(), F("article_id").desc(), name=f"edition_by_{target}")
    return [newest, _last(target)]


class EditionAuthor(EditionLink):
    TARGET = "author"
    author = _key(Author)

    class Meta:
        indexes = _by("author")


class EditionTag(EditionLink):
    TARGET = "tag"
    tag = _key(Tag)

    class Meta:
        indexes = _by("tag")


class EditionCompany(EditionLink):
    TARGET = "company"
    KEPT_BESIDE = {"company": "edition_id"}
    company = _key(Company)

    class Meta:
        indexes = _by("company")


class EditionPartnership(EditionLink):
    TARGET = "partnership"
    partnership = _key(Partnership)

    class Meta:
        indexes = _by("partnership")


class EditionParty(EditionLink):
    """Who takes part in a partnership that an edition carries, as of then; its facts lie with that."""

    TARGET = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    company = _key(Company)

    class Meta:
        indexes = [models.Index(fields=["company", "partnership"], name="partnership_about_company")]


class EditionMilestone(EditionTelling):
    TARGET = "milestone"
    milestone = _key(Milestone)
    partnership = _key(Partnership)
    due = models.IntegerField(null=True)
    """Of an expected one, the place of its date among dates by their ends: see `PartialDate.end_key`."""

    class Meta:
        indexes = [
            *_told("milestone", "partnership"),
            models.Index("due", "milestone", name="milestone_by_due", condition=Q(due__isnull=False)),
        ]


class EditionPerson(EditionLink):
    TARGET = "person"
    KEPT_BESIDE = {"person": "edition_id"}
    person = _key(Person)

    class Meta:
        indexes = _by("person")


class EditionFact(EditionTelling):
    """Beside the fact, what it is about, so that a page finds its own: see `companies.models.Fact.about`."""

    TARGET = "fact"
    KEPT_BESIDE = {"fact": "edition_id"}
    fact = _key(Fact)
    kind = models.CharField(max_length=12, choices=Fact.Kind)
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+", db_index=False)
    other = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+", db_index=False)
    said = models.IntegerField(null=True)
    """Of a quote, the middle of the date it was said on, as 20201221; 0 where that isn't known."""

    class Meta:
        indexes = [
            *_told("fact", "company", "other", "person", "partnership"),
            models.Index(F("said").desc(), F("fact").desc(), name="quote_by_said", condition=Q(said__isnull=False)),
        ]
