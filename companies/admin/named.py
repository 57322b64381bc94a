"""What companies and people have in common at the desk: found by any of their names, however they are typed."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from companies import search
from companies.admin import merging
from companies.admin.slugs import FixedSlugAdmin
from companies.folding import fold
from companies.merging import last_merge, may_merge
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


class MergedFilter(admin.SimpleListFilter):
    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("merged into another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What was merged is shown only to who asks for it; no search finds it."""
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class NamedAdmin(FixedSlugAdmin):
    change_form_template = "admin/companies/named_form.html"
    search_fields = ("name", "aliases__name")
    search_help_text = _("By name or other name: accents don't count, and a letter may be wrong.")

    def get_urls(self) -> Any:
        name = f"companies_{self.model._meta.model_name}"
        pages = (("<int:pk>/merge/", merging.page, "merge"), ("<int:pk>/unmerge/", merging.undo_page, "unmerge"))
        own = [
            path(route, self.admin_site.admin_view(partial(view, model_admin=self)), name=f"{name}_{verb}")
            for route, view, verb in pages
        ]
        alike = self.admin_site.admin_view(partial(merging.alike_line, model_admin=self))
        return [path("alike/", alike, name=f"{name}_alike"), *own, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        return search.narrowed(queryset, search_term), False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was merged stays as it is, so that it can be taken back."""
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.merged_into_id)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return () if obj and obj.merged_into_id else super().get_inlines(request, obj)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        thing = kwargs.get("obj")
        context |= {"may_merge": may_merge(request.user), "kind": self.model._meta.model_name}
        context["merged"] = last_merge(thing) if thing and thing.merged_into_id else None
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        merging.say_alike(request, form, formsets)
