"""A person's own calendar feed: what is scheduled, planned, under embargo, expected, and theirs to think about.

Its address holds a token and needs no session, so that calendars can read it; a wrong one is answered like any page
that isn't there.
"""

import datetime as dt
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from icalendar import Event

from articles import permissions
from articles.models import CalendarKey
from articles.models.calendar_key import digest_of
from articles.publication import database_now
from companies import calendars
from desk.calendar import entries, sources
from desk.calendar.asked import Asked
from desk.calendar.days import DAY, Span, day_of
from desk.calendar.entries import Entry

BEFORE, AHEAD = 14, 90
"""Days that the feed tells of."""
MOST = 2_000
KEPT = 60
"""Seconds for which a feed that was made is handed out again: calendars may ask as often as they like."""
LASTS = dt.timedelta(minutes=15)
ALL_SEE = (sources.beginnings, sources.wishes, sources.milestones, sources.embargoes)


@require_safe
def for_reader(request: HttpRequest, token: str) -> HttpResponse:
    key = CalendarKey.objects.select_related("person").filter(digest=digest_of(token)).first()
    person = key.person if key else None
    if not key or not person or not person.is_active or not person.is_staff or not permissions.may_see(person):
        raise Http404
    made = cache.get_or_set(f"calendar:{key.digest}", lambda: written(person), KEPT)
    return HttpResponse(
        made,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, site: Any) -> HttpResponse:
    """Makes the address (shown once: only a digest of it is kept), makes it anew, or ends it."""
    token = ""
    mine = CalendarKey.objects.filter(person=request.user.pk)
    if request.method == "POST" and "revoke" in request.POST:
        mine.delete()
        messages.success(request, _("The address is revoked: calendars that read it get nothing any more."))
        return redirect("admin:calendar_feed")
    if request.method == "POST":
        token = CalendarKey.make(request.user)
    context = {
        **site.each_context(request),
        "title": _("In your own calendar"),
        "address": f"{settings.SITE_URL}{reverse('own-calendar', args=[token])}" if token else "",
        "key": mine.first(),
        "before": BEFORE,
        "ahead": AHEAD,
    }
    return TemplateResponse(request, "admin/calendar/feed.html", context, headers={"Cache-Control": "no-store"})


def written(person: Any) -> bytes:
    """The feed as RFC 5545 has it. Every person sees all stories; of the ideas, those that are theirs."""
    now = database_now()
    today = day_of(now)
    span = Span(today - DAY * BEFORE, today + DAY * (AHEAD + 1))
    own_ideas = partial(_ideas_of, person.pk)
    rows = sources.read(span, Asked(), *ALL_SEE, own_ideas, most=MOST)
    calendar = calendars.start(settings.SITE_NAME)
    for entry in entries.of(rows, now):
        calendar.add_component(_event(entry, now))
    return calendar.to_ical()


def _ideas_of(person: int, span: Span, asked: Asked) -> Any:
    return sources.ideas(span, Asked(person=person))


def _event(entry: Entry, now: dt.datetime) -> Event:
    event = calendars.event(
        uid=f"{entry.row.kind}-{entry.row.pk}@{urlsplit(settings.SITE_URL).hostname}",
        stamp=now,
        summary=f"{entry.label}: {entry.title}",
        status="TENTATIVE" if entry.is_wish else "CONFIRMED",
        **{"class": "PRIVATE"},
    )
    if entry.at:
        event.add("dtstart", entry.at.astimezone(dt.UTC))
        event.add("dtend", entry.at.astimezone(dt.UTC) + LASTS)
    elif entry.date:
        calendars.last(event, entry.date)
    if entry.row.article:
        event.add("url", f"{settings.SITE_URL}{reverse('admin:articles_article_change', args=[entry.row.article])}")
    return event
