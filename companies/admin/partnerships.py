"""Partnerships at the desk, with their parties, what became of them, and their milestones."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from companies.admin.choosing import ChoosesKept
from companies.admin.exchange import ExchangeAdmin
from companies.admin.formsets import FactFormSet, PartyFormSet
from companies.admin.slugs import FixedSlugAdmin
from companies.models import Milestone, Partnership, Party, Standing
from embargoes.choosing import EmbargoedAdmin


class PartyInline(ChoosesKept, admin.TabularInline):
    model = Party
    formset = PartyFormSet
    autocomplete_fields = ("company",)
    extra = 2


class StandingInline(admin.TabularInline):
    model = Standing
    formset = FactFormSet
    autocomplete_fields = ("source",)
    fields = ("status", "as_of", "source", "is_preferred")
    extra = 1


class MilestoneInline(admin.TabularInline):
    model = Milestone
    fields = ("date", "label", "label_en", "category", "state")
    show_change_link = True
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
