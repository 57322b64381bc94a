"""The list of stories, page by page along an index: nothing is counted, and no page is reached by skipping others."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from articles.admin.filters import WhoseFilter
from articles.models import Article

BEFORE, AFTER = "before", "after"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class StoryList(ChangeList):
    """`older` and `newer` are the addresses of the neighbouring pages, empty where there is none."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        # Django would find out of every row's address anew whether the filters belong behind it.
        self.way_back, self.preserved_filters = self.preserved_filters, ""

    def url_for_result(self, result: Any) -> str:
        """With the filters to come back to."""
        address = super().url_for_result(result)
        return f"{address}?{self.way_back}" if self.way_back else address

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Article]:
        self.key = {name: self.params.pop(name, "") for name in (BEFORE, AFTER)}
        for name in (BEFORE, AFTER):
            self.filter_params.pop(name, None)
        stories = super().get_queryset(request, exclude_parameters).select_related(None)
        return stories.select_related("section", "owner").defer(
            "body", "standfirst", "names", "search", "owner__password"
        )

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Article]) -> list[Any]:
        """One order, whatever the address asks for: others would need the whole table."""
        return ["-changed_at", "-pk"]

    def get_results(self, request: HttpRequest) -> None:
        rows, has_older, has_newer = self._page()
        self.result_list = rows
        self.older = self.get_query_string({BEFORE: _key(rows[-1])}) if has_older else ""
        self.newer = self.get_query_string({AFTER: _key(rows[0])}) if has_newer else ""
        self.result_count = self.full_result_count = len(rows)
        self.show_full_result_count = self.can_show_all = self.multi_page = self.show_admin_actions = False
        self.paginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)

    def views(self) -> Iterator[dict[str, Any]]:
        """What is shown above the list: whose stories, with how many there are."""
        for spec in self.filter_specs:
            if isinstance(spec, WhoseFilter):
                yield from spec.choices(self)

    def _page(self) -> tuple[list[Article], bool, bool]:
        """The rows, and whether there are older and newer ones."""
        size = self.list_per_page
        if after := self.key[AFTER]:
            at, pk = _decode(after)
            newer = self.queryset.filter(changed_at__gte=at).exclude(changed_at=at, pk__lte=pk)
            found = list(newer.reverse()[: size + 1])
            if len(found) > size:
                return found[size - 1 :: -1], True, True
            # All there is above fits on one page: then it is the first one, and full.
        stories = self.queryset
        before = "" if after else self.key[BEFORE]
        if before:
            at, pk = _decode(before)
            stories = stories.filter(changed_at__lte=at).exclude(changed_at=at, pk__gte=pk)
        found = list(stories[: size + 1])
        return found[:size], len(found) > size, bool(before and found)


def _key(story: Article) -> str:
    return f"{(story.changed_at - _EPOCH) // dt.timedelta(microseconds=1)}.{story.pk}"


def _decode(key: str) -> tuple[dt.datetime, int]:
    try:
        microseconds, pk = (int(part) for part in key[:60].split("."))
        if not 0 <= pk < 2**63:
            raise ValueError(pk)
        return _EPOCH + dt.timedelta(microseconds=microseconds), pk
    except (ValueError, OverflowError) as error:
        raise IncorrectLookupParameters from error


class CappedPaginator(Paginator):
    """For the admin's suggestions: counts a few pages at most."""

    MOST = 200

    @cached_property
    def count(self) -> int:
        stories: Any = self.object_list
        return stories.order_by().values("pk")[: self.MOST].count()
