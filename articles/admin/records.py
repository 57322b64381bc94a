"""Admins of what stands around stories: sections, authors, the audit log."""

from typing import Any

import taggit.admin  # noqa: F401  registers what is taken back below
from django.contrib import admin
from django.http import HttpRequest
from taggit.models import Tag

from articles.models import AuditEntry, Author, Section
from companies.admin import FixedSlugAdmin

# taggit's page that merges tags asks nobody for a permission.
admin.site.unregister(Tag)


@admin.register(Section)
class SectionAdmin(FixedSlugAdmin):
    list_display = ("name", "name_en", "slug", "position")


@admin.register(Author)
class AuthorAdmin(FixedSlugAdmin):
    list_display = ("name", "role", "user")
    search_fields = ("name",)
    list_select_related = ("user",)


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ("at", "verb", "headline", "revision", "effective_at", "by", "note")
    list_filter = ("verb", "at")
    search_fields = ("headline",)
    list_select_related = ("by",)
    list_display_links = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
