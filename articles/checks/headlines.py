"""Finds stories that say the same in their headline."""

import datetime as dt

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.text import SAID

LATELY = dt.timedelta(days=30)


def twin(headline: str, *, pk: int | None, family: int | None) -> Article | None:
    """A story with this headline, whatever its case and spaces, that was changed or published lately. One query.

    Versions of one story in other languages (`family` is the id of their original) are no twins.
    """
    if not headline.strip():
        return None
    since = timezone.now() - LATELY
    published = Edition.objects.filter(published_at__gte=since, live__isempty=False)
    said_in_public = _same(published, headline).values("article_id")
    said_at_desk = _same(Article.objects.filter(changed_at__gte=since), headline).values("pk")
    twins = Article.objects.filter(pk__in=said_at_desk.union(said_in_public, all=True))
    if family:
        twins = twins.exclude(Q(pk=family) | Q(original=family))
    if pk:
        twins = twins.exclude(pk=pk)
    return twins.only("headline", "changed_at").first()


def _same[Rows: QuerySet](rows: Rows, headline: str) -> Rows:
    return rows.alias(said=SAID).filter(said=Lower(Value(" ".join(headline.split())))).order_by()
