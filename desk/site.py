"""The desk: Django's admin site, opening on what waits for the person who signed in."""

from functools import partial, wraps
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from desk import inbox, lists, today
from desk.ledger import views as ledger


class Desk(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Today")
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        super().register(model_or_iterable, lists.declared(admin_class or ModelAdmin), **options)

    def get_urls(self) -> Any:
        """Without Django's way to “view on site”, which tells any account the address of what isn't public yet."""
        from desk import front, rehearsal  # they and the calendar know the admin of stories, which registers here
        from desk.calendar import addresses

        stock = [page for page in super().get_urls() if getattr(page, "name", "") != "view_on_site"]
        own = (inbox.addresses, addresses.of, rehearsal.addresses, front.addresses, ledger.addresses)
        return [*(page for pages in own for page in pages(self)), *stock]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Who may not see a page is told so at the desk. An empty name of a field to link by is none to look up."""

        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            for method in ("GET", "POST"):
                sent: Any = getattr(request, method)
                if sent.get(TO_FIELD_VAR) == "":
                    sent = sent.copy()
                    del sent[TO_FIELD_VAR]
                    setattr(request, method, sent)
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                return self.refused(request)

        return super().admin_view(asked, cacheable)

    def refused(self, request: HttpRequest) -> TemplateResponse:
        context = self.each_context(request) | {"title": _("You can't see this page")}
        return TemplateResponse(request, "admin/403.html", context, status=403)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Django's, for fields that choose; the other end of such a field chooses nothing, and broke it."""
        if request.method in {"GET", "HEAD"} and not _chooses(request.GET):
            raise PermissionDenied
        return super().autocomplete_view(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        # Counted when a page shows it, and not before.
        return {**super().each_context(request), "unread_notices": partial(inbox.unread, request.user)}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(request, (extra_context or {}) | {"today": today.of(request.user)})  # type: ignore[arg-type]


def _chooses(asked: Any) -> bool:
    try:
        model = apps.get_model(asked.get("app_label", ""), asked.get("model_name", ""))
        return isinstance(model._meta.get_field(asked.get("field_name", "")), Field)
    except (LookupError, FieldDoesNotExist):
        return False
