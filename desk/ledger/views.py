"""The ledger's pages, for everybody who may see stories; editors have what failed tried again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.effects import running
from articles.effects.registry import KINDS
from articles.publication import database_now
from desk.ledger import lateness
from desk.ledger.rows import SHOWN, Asked, page


def addresses(site: Any) -> list[Any]:
    """Below `admin/ledger/`."""

    def seen(view: Any) -> Any:
        def asked(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not permissions.may_see(request.user):
                raise PermissionDenied
            return view(request, **arguments)

        return site.admin_view(asked)

    return [
        path("ledger/", seen(partial(show, site=site)), name="ledger"),
        path("ledger/lateness/", seen(partial(distribution, site=site)), name="ledger_lateness"),
        path("ledger/<int:pk>/again/", seen(again), name="ledger_again"),
    ]


@require_safe
def show(request: HttpRequest, *, site: Any) -> HttpResponse:
    asked, now = Asked.of(request.GET), database_now()
    lines, more = page(asked, now)
    context = {
        **site.each_context(request),
        "title": _("Ledger"),
        "asked": asked,
        "lines": lines,
        "now": now,
        "older": asked.with_(before=more) if more else "",
        "newest": asked.with_(before=""),
        "filters": [(label, asked.with_(show=key, before=""), key == asked.show) for key, label in SHOWN.items()],
        "kinds": [(kind.name, kind.label) for kind in KINDS.values()],
        "may_retry": permissions.may_retry(request.user),
    }
    return TemplateResponse(request, "admin/ledger.html", context)


@require_safe
def distribution(request: HttpRequest, *, site: Any) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("How late, in 30 days"),
        "heads": lateness.heads(),
        "rows": lateness.rows(database_now()),
    }
    return TemplateResponse(request, "admin/ledger_lateness.html", context)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads back to the page that it was asked from."""
    if not permissions.may_retry(request.user):
        raise PermissionDenied
    if running.again(pk):
        messages.success(request, _("It is tried again now."))
    else:
        messages.warning(request, _("It has not failed, or is being tried again already."))
    return redirect(reverse("admin:ledger") + Asked.of(request.POST).with_())
