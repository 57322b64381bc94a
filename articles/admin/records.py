"""Admins of what stands around stories: sections, authors, the audit log."""

from typing import Any

import taggit.admin  # noqa: F401  registers what is taken back below
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.admin.listing import CappedPaginator
from articles.models import AuditEntry, Author, Section
from articles.standing import moment
from companies.admin.slugs import FixedSlugAdmin

# taggit's page that merges tags asks nobody for a permission.
admin.site.unregister(Tag)


@admin.register(Section)
class SectionAdmin(FixedSlugAdmin):
    list_display = ("name", "name_en", "slug", "position", "four_eyes")


@admin.register(Author)
class AuthorAdmin(FixedSlugAdmin):
    list_display = ("name", "role", "user")
    search_fields = ("name",)
    list_select_related = ("user",)


class AuditPaginator(CappedPaginator):
    """A hundred pages; what is older is found by the filters."""

    MOST = 10_000


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ("when", "verb", "headline", "revision", "takes_effect", "by", "note")
    list_filter = ("verb", "at")
    search_fields = ("headline",)
    list_select_related = ("by",)
    list_display_links = None
    show_full_result_count = False
    paginator = AuditPaginator

    @admin.display(description=_("when"), ordering="at")
    def when(self, entry: AuditEntry) -> str:
        return moment(entry.at, timezone.now())

    @admin.display(description=_("takes effect"), ordering="effective_at")
    def takes_effect(self, entry: AuditEntry) -> str:
        return moment(entry.effective_at, timezone.now())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
