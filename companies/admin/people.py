"""People at the desk, with their other names and what they held when."""

from django.contrib import admin

from companies.admin.exchange import ExchangeAdmin
from companies.admin.slugs import FixedSlugAdmin
from companies.models import Person, PersonAlias, Role


class PersonAliasInline(admin.TabularInline):
    model = PersonAlias
    extra = 1


class RoleInline(admin.TabularInline):
    model = Role
    fk_name = "person"
    autocomplete_fields = ("company", "source")
    fields = ("company", "title", "title_en", "since", "until", "source", "is_preferred")
    extra = 1


@admin.register(Person)
class PersonAdmin(ExchangeAdmin, FixedSlugAdmin):
    list_display = ("name", "country")
    search_fields = ("name", "aliases__name")
    inlines = (PersonAliasInline, RoleInline)
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("born", "died"), "country")}),
        (None, {"fields": ("about", "about_en", "wikidata")}),
    )
