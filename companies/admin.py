"""The register's pages at the desk."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from companies import settling
from companies.models import Alias, Company, Milestone, Ownership, Partnership, Party
from embargoes.choosing import EmbargoedAdmin
from images.deleting import DeletingAdmin


class FixedSlugAdmin(DeletingAdmin):
    """A slug is made from the name, can be changed until the thing is saved, and is an address from then on."""

    slug_from = "name"
    view_on_site = False  # its page exists only while a live story tells of it

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else {"slug": (self.slug_from,)}


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 1


class OwnershipInline(admin.TabularInline):
    model = Ownership
    fk_name = "owned"
    autocomplete_fields = ("owner",)
    extra = 0


@admin.register(Company)
class CompanyAdmin(FixedSlugAdmin):
    list_display = ("name", "kind", "country", "owner_names")
    list_filter = ("kind", "country")
    search_fields = ("name", "aliases__name")
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


class PartyInline(admin.TabularInline):
    model = Party
    autocomplete_fields = ("company",)
    extra = 2


class MilestoneInline(admin.TabularInline):
    model = Milestone
    fields = ("date", "label", "label_en", "category", "state")
    extra = 1


@admin.register(Partnership)
class PartnershipAdmin(EmbargoedAdmin, FixedSlugAdmin):
    slug_from = "title"
    list_display = ("title", "kind", "status", "territory")
    list_filter = ("kind", "status")
    search_fields = ("title", "companies__name")
    inlines = (PartyInline, MilestoneInline)
    fieldsets = (
        (None, {"fields": (("title", "slug"), ("kind", "status"))}),
        (None, {"fields": ("summary", "summary_en", ("territory", "territory_en"), ("channel", "channel_en"))}),
    )


@admin.register(Milestone)
class MilestoneAdmin(EmbargoedAdmin, DeletingAdmin):
    fieldsets = ((None, {"fields": ("partnership", ("date", "state"), "label", "label_en", "category")}),)
    list_display = ("date", "label", "partnership", "category", "state")
    list_display_links = ("label",)
    list_filter = ("state", "category")
    list_select_related = ("partnership",)
    search_fields = ("label", "label_en", "partnership__title")
    autocomplete_fields = ("partnership",)

    def get_urls(self) -> Any:
        ask = self.admin_site.admin_view(partial(settling.page, site=self.admin_site))
        return [path("<int:milestone_id>/settle/", ask, name="companies_milestone_settle"), *super().get_urls()]
