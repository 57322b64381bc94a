"""The page on which editors keep the front page. It shows, and passes what is asked on to the verbs."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.models import Section
from articles.publication import database_now
from articles.workflow import Refused
from articles.workflow.placing import version
from desk.front import acting, history, slots
from desk.front.forms import PutForm, WhichForm
from desk.rehearsal import bar


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, *, site: Any) -> HttpResponse:
    """The slots as they will look at `at`, or look now. What is refused is said, and what was typed offered again."""
    now = database_now()
    which = WhichForm(request.GET)
    which.is_valid()
    language = which.cleaned_data.get("language") or settings.LANGUAGE_CODE
    at = which.cleaned_data.get("at")
    pending = None
    if request.method == "POST":
        if not permissions.may_place(request.user):
            raise PermissionDenied
        act = acting.Act.of(request, language)
        try:
            says = (_("Done. The history below can undo it."), act.carry_out())
            messages.success(request, " ".join(filter(None, says)))
            return redirect(address(language, at))
        except acting.Asked as question:
            pending = act.again(str(question))
        except Refused as refusal:
            messages.error(request, str(refusal))
            pending = act.again()
    context = {
        **site.each_context(request),
        "title": _("Front page"),
        "which": which if which.errors else WhichForm(initial={"at": at, "q": which.cleaned_data.get("q", "")}),
        "language": language,
        "languages": [(code, name, address(code, at)) for code, name in settings.LANGUAGES],
        "at": at,
        "is_past": bool(at and at < now),
        "may_place": permissions.may_place(request.user) and not (at and at < now),
        "seen": version(language),
        "pending": pending,
        "rehearsal": bar.address(at, _front(language)),
        "acts": history.acts(language, now),
        **_slots(language, at, now, which.cleaned_data.get("q") or ""),
    }
    return TemplateResponse(request, "admin/front.html", context)


def address(language: str, at: dt.datetime | None = None) -> str:
    """The desk's page for the front page of a language, as at an instant; None is now."""
    asked = {"at": bar.stamp(at)} if at else {}
    return f"{reverse('admin:front')}?{urlencode({'language': language} | asked)}"


def _front(language: str) -> str:
    with translation.override(language):
        return reverse("front")


def _slots(language: str, at: dt.datetime | None, now: dt.datetime, term: str) -> dict[str, Any]:
    page = slots.page(language, at or now, now)
    start = at if at and at > now else None
    found = slots.search(language, term, now)
    return {
        "page": page,
        "start": bar.stamp(start) if start else "",
        "found": [(edition, PutForm.for_story(edition, page.sections, start)) for edition in found],
        "term": term,
        "other_sections": [section for section in Section.objects.all() if section not in page.sections],
    }
