"""Companies at the desk, with their other names and owners."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from companies.admin.choosing import ChoosesKept
from companies.admin.exchange import ExchangeAdmin
from companies.admin.formsets import FactFormSet
from companies.admin.named import MergedFilter, NamedAdmin, OtherNamesInline
from companies.models import Alias, Company, Ownership


class AliasInline(OtherNamesInline):
    model = Alias


class OwnershipInline(ChoosesKept, admin.TabularInline):
    model = Ownership
    formset = FactFormSet
    fk_name = "owned"
    autocomplete_fields = ("owner", "source")
    fields = ("owner", "since", "until", "share", "source", "is_preferred")
    extra = 0


@admin.register(Company)
class CompanyAdmin(ExchangeAdmin, NamedAdmin):
    list_display = ("name", "kind", "country", "owner_names")
    list_filter = ("kind", "country", MergedFilter)
    inlines = (AliasInline, OwnershipInline)
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("kind", "country"))}),
        (None, {"fields": ("about", "about_en", ("website", "wikidata"))}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("owners__owner")

    @admin.display(description=_("owners"))
    def owner_names(self, company: Company) -> str:
        return ", ".join(ownership.owner.name for ownership in company.owners.all() if not ownership.until)
