"""What stands beside a story on its page: the same story in other languages, and stories about the same things."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.site import Edition, EditionCompany, EditionPartnership, EditionTag
from companies.models import Company

MOST = 4


@dataclass(frozen=True, slots=True)
class Beside:
    translations: list[Edition]
    related: list[Edition]


def beside(edition: Edition, at: dt.datetime | None = None) -> Beside:
    """One query: the live translations, and at most four live stories in the edition's language, newest first."""
    live = Edition.objects.live(at).for_cards()
    translations = live.filter(story_id=edition.story_id).exclude(article_id=edition.article_id).order_by()
    related = (
        live.in_language(edition.language)
        .filter(_about_the_same(edition))
        .exclude(story_id=edition.story_id)
        .newest_first()[:MOST]
    )
    found: QuerySet[Edition] = related.union(translations[: MOST + 1], all=True)
    rows = list(found)
    return Beside(
        translations=[row for row in rows if row.story_id == edition.story_id],
        related=sorted(
            (row for row in rows if row.story_id != edition.story_id), key=lambda row: row.published_at, reverse=True
        ),
    )


def _about_the_same(edition: Edition) -> Q:
    about = Q(pk__in=[])
    for model, kind in ((EditionPartnership, "partnerships"), (EditionCompany, "companies"), (EditionTag, "tags")):
        ids = [fact["id"] for fact in edition.fact_list(kind)]
        if ids:
            about |= Q(pk__in=model.objects.filter(**{f"{model.TARGET}__in": ids}).values("edition"))
    named = [fact["id"] for fact in edition.fact_list("companies")]
    merged = Company.objects.order_by().filter(pk__in=named, merged_into__isnull=False).values("merged_into")
    return about | Q(pk__in=EditionCompany.objects.filter(company__in=merged).values("edition")) if named else about
