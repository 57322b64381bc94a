"""People at the desk, with their other names and what they held when."""

from django.contrib import admin

from companies.admin.choosing import ChoosesKept
from companies.admin.exchange import ExchangeAdmin
from companies.admin.formsets import FactFormSet
from companies.admin.named import MergedFilter, NamedAdmin, OtherNamesInline
from companies.models import Person, PersonAlias, Role


class PersonAliasInline(OtherNamesInline):
    model = PersonAlias


class RoleInline(ChoosesKept, admin.TabularInline):
    model = Role
    formset = FactFormSet
    fk_name = "person"
    autocomplete_fields = ("company", "source")
    fields = ("company", "title", "title_en", "since", "until", "source", "is_preferred")
    extra = 1


@admin.register(Person)
class PersonAdmin(ExchangeAdmin, NamedAdmin):
    list_display = ("name", "country")
    list_filter = (MergedFilter,)
    inlines = (PersonAliasInline, RoleInline)
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("born", "died"), "country")}),
        (None, {"fields": ("about", "about_en", "wikidata")}),
    )
