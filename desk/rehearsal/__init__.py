"""The rehearsal: the whole site as it will be, or was, at any instant, by the site's own views. For the desk alone."""

import datetime as dt
from functools import partial
from typing import Any

from django.urls import path, register_converter

from desk.access import seen_at
from desk.rehearsal import bar, stage


class InstantConverter:
    """An instant in UTC, to the microsecond where that matters: 2026-11-30T08:00:00Z."""

    regex = r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?Z"

    def to_python(self, value: str) -> dt.datetime:
        return dt.datetime.fromisoformat(value)

    def to_url(self, value: dt.datetime) -> str:
        return bar.stamp(value)


register_converter(InstantConverter, "instant")


def addresses(site: Any) -> list[Any]:
    """Below `admin/rehearsal/`."""
    page = seen_at(site, stage.page)
    return [
        path("rehearsal/", seen_at(site, partial(bar.show, site=site)), name="rehearsal"),
        path("rehearsal/<instant:at>/", page, {"asked": ""}, name="rehearsal_front"),
        path("rehearsal/<instant:at>/<path:asked>", page, name="rehearsal_page"),
    ]
