"""Times typed by the newsroom's clock, which skips one hour of the year and shows another one twice."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

MINUTE = dt.timedelta(minutes=1)


class MomentInput(forms.DateTimeInput):
    """Offers both instants of a time that comes twice; each is sent with its distance from UTC."""

    input_type = "datetime-local"
    template_name = "admin/widgets/moment.html"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The chosen instant, as long as it is one of the time that was typed."""
        typed = super().value_from_datadict(data, files, name)
        which = data.get(f"{name}-which")
        return which if which in map(dt.datetime.isoformat, _twice(typed)) else typed

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        instants = _twice(value)
        context = super().get_context(name, _wall_clock(value) if instants else value, attrs)
        context["widget"]["instants"] = [
            {"value": one.isoformat(), "label": _label(one), "is_chosen": _is_chosen(one, value)} for one in instants
        ]
        return context


class MomentField(forms.DateTimeField):
    widget = MomentInput

    def to_python(self, value: Any) -> dt.datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone" or not error.params:
                raise
            raise ValidationError(_explanation(error.params["datetime"]), code=error.code) from error


def _wall_clock(value: Any) -> dt.datetime | None:
    """What the newsroom's clock shows then; None for what is no time. A string is one as forms send it."""
    try:
        read = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        return timezone.make_naive(read) if read and timezone.is_aware(read) else read
    except (ValueError, OverflowError):
        return None


def _instants(shown: dt.datetime) -> list[dt.datetime]:
    """When the newsroom's clock shows this: never, once or twice."""
    zone = timezone.get_current_timezone()
    first, second = (shown.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return [first]
    return [first, second] if timezone.make_naive(first.astimezone(dt.UTC)) == shown else []


def _twice(value: Any) -> list[dt.datetime]:
    shown = _wall_clock(value)
    instants = _instants(shown) if shown else []
    return instants if len(instants) == 2 else []


def _is_chosen(instant: dt.datetime, value: Any) -> bool:
    """What was only typed has chosen neither."""
    return value == instant.isoformat() if isinstance(value, str) else value.fold == instant.fold


def _label(instant: dt.datetime) -> str:
    told = {"time": instant.strftime("%H:%M %Z")}
    return (_("%(time)s, the second time") if instant.fold else _("%(time)s, the first time")) % told


def _explanation(shown: dt.datetime) -> str:
    told = {"time": shown.strftime("%H:%M"), "day": formats.date_format(shown, "j F Y")}
    instants = _instants(shown)
    if instants:
        told |= {"first": instants[0].strftime("%H:%M %Z"), "second": instants[-1].strftime("%H:%M %Z")}
        says = _(
            "On %(day)s the clocks go back and show %(time)s twice: choose %(first)s or, an hour later, %(second)s."
        )
    else:
        told |= {"before": _nearest(shown, -MINUTE), "after": _nearest(shown, MINUTE)}
        says = _("On %(day)s the clocks go forward and never show %(time)s: choose %(before)s or %(after)s.")
    return says % told


def _nearest(shown: dt.datetime, step: dt.timedelta) -> str:
    while not _instants(shown):
        shown += step
    return shown.strftime("%H:%M")
