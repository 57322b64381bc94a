"""What companies and people have in common at the desk: found by any of their names, however they are typed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from companies import search
from companies.admin.slugs import FixedSlugAdmin
from companies.folding import fold
from companies.models.company import TWICE


class OtherNames(BaseInlineFormSet):
    """Names that fold to the same are one: said at the later one, which the database would refuse."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            name = fold(form.cleaned_data.get("name") or "")
            if not name or form.cleaned_data.get("DELETE"):
                continue
            if name in seen:
                form.add_error("name", TWICE)
            seen.add(name)


class OtherNamesInline(admin.TabularInline):
    formset = OtherNames
    extra = 1


class NamedAdmin(FixedSlugAdmin):
    search_fields = ("name", "aliases__name")
    search_help_text = _("By name or other name: accents don't count, and a letter may be wrong.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return search.narrowed(queryset, search_term), False
