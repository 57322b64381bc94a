"""The inbox: what happened that concerns the person who signed in, newest first."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import BadRequest
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import keys, notices
from articles.models import Notice, Preference
from articles.standing import moment
from desk.access import seen_at

PAGE = 50
MOST_SAID = 99


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in words."""

    notice: Notice
    says: str
    words: str
    when: str

    @classmethod
    def of(cls, notice: Notice, now: dt.datetime) -> "Line":
        return cls(notice, notices.say(notice, now), notices.words(notice), moment(notice.made_at, now))


def unread(user: AbstractBaseUser | AnonymousUser) -> str:
    """How many notices the person has not read, in one bounded query; empty when there are none."""
    first = Notice.objects.unread().filter(person=user.pk).order_by("-pk").values("pk")[: MOST_SAID + 1]
    number = first.count() if user.pk else 0
    return f"{MOST_SAID}+" if number > MOST_SAID else str(number or "")


def addresses(site: Any) -> list[Any]:
    """Below `admin/inbox/`, for people who may see stories: what the inbox says is never for anybody else."""
    return [
        path("inbox/", seen_at(site, partial(show, site=site)), name="inbox"),
        path("inbox/<int:pk>/", seen_at(site, follow), name="inbox_open"),
        path("inbox/read/", seen_at(site, read_all), name="inbox_read"),
        path("inbox/mail/", seen_at(site, choose_mail), name="inbox_mail"),
    ]


@require_safe
def show(request: HttpRequest, *, site: Any) -> HttpResponse:
    """A page of notices. `before` is the number of the last one of the page before; `unread` leaves out the others."""
    own = Notice.objects.filter(person=request.user.pk).with_words()
    only_unread = "unread" in request.GET
    before = _place(request.GET["before"]) if request.GET.get("before") else None
    shown = (own.unread() if only_unread else own).order_by("-pk")
    rows = list((shown.filter(pk__lt=before) if before is not None else shown)[: PAGE + 1])
    now = timezone.now()
    context = {
        **site.each_context(request),
        "title": _("Inbox"),
        "lines": [Line.of(notice, now) for notice in rows[:PAGE]],
        "before": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "is_first": before is None,
        "only_unread": only_unread,
        "newest": rows[0].pk if rows else 0,
        "wants_mail": not Preference.objects.filter(person=request.user.pk, wants_mail=False).exists(),
        "address": getattr(request.user, "email", ""),
    }
    return TemplateResponse(request, "admin/inbox.html", context)


def _place(raw: str | None) -> int:
    number = keys.number(raw)
    if number is None:
        raise BadRequest("not a place in the inbox")
    return number


@require_safe
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to what the notice is about; having been there is having read it. A link in a mail can do no more."""
    notice = get_object_or_404(Notice.objects.select_related("article"), pk=pk, person=request.user.pk)
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=Now())
    return redirect(notice.get_place())


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Marks as read what the person had before them, and nothing that came since."""
    upto = _place(request.POST.get("upto"))
    Notice.objects.unread().filter(person=request.user.pk, pk__lte=upto).update(read_at=Now())
    return redirect("admin:inbox")


@require_POST
def choose_mail(request: HttpRequest) -> HttpResponse:
    """Whether what nobody has read at the desk also comes by mail."""
    wants = "wants_mail" in request.POST
    Preference.objects.update_or_create(person_id=request.user.pk, defaults={"wants_mail": wants})
    messages.success(request, _("News comes by mail.") if wants else _("No news comes by mail."))
    return redirect("admin:inbox")
