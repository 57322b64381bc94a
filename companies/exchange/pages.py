"""The desk's pages that give the register out and take files in: choose a file, see what it would do, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from companies.exchange import giving_out, intakes, taking_in
from companies.exchange.kinds import KINDS, kind_of
from companies.exchange.reading import MOST_BYTES, MOST_ROWS
from companies.exchange.refusals import Unreadable
from companies.exchange.showing import Shown
from companies.models import Intake

RECENT = 10


class GiveForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True, max_length=255)


def may_import(request: HttpRequest, admin: Any) -> bool:
    may_write = admin.has_add_permission(request) and admin.has_change_permission(request)
    return may_write and request.user.has_perm("companies.import_register")


def may_export(request: HttpRequest, admin: Any) -> bool:
    return admin.has_view_permission(request) and request.user.has_perm("companies.export_register")


@require_safe
def export(request: HttpRequest, *, admin: Any, format: str) -> Any:
    """What the list shows, with its filters and search, in its order."""
    if not may_export(request, admin):
        raise PermissionDenied
    if format not in giving_out.FORMATS:
        raise Http404
    try:
        shown = admin.get_changelist_instance(request).queryset
    except IncorrectLookupParameters:
        return redirect(f"{_list_of(admin)}?e=1")
    kind = kind_of(admin.model)
    name = f"{kind}-{timezone.localdate().isoformat()}.{format}"
    return StreamingHttpResponse(
        giving_out.written(kind, format, shown),
        content_type=giving_out.FORMATS[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, *, admin: Any) -> HttpResponse:
    """Asks for a file; what it would do is shown next."""
    if not may_import(request, admin):
        raise PermissionDenied
    kind = kind_of(admin.model)
    form = GiveForm(request.POST, request.FILES) if request.method == "POST" else GiveForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = file.read(MOST_BYTES + 1)
            given = intakes.give(kind, file.name, data, by=request.user)  # type: ignore[arg-type]
            return redirect(f"admin:companies_{admin.opts.model_name}_import_seen", given.pk)
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
    taken = Intake.objects.filter(kind=kind, taken_at__isnull=False).select_related("by").defer("data", "outcome")
    resource = KINDS[kind]
    context = _context(request, admin) | {
        "form": form,
        "columns": [(name, name in resource.REQUIRED) for name in resource.column_names()],
        "most_rows": number_format(MOST_ROWS, force_grouping=True),
        "most_mb": MOST_BYTES // 1_000_000,
        "taken": [(one, taking_in.in_short(one.counts)) for one in taken[:RECENT]],
    }
    return TemplateResponse(request, "admin/companies/exchange/give.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: HttpRequest, *, admin: Any, pk: int) -> HttpResponse:
    """Shows its giver what the file would do, and does it when they confirm."""
    if not may_import(request, admin):
        raise PermissionDenied
    intake = get_object_or_404(Intake, pk=pk, by=request.user, kind=kind_of(admin.model))
    if intake.taken_at:
        messages.warning(request, _("“%(name)s” has been taken in already.") % {"name": intake.name})
        return redirect(_list_of(admin))
    if request.method == "POST":
        return _confirmed(request, admin, intake)
    context = _context(request, admin) | {"intake": intake, "shown": Shown.of(intake, request.GET)}
    return TemplateResponse(request, "admin/companies/exchange/seen.html", context)


def _confirmed(request: HttpRequest, admin: Any, intake: Intake) -> HttpResponse:
    try:
        taken = intakes.confirm(intake)
    except intakes.TakenIn:
        return redirect(request.path)
    if not taken:
        says = _("The register has changed since: nothing is taken in yet. Look again at what the file would do now.")
        messages.warning(request, says)
        return redirect(request.path)
    told = {"name": intake.name, "counts": taking_in.in_short(intake.counts)}
    messages.success(request, _("“%(name)s” is taken in: %(counts)s.") % told)
    for says in taken.follows:
        messages.warning(request, says)
    return redirect(_list_of(admin))


def _context(request: HttpRequest, admin: Any) -> dict[str, Any]:
    title = _("Import %(names)s") % {"names": admin.opts.verbose_name_plural}
    return admin.admin_site.each_context(request) | {"title": title, "opts": admin.opts}


def _list_of(admin: Any) -> str:
    return reverse(f"admin:companies_{admin.opts.model_name}_changelist")
