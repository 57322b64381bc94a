"""The front page as editors keep it: its slots at an instant, what is to come, and what was done."""

from functools import partial
from typing import Any

from django.urls import path

from desk.access import seen_at
from desk.front import page


def addresses(site: Any) -> list[Any]:
    """Below `admin/front/`."""
    return [path("front/", seen_at(site, partial(page.show, site=site)), name="front")]
