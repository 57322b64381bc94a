"""The story's past: its revisions, any two versions side by side, one version as text, and bringing one back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles import freezing, keys, permissions, showing, versions, workflow
from articles.admin import comparing, timeline
from articles.models import Article, Revision
from articles.publication import Standing, database_now, standing
from articles.standing import moment

FOLDER = "admin/articles/article"


class RestoreForm(forms.Form):
    """`onto` is the number of the newest revision that the person has seen."""

    onto = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=200, required=False, help_text=gettext_lazy("Kept in the audit log.")
    )


def _page(request: HttpRequest, site: Any, name: str, article: Article, context: dict[str, Any]) -> TemplateResponse:
    request.current_app = site.name
    shown = {
        **site.each_context(request),
        "opts": Article._meta,
        "article": article,
        "may_edit": permissions.may_edit(request.user, article),
        **context,
    }
    return TemplateResponse(request, f"{FOLDER}/{name}.html", shown)


@require_safe
def history(request: HttpRequest, site: Any, article: Article) -> HttpResponse:
    """Every revision, newest first, a page at a time: `?before=<number>`."""
    now = database_now()
    before = keys.number(request.GET.get("before"))
    entries = timeline.entries(article, now, before=before)
    context = {
        "title": _("History"),
        "entries": entries[: timeline.PER_PAGE],
        "older": entries[timeline.PER_PAGE - 1].revision.number if len(entries) > timeline.PER_PAGE else None,
        "is_first": before is None,
        "pairs": _pairs(standing(article.editions.all(), now), now),
    }
    return _page(request, site, "history", article, context)


def _pairs(stands: Standing, now: Any) -> list[tuple[str, str, str]]:
    """What is worth comparing at a click: the names of both versions, and how the link is called."""
    found = []
    if stands.current:
        found.append((versions.key(stands.current), "desk", _("What readers see → desk copy")))
    for edition in stands.queue[:10]:
        told = {"when": moment(edition.live.lower, now)}
        found.append((versions.key(edition), "desk", _("Scheduled for %(when)s → desk copy") % told))
        if stands.current:
            pair = versions.key(stands.current), versions.key(edition)
            found.append((*pair, _("What readers see → scheduled for %(when)s") % told))
    return found


@require_safe
def compare(request: HttpRequest, site: Any, article: Article) -> HttpResponse:
    """Two versions, `?from=` and `?to=` (see `versions.find`): by default the newest revision and the one before."""
    newest = article.head.number if article.head else 1
    right = versions.get(article, request.GET.get("to") or f"r{newest}")
    number = right.number if isinstance(right, Revision) else newest
    left = versions.get(article, request.GET.get("from") or f"r{max(1, number - 1)}")
    if isinstance(left, Revision) and isinstance(right, Revision) and left.number > right.number:
        left, right = right, left
    now = database_now()
    context = {
        "title": _("Compare"),
        "comparison": comparing.between(left, right),
        "left": left,
        "right": right,
        "left_title": comparing.title(left, now),
        "right_title": comparing.title(right, now),
        "steps": _steps(left, right, newest),
        "restorable": left.number if isinstance(left, Revision) and left.number != newest else None,
    }
    return _page(request, site, "compare", article, context)


def _steps(left: versions.Source, right: versions.Source, newest: int) -> dict[str, int]:
    """From one revision's change to the one before and the one after."""
    if not (isinstance(left, Revision) and isinstance(right, Revision) and right.number - left.number == 1):
        return {}
    steps = {"back": left.number} if left.number > 1 else {}
    return steps | ({"on": right.number + 1} if right.number < newest else {})


@require_safe
def revision(request: HttpRequest, site: Any, article: Article, number: int) -> HttpResponse:
    """One revision as text, in the site's type."""
    shown = _revision(article, number)
    [text] = versions.texts(shown)
    labels = versions.labels()
    context = {
        "title": _("Revision %(number)d") % {"number": number},
        "revision": shown,
        "made_at": moment(shown.made_at, database_now()),
        "body": showing.show(shown.body, freezing.facts_in(shown.body)),
        "byline": ", ".join(item.name for item in text.items["authors"]),
        "facts": [
            (labels[name], ", ".join(item.name for item in items))
            for name, items in text.items.items()
            if items and name != "authors"
        ],
        "is_newest": article.head_id == shown.pk,
    }
    return _page(request, site, "revision", article, context)


def _revision(article: Article, number: int) -> Revision:
    rows = article.revisions.select_related("section", "picture", "made_by", "restores")
    return get_object_or_404(rows, number=min(number, 2**31 - 1))


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, site: Any, article: Article, number: int) -> HttpResponse:
    """Shows what the desk copy would become on GET, brings the revision back on POST."""
    if not permissions.may_edit(request.user, article):
        raise PermissionDenied
    old = _revision(article, number)
    form = RestoreForm(request.POST or None, initial={"onto": article.head.number if article.head else 0})
    if request.method == "POST" and form.is_valid():
        try:
            done = workflow.restore(article, by=request.user, revision=old, **form.cleaned_data)  # type: ignore[arg-type]
        except workflow.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _restored(request, article, old, done)
    now = database_now()
    context = {
        "title": _("Restore revision %(number)d") % {"number": number},
        "revision": old,
        "form": form,
        "comparison": comparing.between(article, old),
        "left_title": comparing.title(article, now),
        "right_title": comparing.title(old, now),
    }
    return _page(request, site, "restore", article, context)


def _restored(request: HttpRequest, article: Article, old: Revision, done: workflow.Restored) -> HttpResponse:
    told = {"number": old.number, "new": done.revision.number}
    messages.success(request, _("Revision %(number)d is restored, as revision %(new)d.") % told)
    if done.lost:
        lost = _("This could not be restored: %(list)s.") % {"list": ", ".join(done.lost)}
        messages.warning(request, lost)
    return redirect(article.get_admin_url())
