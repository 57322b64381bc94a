"""From an empty place in the calendar to a story with a wish, or to an idea; and an idea on another day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles import permissions, workflow
from articles.admin import brought
from articles.admin.moments import MomentField
from articles.admin.wanted import WantedField
from articles.models import Article, Idea, Section
from articles.models.text import Language
from companies.dates import PartialDate
from desk.calendar.asked import Asked


class NewForm(forms.Form):
    what = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[("story", gettext_lazy("story")), ("idea", gettext_lazy("idea"))],
        widget=forms.RadioSelect,
        initial="story",
    )
    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=140)
    at = MomentField(
        label=gettext_lazy("Wished for"),
        help_text=gettext_lazy("A wish. An idea keeps the day alone, without the time."),
    )
    section = forms.ModelChoiceField(label=gettext_lazy("Section"), queryset=Section.objects.all(), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Language, initial=Language.ITALIAN)


class WantedForm(forms.Form):
    wanted = WantedField()


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, site: Any) -> HttpResponse:
    """Asks for a headline; the time of the place that was clicked stands there already."""
    may_write, may_note = (request.user.has_perm(f"articles.add_{what}") for what in ("article", "idea"))
    if not may_write and not may_note:
        raise PermissionDenied
    asked = Asked.of(request)
    initial = {"section": asked.section, "language": asked.language or Language.ITALIAN} | brought.times(request)
    form = NewForm(request.POST if request.method == "POST" else None, initial=initial)
    offered: Any = form.fields["what"]
    allowed = {"story": may_write, "idea": may_note}
    offered.choices = [(name, label) for name, label in offered.choices if allowed[name]]
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, form.cleaned_data)
        except workflow.Refused as refusal:
            form.add_error("at", str(refusal))
    form.fields["headline"].widget.attrs["autofocus"] = True
    title, button = _("New in the calendar"), _("Add")
    return _page(request, site, title=title, button=button, form=form, back=_back(request))


def _made(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """A story leads on to its own page, where it is written; an idea back to the calendar."""
    user: Any = request.user
    common = {"section": told["section"], "language": told["language"]}
    if told["what"] == "idea":
        wanted = PartialDate.parse(timezone.localdate(told["at"]).isoformat())
        workflow.require_to_come(wanted)
        Idea.objects.create(title=told["headline"], wanted=wanted, made_by=user, **common)
        messages.success(request, _("“%(title)s” is noted.") % {"title": told["headline"]})
        return redirect(_back(request))
    with transaction.atomic():
        article = Article.objects.create(headline=told["headline"], owner=user, **common)
        article.sign()
        workflow.record(article, by=user)
        workflow.plan(article, by=user, at=told["at"])
    messages.success(request, _("“%(title)s” is planned: it can be written.") % {"title": told["headline"]})
    for says in brought.clashes_of(article, told["at"]):
        messages.warning(request, says)
    return redirect(article.get_admin_url())


def _is_to_come(form: WantedForm) -> bool:
    """Whether nothing stands in the way of the wanted date; if not, the form says so."""
    try:
        workflow.require_to_come(form.cleaned_data["wanted"])
    except workflow.Refused as refusal:
        form.add_error("wanted", str(refusal))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def move_idea(request: HttpRequest, site: Any, pk: int) -> HttpResponse:
    """Everybody who may see ideas reads it here; who may change it says when it is wanted."""
    if not permissions.may_see(request.user):
        raise PermissionDenied
    idea = get_object_or_404(Idea.objects.open().select_related("section", "assignee"), pk=pk)
    may_move = permissions.may_change_idea(request.user, idea)
    if request.method == "POST" and not may_move:
        raise PermissionDenied
    wanted = request.GET.get("wanted", str(idea.wanted or ""))[:10]
    form = WantedForm(request.POST if request.method == "POST" else None, initial={"wanted": wanted})
    if request.method == "POST" and form.is_valid() and _is_to_come(form):
        date = form.cleaned_data["wanted"]
        Idea.objects.open().filter(pk=idea.pk).update(wanted=date or "")
        says = _("“%(title)s” is wanted: %(date)s.") if date else _("“%(title)s” has no date.")
        messages.success(request, says % {"title": idea.title, "date": date.in_words() if date else ""})
        return redirect(_back(request))
    title, button = _("When the idea is wanted"), _("Set the date")
    shown = form if may_move else None
    return _page(request, site, title=title, button=button, form=shown, idea=idea, back=_back(request))


def _back(request: HttpRequest) -> str:
    return brought.back(request, reverse("admin:calendar"))


def _page(request: HttpRequest, site: Any, **told: Any) -> HttpResponse:
    return TemplateResponse(request, "admin/calendar/ask.html", {**site.each_context(request), **told})
