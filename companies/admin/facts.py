"""Facts at the desk: found all in one place, each filled on a page of its kind; and the sources that vouch for them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.admin.choosing import ChoosesKept
from companies.admin.exchange import ExchangeAdmin
from companies.admin.revised import RevisedAdmin
from companies.models import Fact, Ownership, Quote, Role, Source, Standing
from embargoes.choosing import EmbargoedAdmin
from images.deleting import DeletingAdmin


@admin.register(Source)
class SourceAdmin(ExchangeAdmin, DeletingAdmin):
    list_display = ("title", "publisher", "kind", "date")
    list_filter = ("kind",)
    search_fields = ("title", "publisher")
    fieldsets = ((None, {"fields": (("kind", "date"), "title", "publisher", "address")}),)


@admin.register(Fact)
class FactAdmin(DeletingAdmin):
    """All kinds together: what a story reports is found and chosen here, and changed on the page of its kind."""

    list_display = ("__str__", "kind", "source", "is_preferred")
    list_filter = ("kind", "is_preferred")
    list_select_related = ("source",)
    search_fields = ("label", "label_en")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the way to the list of each kind, which is given out and taken in by itself."""
        kinds = [
            (kind._meta.verbose_name_plural, reverse(f"admin:companies_{kind._meta.model_name}_changelist"))
            for kind in (Ownership, Role, Standing, Quote)
        ]
        return super().changelist_view(request, {"kinds": kinds} | (extra_context or {}))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        fact = self.get_object(request, object_id)
        if fact is None or not self.has_view_permission(request, fact):
            return super().change_view(request, object_id, *args, **kwargs)
        return redirect(f"admin:companies_{fact.kind}_change", fact.pk)


class KindAdmin(ChoosesKept, ExchangeAdmin, EmbargoedAdmin, RevisedAdmin):
    """One kind of facts; the menu names them all by their common list."""

    embargo_kind = "fact"
    search_fields = ("label", "label_en")
    list_display = ("__str__", "source", "is_preferred")
    list_select_related = ("source",)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(Ownership)
class OwnershipAdmin(KindAdmin):
    autocomplete_fields = ("owner", "owned", "source")
    fieldsets = ((None, {"fields": (("owner", "owned"), ("since", "until", "share"), ("source", "is_preferred"))}),)


@admin.register(Role)
class RoleAdmin(KindAdmin):
    autocomplete_fields = ("person", "company", "source")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("person", "company"),
                    ("title", "title_en"),
                    ("since", "until"),
                    ("source", "is_preferred"),
                )
            },
        ),
    )


@admin.register(Standing)
class StandingAdmin(KindAdmin):
    autocomplete_fields = ("partnership", "source")
    fieldsets = ((None, {"fields": ("partnership", ("status", "as_of"), ("source", "is_preferred"))}),)


@admin.register(Quote)
class QuoteAdmin(KindAdmin):
    autocomplete_fields = ("speaker", "company", "partnership", "source")
    fieldsets = (
        (None, {"fields": (("speaker", "company"), ("words", "language"), ("translation", "translation_language"))}),
        (_("When, about what, and from where"), {"fields": (("said_on", "partnership"), ("source", "is_preferred"))}),
    )
