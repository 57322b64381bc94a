"""What lists of the register have in common: they are given out as they are shown, and files are taken in."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from companies.exchange import pages


class ExchangeAdmin(admin.ModelAdmin):
    def get_urls(self) -> Any:
        def asked(address: str, view: Any, name: str) -> Any:
            seen = self.admin_site.admin_view(partial(view, admin=self))
            return path(address, seen, name=f"companies_{self.opts.model_name}_{name}")

        return [
            asked("import/", pages.give, "import"),
            asked("import/<int:pk>/", pages.seen, "import_seen"),
            asked("export/<str:format>/", pages.export, "export"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        address = f"admin:companies_{self.opts.model_name}_"
        tools = {
            "imports": reverse(f"{address}import") if pages.may_import(request, self) else "",
            "exports": [
                (format.upper(), reverse(f"{address}export", args=[format]) + query)
                for format in pages.giving_out.FORMATS
                if pages.may_export(request, self)
            ],
        }
        return super().changelist_view(request, tools | (extra_context or {}))
