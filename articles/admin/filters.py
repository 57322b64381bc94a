"""Filters of the story list: where stories stand, when they go out, whose they are."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition


def with_edition(stories: QuerySet[Article], editions: Any) -> QuerySet[Article]:
    return stories.filter(Exists(editions.filter(article=OuterRef("pk"))))


def without_edition(stories: QuerySet[Article], editions: Any) -> QuerySet[Article]:
    return stories.filter(~Exists(editions.filter(article=OuterRef("pk"))))


class StandingFilter(admin.SimpleListFilter):
    title = _("where it stands")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("draft", _("draft")),
            ("submitted", _("submitted")),
            ("approved", _("approved")),
            ("scheduled", _("scheduled")),
            ("live", _("live")),
            ("newer", _("live with newer changes")),
            ("withdrawn", _("withdrawn")),
            ("expired", _("expired")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        editions = Edition.objects
        match self.value():
            case "draft" | "submitted" | "approved" as status:
                return _unspoken(queryset.filter(status=status))
            case "scheduled":
                return with_edition(queryset, editions.queued())
            case "live":
                return with_edition(queryset, editions.live())
            case "newer":
                return _unspoken(with_edition(queryset, editions.live()))
            case "withdrawn" | "expired" as ending:
                gone = without_edition(without_edition(queryset, editions.live()), editions.queued())
                last = editions.begun().filter(article=OuterRef("pk")).order_by("-live").values("is_withdrawn")[:1]
                return gone.alias(was_withdrawn=Subquery(last)).filter(was_withdrawn=ending == "withdrawn")
        return queryset


def _unspoken(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Those whose newest text is neither live nor queued, nor was public last."""
    return without_edition(stories, Edition.objects.filter(revision=OuterRef("head"), live__isempty=False))


class WhenFilter(admin.SimpleListFilter):
    """Quick dates, on the newsroom's calendar."""

    title = _("when it goes out")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("today", _("today")),
            ("tomorrow", _("tomorrow")),
            ("next7", _("the next seven days")),
            ("last7", _("the last seven days")),
            ("month", _("this month")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        today = timezone.localdate()
        first_of_month = today.replace(day=1)
        first_of_next = (first_of_month + dt.timedelta(days=32)).replace(day=1)
        spans = {
            "today": (today, 1),
            "tomorrow": (today + dt.timedelta(days=1), 1),
            "next7": (today, 8),
            "last7": (today - dt.timedelta(days=7), 8),
            "month": (first_of_month, (first_of_next - first_of_month).days),
        }
        if self.value() not in spans:
            return queryset
        first, days = spans[self.value() or ""]
        start = timezone.make_aware(dt.datetime.combine(first, dt.time.min))
        end = timezone.make_aware(dt.datetime.combine(first + dt.timedelta(days=days), dt.time.min))
        return with_edition(queryset, Edition.objects.filter(live__startswith__gte=start, live__startswith__lt=end))


class WhoseFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("mine", _("my stories"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return queryset.filter(owner=request.user.pk) if self.value() == "mine" else queryset
