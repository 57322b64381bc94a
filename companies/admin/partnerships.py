"""Partnerships at the desk, with their parties, what became of them, and their milestones."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from companies import settling
from companies.admin.exchange import ExchangeAdmin
from companies.admin.slugs import FixedSlugAdmin
from companies.models import Milestone, Partnership, Party, Standing
from embargoes.choosing import EmbargoedAdmin
from images.deleting import DeletingAdmin


class PartyInline(admin.TabularInline):
    model = Party
    autocomplete_fields = ("company",)
    extra = 2


class StandingInline(admin.TabularInline):
    model = Standing
    autocomplete_fields = ("source",)
    fields = ("status", "as_of", "source", "is_preferred")
    extra = 1


class MilestoneInline(admin.TabularInline):
    model = Milestone
    fields = ("date", "label", "label_en", "category", "state")
    extra = 1


@admin.register(Partnership)
class PartnershipAdmin(ExchangeAdmin, EmbargoedAdmin, FixedSlugAdmin):
    slug_from = "title"
    list_display = ("title", "kind", "status", "territory")
    list_filter = ("kind",)
    search_fields = ("title", "companies__name")
    inlines = (PartyInline, StandingInline, MilestoneInline)
    fieldsets = (
        (None, {"fields": (("title", "slug"), "kind")}),
        (None, {"fields": ("summary", "summary_en", ("territory", "territory_en"), ("channel", "channel_en"))}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("standings")

    @admin.display(description=_("status"))
    def status(self, partnership: Partnership) -> str:
        """What counts of what the desk knows, whether readers know it yet or not."""
        standing = partnership.standing()
        return standing.get_status_display() if standing else ""


@admin.register(Milestone)
class MilestoneAdmin(ExchangeAdmin, EmbargoedAdmin, DeletingAdmin):
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
