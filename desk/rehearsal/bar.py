"""The desk's page around a rehearsed one: which instant, which address, and where the site changes."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles import changes
from articles.admin.moments import MomentField
from articles.admin.preview import FRAMING
from articles.models import Section
from articles.publication import database_now
from articles.standing import moment
from desk.rehearsal import stage

HOUR, WINDOW = dt.timedelta(hours=1), dt.timedelta(days=7)
FARTHEST = dt.timedelta(days=366 * 70)
TICKS, LISTED = 200, 12


class RehearsalForm(forms.Form):
    at = MomentField(label=gettext_lazy("As at"), required=False, only_looks=True)
    path = forms.CharField(label=gettext_lazy("Address"), required=False, max_length=500)

    def clean_at(self) -> dt.datetime | None:
        at = self.cleaned_data["at"]
        if at and abs(at - database_now()) > FARTHEST:
            raise forms.ValidationError(_("That is too far away: choose a nearer time."))
        return at

    def clean_path(self) -> str:
        return public_part(self.cleaned_data["path"])


def stamp(at: dt.datetime) -> str:
    """An instant as addresses of the rehearsal write it."""
    return at.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"


def public_part(typed: str) -> str:
    """The part of a public address that the rehearsal needs; the front page for what is none."""
    try:
        parts = urlsplit(typed.strip())
    except ValueError:
        return "/"
    if not parts.path.startswith("/") or parts.path.startswith(("//", "/admin/")):
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@require_safe
@csp_override(FRAMING)
def show(request: HttpRequest, *, site: Any) -> HttpResponse:
    """`at` is an instant, or a time on the newsroom's clock; without one it is now. `path` is a public address."""
    now = database_now()
    form = RehearsalForm(request.GET)
    form.is_valid()
    asked, path = form.cleaned_data.get("at"), form.cleaned_data.get("path") or "/"
    at = asked or now
    if not form.errors:
        form = RehearsalForm(initial={"at": at, "path": path})
    first, last = min(at, now) - WINDOW, max(at, now) + WINDOW
    ticks = changes.between(first, last, most=TICKS)
    context = {
        **site.each_context(request),
        "title": _("Rehearsal"),
        "form": form,
        "says": moment(at, now),
        "is_now": asked is None,
        "path": path,
        "stamp": stamp(at),
        "framed": stage.address(at, path),
        "ways": _ways(at, path),
        "slider": {"first": _minutes(first), "last": _minutes(last), "at": _minutes(at)},
        "ticks": sorted({_minutes(tick) for tick in ticks}),
        "coming": [(moment(tick, now), address(tick, path)) for tick in ticks if tick > now][:LISTED],
        "places": [(name, address(asked, place)) for name, place in _places()],
    }
    return TemplateResponse(request, "admin/rehearsal.html", context)


def address(at: dt.datetime | None, path: str = "/") -> str:
    """The desk's page that rehearses a public address as at an instant; None is now."""
    asked = {"at": stamp(at)} if at else {}
    return f"{reverse('admin:rehearsal')}?{urlencode(asked | {'path': path})}"


def _minutes(at: dt.datetime) -> int:
    """Whole minutes since 1970: the slider's unit. A change within a minute is shown by the minute after it."""
    return -int(-at.timestamp() // 60)


def _ways(at: dt.datetime, path: str) -> list[tuple[str, str | None]]:
    """Where the buttons lead; None where there is no such change."""
    earlier, later = changes.before(at), changes.after(at)
    return [
        (_("Previous change"), address(earlier, path) if earlier else None),
        (_("−1 h"), address(at - HOUR, path)),
        (_("As it is now"), address(None, path)),
        (_("+1 h"), address(at + HOUR, path)),
        (_("Next change"), address(later, path) if later else None),
    ]


def _places() -> list[tuple[str, str]]:
    """Names and addresses that lead everywhere else."""
    sections, found = list(Section.objects.all()), []
    for language, name in settings.LANGUAGES:
        with translation.override(language):
            found.append((f"{_('Front page')} · {name}", reverse("front")))
            found += [(section.title, section.get_absolute_url()) for section in sections]
            found.append((_("Partnerships"), reverse("partnerships")))
            found.append((_("Atom feed"), reverse("front-feed")))
    return [*found, (_("Sitemap"), reverse("sitemap"))]
