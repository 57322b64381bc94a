"""Spans between partial dates: what certainly falls together, and which end comes first."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.dates import PartialDate

type Span = tuple[PartialDate | None, PartialDate | None]
"""From and until what is known; None where it isn't, or where it still lasts."""


def surely(span: Span) -> tuple[dt.date, dt.date]:
    """The first and the last day that lie in it whatever the missing days and months turn out to be."""
    since, until = span
    return since.last_day if since else dt.date.min, until.first_day if until else dt.date.max


def meet(one: Span, other: Span) -> bool:
    """Whether some day certainly lies in both: what ended in 2018 doesn't meet what began in 2018."""
    (start, end), (other_start, other_end) = surely(one), surely(other)
    return max(start, other_start) < min(end, other_end) or one == other


def refuse_end_before_start(since: PartialDate | None, until: PartialDate | None) -> None:
    """ValidationError at `until` where all of it lies before `since` begins."""
    if since and until and until.last_day < since.first_day:
        says = _("It can't end before it begins: %(until)s is before %(since)s.")
        told = {"until": until.in_words(), "since": since.in_words()}
        raise ValidationError({"until": ValidationError(says, params=told)})
