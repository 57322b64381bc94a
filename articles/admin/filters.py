"""Filters of the story list: where stories stand, when they go out, whose they are."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import waiting
from articles.models import Article, Edition
from articles.models.few import narrowed


def with_edition(stories: QuerySet[Article], editions: Any) -> QuerySet[Article]:
    """Stories with one of these editions, however many those are: a walk along the order of the stories."""
    return stories.filter(_has(editions))


def with_any_of(stories: QuerySet[Article], editions: Any) -> QuerySet[Article]:
    """As `with_edition`, for editions that are few as a rule."""
    return narrowed(stories, editions.values_list("article_id", flat=True), _has(editions))


def _has(editions: Any) -> Exists:
    return Exists(editions.filter(article=OuterRef("pk")))


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
                return queryset.filter(status=status, is_open=True)
            case "scheduled":
                return with_any_of(queryset, editions.queued())
            case "live":
                return with_edition(queryset, editions.live())
            case "newer":
                newer = Q(is_open=True) & _has(editions.live())
                return narrowed(queryset, Article.objects.filter(newer).values_list("pk", flat=True), newer)
            case "withdrawn" | "expired" as ending:
                # Only an end that was asked for ends a story: where another edition follows, that is live.
                over = editions.ended().filter(expires_at__lte=Now(), is_withdrawn=ending == "withdrawn")
                later = editions.filter(article=OuterRef("article"), live__startswith__gt=OuterRef("live__startswith"))
                return with_any_of(queryset, over.filter(~Exists(later)))
        return queryset


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
        return with_any_of(queryset, Edition.objects.filter(live__startswith__gte=start, live__startswith__lt=end))


class WhoseFilter(admin.SimpleListFilter):
    """Shown above the list, not beside it: each choice with how many there are, as far as anybody counts."""

    title = _("whose")
    parameter_name = "whose"
    is_above = True

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("waiting", _("Waiting for me")), ("mine", _("My stories")), ("due", _("Due soon or late"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return self._narrowed(queryset, self.value())

    def choices(self, changelist: Any) -> Iterator[Any]:
        values = [None, *(value for value, _label in self.lookup_choices)]
        for value, choice in zip(values, super().choices(changelist), strict=True):
            yield choice | {"count": self._count(value)}

    def _narrowed(self, stories: QuerySet[Article], whose: str | None) -> QuerySet[Article]:
        match whose:
            case "mine":
                return waiting.mine(stories, self.request.user)
            case "waiting":
                return waiting.for_person(stories, self.request.user)
            case "due":
                return waiting.due(stories)
        return stories

    def _count(self, whose: str | None) -> str:
        """Of all stories, whatever else is filtered; nothing for all of them."""
        if not whose:
            return ""
        number = waiting.count(self._narrowed(Article.objects.all(), whose))
        return str(number) if number <= waiting.MOST_COUNTED else f"{waiting.MOST_COUNTED}+"
