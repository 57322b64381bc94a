"""The archive by month, in the newsroom's zone."""

import datetime as dt

from django.db.models.functions import TruncMonth
from django.utils import timezone

from articles.site import Edition


def month_span(year: int, month: int) -> tuple[dt.datetime, dt.datetime]:
    """The first instant of a month and of the one after it."""
    zone = timezone.get_default_timezone()
    start = dt.datetime(year, month, 1, tzinfo=zone)
    return start, dt.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)


def months_with_stories(year: int, language: str, at: dt.datetime | None = None) -> list[dt.date]:
    """The months of a year in which a story that is live now was first published."""
    stories = Edition.objects.live(at).in_language(language)
    in_year = stories.filter(published_at__gte=month_span(year, 1)[0], published_at__lt=month_span(year, 12)[1])
    months = in_year.annotate(month=TruncMonth("published_at")).values_list("month", flat=True)
    return sorted({month.date() for month in months.order_by().distinct()})
