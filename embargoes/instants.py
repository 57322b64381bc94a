"""How the newsroom writes an instant that may be read on any day, by its own clock."""

import datetime as dt
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language


def date_and_time(instant: dt.datetime | None) -> str:
    """“Mon 23 Nov 2026 07:30”, even today; for mail, refusals and lists to choose from."""
    if instant is None:
        return ""
    return f"{in_words(timezone.localtime(instant).date())} {clock(instant)}"


def in_words(day: dt.date) -> str:
    """“Mon 23 Nov 2026”."""
    return _date(day, get_language())


@lru_cache(maxsize=10_000)
def _date(day: dt.date, language: str) -> str:
    """In the active language, which is `language`. A list says a hundred, and the same ones all day."""
    said = formats.date_format(day, "D j M Y")
    # Django's Italian months and days have capitals, which Italian doesn't.
    return said.lower() if language == "it" else said


def clock(instant: dt.datetime) -> str:
    """An instant's time of day in the newsroom's zone: 07:30."""
    return timezone.localtime(instant).strftime("%H:%M")
