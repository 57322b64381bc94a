"""The pages that merge two companies or people and take that back, and the line that says who looks alike."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from companies import merging, search
from companies.alike import Twin, namesakes, twins
from companies.merging import asking

_COUNTED = {
    "articles.article_companies.company": gettext_lazy("stories at the desk"),
    "articles.article_people.person": gettext_lazy("stories at the desk"),
    "articles.editioncompany.company": gettext_lazy("texts published or scheduled"),
    "articles.editionperson.person": gettext_lazy("texts published or scheduled"),
    "companies.alias.company": gettext_lazy("other names"),
    "companies.personalias.person": gettext_lazy("other names"),
    "companies.party.company": gettext_lazy("partnerships"),
    "companies.ownership.owned": gettext_lazy("facts about owners"),
    "companies.ownership.owner": gettext_lazy("facts about what it owns"),
    "companies.role.company": gettext_lazy("roles"),
    "companies.role.person": gettext_lazy("roles"),
    "companies.quote.company": gettext_lazy("quotes"),
    "companies.quote.speaker": gettext_lazy("quotes"),
    "companies.company.merged_into": gettext_lazy("merged into it before"),
    "companies.person.merged_into": gettext_lazy("merged into it before"),
}
_FROZEN = ("articles.editioncompany.company", "articles.editionperson.person")


@dataclass(frozen=True, slots=True)
class Compared:
    what: Any
    gone: Any
    kept: Any


def page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """Which other one, then both side by side with what will happen; POST does it."""
    if not merging.may_merge(request.user):
        raise PermissionDenied
    model = model_admin.model
    gone = get_object_or_404(model, pk=pk)
    chosen = request.POST.get("with") or request.GET.get("with") or ""
    kept = model.objects.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() else None
    refusals = list(asking.refusals(gone, kept)) if kept else []
    if request.method == "POST" and kept:
        try:
            merging.merge(gone=gone, into=kept, by=request.user)  # type: ignore[arg-type]
        except merging.CantMerge as refusal:
            refusals = [str(refusal)]
        else:
            messages.success(request, _said(gone, kept))
            return redirect(_page_of(kept))
    context = {"gone": gone, "kept": kept, "refusals": refusals, "typed": request.GET.get("q", "")}
    context |= {"compared": _compared(gone, kept), "will": _will(gone, kept)} if kept else _offered(request, gone)
    return _shown(request, model_admin, "merge", _("Merge into another"), context)


def undo_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """Asks once; POST takes the merge back, or says what stands in the way."""
    if not merging.may_merge(request.user):
        raise PermissionDenied
    gone = get_object_or_404(model_admin.model.objects.select_related("merged_into"), pk=pk)
    done = merging.last_merge(gone)
    if done is None:
        messages.warning(request, _("“%(name)s” isn't merged into another one.") % {"name": gone.name})
        return redirect(_page_of(gone))
    refusals: list[str] = []
    if request.method == "POST":
        try:
            merging.undo(done, by=request.user)  # type: ignore[arg-type]
        except merging.CantMerge as refusal:
            refusals = [str(refusal)]
        else:
            told = {"gone": done.gone_name, "kept": done.kept_name}
            messages.success(request, _("Undone: “%(gone)s” and “%(kept)s” stand as before.") % told)
            return redirect(_page_of(gone))
    context = {"gone": gone, "done": done, "refusals": refusals}
    return _shown(request, model_admin, "unmerge", _("Undo the merge"), context)


@require_safe
def alike_line(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Who is in the register already and looks like what was typed; empty where nobody does."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    name, wikidata = (request.GET.get(part, "") for part in ("name", "wikidata"))
    found = twins(model_admin.model, name, wikidata=wikidata)
    return render(request, "admin/companies/_alike.html", {"twins": found})


def say_alike(request: HttpRequest, form: Any, formsets: Any) -> None:
    """Once it is saved: of what is new or was renamed, who looks alike. It holds nothing up."""
    thing, found = form.instance, []
    if {"name", "wikidata"} & set(form.changed_data):
        found = twins(type(thing), thing.name, wikidata=thing.wikidata, other_than=thing.pk)
    for formset in formsets:
        for row in getattr(formset, "new_objects", []) if formset.prefix == "aliases" else ():
            found += namesakes(type(thing), row.name, other_than=thing.pk)
    if found:
        messages.warning(request, format_html("{} {}", _("Saved. In the register there is also:"), _links(found)))


def _links(found: list[Twin]) -> str:
    once = {twin.id: twin for twin in found}
    return format_html_join(", ", '<a href="{}">{}</a>', ((one.address, one.name) for one in once.values()))


def _offered(request: HttpRequest, gone: Any) -> dict[str, Any]:
    """What was looked for, or else who looks alike."""
    typed = request.GET.get("q", "")
    like = search.companies_like if gone._meta.model_name == "company" else search.people_like
    if typed:
        found = [(one.id, one.name, one.alias or one.kind) for one in like(typed, 20) if one.id != gone.pk]
    else:
        near = twins(type(gone), gone.name, wikidata=gone.wikidata, other_than=gone.pk)
        found = [(one.id, one.name, one.why) for one in near]
    return {"found": found}


def _compared(gone: Any, kept: Any) -> list[Compared]:
    here, there = asking.counts(gone), asking.counts(kept)
    said = [Compared(_COUNTED[name], here[name], there[name]) for name in here if name in _COUNTED]
    told = [name for name in ("kind", "country", "wikidata", "born", "died") if hasattr(gone, name)]
    fields = [Compared(gone._meta.get_field(name).verbose_name, _word(gone, name), _word(kept, name)) for name in told]
    return [one for one in [*fields, *said] if one.gone or one.kept]


def _word(thing: Any, name: str) -> str:
    shown = getattr(thing, f"get_{name}_display", None)
    return str(shown() if shown else getattr(thing, name) or "")


def _will(gone: Any, kept: Any) -> list[str]:
    told = {"gone": gone.name, "kept": kept.name}
    says = [
        _("“%(gone)s” becomes another name of “%(kept)s”, and so do its other names.") % told,
        _("All that it has is “%(kept)s”'s then: stories, partnerships, facts. What both have is there once.") % told,
        _("Readers who ask for its page are led to that of “%(kept)s”. What was published keeps its words.") % told,
    ]
    counts = asking.counts(kept)
    if not any(counts.get(name) for name in _FROZEN):
        says.append(_("No text was published on “%(kept)s” yet: it gets its page with those that move.") % told)
    return [*says, _("It can be undone as long as nothing of it is changed.")]


def _said(gone: Any, kept: Any) -> str:
    says = _("“%(gone)s” is part of “%(kept)s” now.") % {"gone": gone.name, "kept": kept.name}
    undo = reverse(f"admin:companies_{gone._meta.model_name}_unmerge", args=[gone.pk])
    return format_html('{} <a href="{}">{}</a>', says, undo, _("Undo…"))


def _page_of(thing: Any) -> str:
    return reverse(f"admin:companies_{thing._meta.model_name}_change", args=[thing.pk])


def _shown(request: HttpRequest, model_admin: Any, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    opts = model_admin.model._meta
    context |= {**model_admin.admin_site.each_context(request), "title": title, "opts": opts}
    context["addresses"] = {"gone": _page_of(context["gone"])}
    return TemplateResponse(request, f"admin/companies/{name}.html", context)
