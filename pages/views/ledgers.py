"""Lists of facts of the whole register: what is expected, and what was said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import linked_data
from articles.site import instant_of
from pages import asked, feeds, milestones, profiles, quotes


@require_safe
def expected(request: HttpRequest, feed: bool = False) -> HttpResponse:
    at, language = instant_of(request), request.LANGUAGE_CODE
    wanted = asked.read(asked.MilestonesAsked, request)
    rows = milestones.expected(wanted, at)
    if feed:
        newest = milestones.told(list(rows.newest_first()[: feeds.SIZE]), language, at)
        entries = [feeds.of_milestone(one.line, one.partnership) for one in newest]
        return feeds.write(request, _("What is expected"), reverse("milestones"), entries)
    after = request.GET.get("after")
    page = milestones.page(rows, after, language, at)
    linked = linked_data.script(*profiles.events(page.rows))
    extra = {
        "linked_data": linked,
        "territories": milestones.territories(at),
        "categories": asked.MilestonesAsked.base_fields["category"],
    }
    return _answer(request, "milestones", page, wanted, {"after": after}, extra)


@require_safe
def said(request: HttpRequest, feed: bool = False) -> HttpResponse:
    at, language = instant_of(request), request.LANGUAGE_CODE
    wanted = asked.read(asked.QuotesAsked, request)
    rows = quotes.said(wanted, at)
    if feed:
        newest = quotes.told(list(rows.newest_first()[: feeds.SIZE]), language, at)
        return feeds.write(request, _("Quotes"), reverse("quotes"), map(feeds.of_quote, newest))
    before = request.GET.get("before")
    page = quotes.page(rows, before, language, at)
    linked = linked_data.script(*profiles.said(page.rows))
    return _answer(request, "quotes", page, wanted, {"before": before}, {"linked_data": linked})


def _answer(
    request: HttpRequest,
    name: str,
    page: Any,
    wanted: dict[str, Any],
    key: dict[str, str | None],
    extra: dict[str, Any],
) -> HttpResponse:
    """404 for a key behind which nothing lies. `key` is the parameter that pages go by, with what it is here."""
    (parameter, given), path = *key.items(), reverse(name)
    if given and not page.rows:
        raise Http404
    context = {
        "path": path,
        "page": page,
        "asked": wanted,
        "here": path + asked.query(wanted, **({parameter: given} if given else {})),
        "feed": reverse(f"{name}-feed") + asked.query(wanted),
        "next": path + asked.query(wanted, **{parameter: page.next}) if page.next else "",
        "first": path + asked.query(wanted) if given else "",
    }
    return render(request, f"pages/{name}.html", context | extra)
