"""Stories to look at again: a fact that one has told is another one by now, and no published text is rewritten."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.edition import Edition
from articles.models.links import EditionFact, EditionLink, EditionMilestone, EditionPartnership
from companies.models import Fact, Milestone, Partnership

LINKS: tuple[type[EditionLink], ...] = (EditionFact, EditionMilestone, EditionPartnership)


class RevisitQuerySet(models.QuerySet[Any]):
    def undecided(self) -> "RevisitQuerySet":
        """Of which nobody has said that the story stays as it is."""
        return self.filter(left_at=None)

    def open(self) -> "RevisitQuerySet":
        """Undecided, while the last text that readers get or will get still says what was said then."""
        shown = Edition.objects.filter(Q(live__contains=Now()) | Q(live__startswith__gt=Now()))
        last = shown.filter(article=OuterRef("article")).order_by("-live__startswith").values("pk")[:1]
        tells = Q()
        for link in LINKS:
            told = {link.TARGET: OuterRef(link.TARGET), "facts": OuterRef("said"), "edition": OuterRef("last")}
            tells |= Q(Exists(link._default_manager.filter(**told)))
        return self.undecided().annotate(last=models.Subquery(last)).filter(tells)

    def with_words(self) -> "RevisitQuerySet":
        """With all that a line of one shows, in one query."""
        return self.select_related("by", "fact", *(f"fact__{kind}" for kind in Fact.Kind), "milestone", "partnership")


class Revisit(models.Model):
    """One story and one thing of the register; `said` is what the story's edition tells of it, `says` what is so now.

    It is done once a newer edition says what is so, or somebody has left the story as it is.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisits", verbose_name=_("story"))
    fact = models.ForeignKey(Fact, models.CASCADE, null=True, related_name="+", verbose_name=_("fact"))
    milestone = models.ForeignKey(Milestone, models.CASCADE, null=True, related_name="+", verbose_name=_("milestone"))
    partnership = models.ForeignKey(
        Partnership, models.CASCADE, null=True, related_name="+", verbose_name=_("partnership")
    )
    said = models.JSONField()
    says = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = RevisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("story to look at again")
        verbose_name_plural = _("stories to look at again")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["article"], name="revisit_undecided", condition=Q(left_at=None))]
        constraints = [
            models.CheckConstraint(
                name="revisit_is_about_one_thing",
                condition=Q(fact__isnull=False, milestone=None, partnership=None)
                | Q(fact=None, milestone__isnull=False, partnership=None)
                | Q(fact=None, milestone=None, partnership__isnull=False),
            ),
            *(
                models.UniqueConstraint(
                    fields=["article", link.TARGET], name=f"revisit_once_per_{link.TARGET}", condition=Q(left_at=None)
                )
                for link in LINKS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.thing}"

    @property
    def thing(self) -> Any:
        return self.fact or self.milestone or self.partnership
