"""Days of the newsroom's calendar, by which facts are told as past, present or to come."""

import datetime as dt

from django.utils import timezone

from companies.dates import PartialDate


def today(at: dt.datetime | None = None) -> dt.date:
    """The day in the newsroom's calendar, at the instant that is rehearsed or now."""
    return timezone.localdate(at)


def middle(written: str) -> dt.date:
    return PartialDate.parse(written).sort_key
