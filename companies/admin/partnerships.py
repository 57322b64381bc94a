"""Partnerships at the desk, with their parties, what became of them, and their milestones."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from companies.admin.choosing import ChoosesKept
from companies.admin.exchange import ExchangeAdmin
from companies.admin.formsets import FactFormSet, PartyFormSet
from companies.admin.slugs import FixedSlugAdmin
from companies.models import Company, Milestone, Partnership, Party, Standing
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

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """A new one begins with the parties that its address names."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None and isinstance(inline, PartyInline):
            named = [pk for pk in request.GET.getlist("party")[: inline.extra] if pk.isascii() and pk.isdecimal()]
            kept = Company.objects.filter(pk__in=[pk for pk in named if len(pk) < 19], merged_into=None)
            kwargs["initial"] = [{"company": pk} for pk in kept.order_by("name").values_list("pk", flat=True)]
        return kwargs

    @admin.display(description=_("status"))
    def status(self, partnership: Partnership) -> str:
        """What counts of what the desk knows, whether readers know it yet or not."""
        standing = partnership.standing()
        return standing.get_status_display() if standing else ""
