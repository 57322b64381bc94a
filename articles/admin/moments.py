"""The one field for an instant: typed as people say it, or sent by a picker, by the newsroom's clock.

That clock skips one hour of the year and shows another one twice: the first is refused, the second asked about.
What was typed in words counts once the person has seen how it was read, unless they only look at that time; a browser
with scripts shows it at once.
"""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import natural, permissions, wallclock
from articles.publication import database_now
from articles.standing import weekday_and_moment

SHOWN = "%Y-%m-%d %H:%M"


class MomentInput(forms.DateTimeInput):
    """Offers both instants of a time that comes twice; each is sent with its distance from UTC."""

    input_type = "text"
    template_name = "admin/widgets/moment.html"

    class Media:
        css = {"all": ("css/desk-moment.css", "css/desk-zones.css")}
        js = ("js/desk-moment.js",)

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false"}, format=SHOWN)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The chosen instant of the time that was typed, else what the person has seen it read as, else the words."""
        typed = super().value_from_datadict(data, files, name)
        meant = _seen(data.get(f"{name}-read"), typed) or typed
        which = data.get(f"{name}-which")
        return which if which in map(dt.datetime.isoformat, _twice(meant)) else meant

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        shown = _wall_clock(value)
        instants = _twice(value)
        is_words = isinstance(value, str) and not natural.is_iso(value)
        meant = _parsed(value) if isinstance(value, str) else None
        context = super().get_context(name, shown if meant else value, attrs)
        told = explain(value) if value else {}
        context["widget"] |= {
            "instants": [
                {"value": one.isoformat(), "label": wallclock.which(one), "is_chosen": _is_chosen(one, value)}
                for one in instants
            ],
            "told": told,
            "read": told.get("read", "") if is_words else "",
            "address": reverse("admin:articles_article_when"),
        }
        return context


class MomentField(forms.DateTimeField):
    """With `only_looks` nothing is changed at that time: words count as they are read."""

    widget = MomentInput

    def __init__(self, *, only_looks: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.only_looks = only_looks

    def to_python(self, value: Any) -> dt.datetime | None:
        if isinstance(value, str) and value.strip() and not natural.is_iso(value):
            if not self.only_looks or "says" not in explain(value):
                raise _asking(value)
            value = _read(value)
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone" or not error.params:
                raise
            says = wallclock.objection(error.params["datetime"], timezone.get_current_timezone())
            raise ValidationError(says, code=error.code) from error


def explain(value: Any) -> dict[str, Any]:
    """What a time is read as: `says` (day, hour, distance), `zones`, `read` (what the field sends back) or `error`."""
    text = value if isinstance(value, str) else ""
    try:
        when, now = _read(value), database_now()
    except natural.Unclear as unclear:
        return {"error": str(unclear)}
    except (ValueError, OverflowError):
        return {"error": ""}
    zone = timezone.get_current_timezone()
    read = "" if natural.is_iso(text) or not text else f"{when.isoformat()}|{text}"
    if timezone.is_naive(when):
        found = wallclock.instants(when, zone)
        if len(found) != 1:
            which = [{"value": one.isoformat(), "label": wallclock.which(one)} for one in found]
            near = [] if found else [one.strftime(SHOWN) for one in wallclock.nearest(when, zone)]
            return {"error": wallclock.objection(when, zone), "which": which, "near": near, "read": read}
        when = found[0]
    try:
        places = wallclock.elsewhere(when, settings.OTHER_ZONES, zone)
        says = f"{weekday_and_moment(when, now)}, {wallclock.distance(when, now)}"
    except OverflowError:
        return {"error": ""}
    return {"says": says, "zones": zones_told(places), "read": read, "iso": wallclock.face(when, zone).isoformat()}


def zones_told(places: list[tuple[str, str]]) -> str:
    return " · ".join(f"{place} {clock}" for place, clock in places)


@require_safe
def when(request: HttpRequest) -> JsonResponse:
    """How what is being typed will be read."""
    if not permissions.may_see(request.user):
        raise PermissionDenied
    return JsonResponse(explain(request.GET.get("text", "")[:100]), headers={"Cache-Control": "no-store"})


def _asking(text: str) -> ValidationError:
    """What is to be said of words whose reading nobody has seen yet."""
    told = explain(text)
    if "says" not in told:
        return ValidationError(told["error"], code="unread")
    says = _("“%(text)s” is read as %(time)s. If that is meant, go on.")
    return ValidationError(says % {"text": text.strip(), "time": told["says"]}, code="unseen")


def _read(value: Any) -> dt.datetime:
    """A wall-clock time (naive) or an instant (aware). ValueError for what is neither."""
    if not isinstance(value, str):
        return value
    if natural.is_iso(value):
        return dt.datetime.fromisoformat(value.strip())
    return natural.read(value, database_now(), timezone.get_current_timezone())


def _seen(read: str | None, typed: Any) -> str:
    """The reading that was shown of just these words; nothing when they were changed since."""
    iso, _bar, text = (read or "").partition("|")
    return iso if isinstance(typed, str) and text == typed and _parsed(iso) else ""


def _parsed(iso: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(iso.strip())
    except ValueError:
        return None


def _wall_clock(value: Any) -> dt.datetime | None:
    """What the newsroom's clock shows then; None for what is no time."""
    try:
        read = _read(value) if value else None
        return timezone.make_naive(read) if read and timezone.is_aware(read) else read
    except (ValueError, OverflowError):
        return None


def _twice(value: Any) -> list[dt.datetime]:
    shown = _wall_clock(value)
    found = wallclock.instants(shown, timezone.get_current_timezone()) if shown else []
    return found if len(found) == 2 else []


def _is_chosen(instant: dt.datetime, value: Any) -> bool:
    """What was only typed has chosen neither."""
    if not isinstance(value, str):
        return value.fold == instant.fold
    meant = _parsed(value)
    # Compared in UTC: Python takes no two zones' times for equal where the clocks show one twice.
    return bool(meant and timezone.is_aware(meant) and meant.astimezone(dt.UTC) == instant.astimezone(dt.UTC))
