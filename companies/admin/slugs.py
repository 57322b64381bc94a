"""Slugs of the register's things."""

from typing import Any

from django.http import HttpRequest

from companies.admin.revised import RevisedAdmin


class FixedSlugAdmin(RevisedAdmin):
    """A slug is made from the name, can be changed until the thing is saved, and is an address from then on."""

    slug_from = "name"
    view_on_site = False  # its page exists only while a live story tells of it

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else {"slug": (self.slug_from,)}
