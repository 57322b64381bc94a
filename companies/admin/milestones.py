"""Milestones at the desk, with what became of them and what was said of them before."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies import settling
from companies.admin.exchange import ExchangeAdmin
from companies.admin.revised import RevisedAdmin
from companies.models import Milestone
from embargoes.choosing import EmbargoedAdmin
from embargoes.instants import date_and_time


@admin.register(Milestone)
class MilestoneAdmin(ExchangeAdmin, EmbargoedAdmin, RevisedAdmin):
    fieldsets = ((None, {"fields": ("partnership", ("date", "state"), "label", "label_en", "category")}),)
    list_display = ("date", "label", "partnership", "category", "state")
    list_display_links = ("label",)
    list_filter = ("state", "category")
    list_select_related = ("partnership",)
    search_fields = ("label", "label_en", "partnership__title")
    autocomplete_fields = ("partnership",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "before") if obj else fields

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With what it said before, where it said anything else."""
        found = super().get_fieldsets(request, obj)
        return [*found, (None, {"fields": ("before",)})] if obj and obj.changes.exists() else found

    @admin.display(description=_("before"))
    def before(self, milestone: Milestone) -> str:
        """What was kept of it, the last change first."""
        says = gettext("%(date)s, %(state)s, until %(until)s")
        lines = [
            (says % {"date": one.date.in_words(), "state": one.get_state_display(), "until": date_and_time(one.until)},)
            for one in milestone.changes.all()
        ]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines))

    def get_urls(self) -> Any:
        ask = self.admin_site.admin_view(partial(settling.page, site=self.admin_site))
        return [path("<int:milestone_id>/settle/", ask, name="companies_milestone_settle"), *super().get_urls()]
