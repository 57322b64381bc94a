"""Embargoes on the forms of what may be under one: chosen for a new thing, and shown with the way to change it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from embargoes.models import Embargo


def told(embargo: Embargo) -> str:
    """Its name, source and instant, for a list to choose from."""
    return f"{embargo.name} · {embargo.source} · {timezone.localtime(embargo.lifts_at):%Y-%m-%d %H:%M}"


class EmbargoField(forms.ModelChoiceField):
    """A choice of those that haven't lifted, soonest first."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Embargo"))
        super().__init__(queryset=Embargo.objects.upcoming().soonest_first(), **kwargs)

    def label_from_instance(self, embargo: Any) -> str:
        return told(embargo)


class EmbargoedAdmin(admin.ModelAdmin):
    """Nothing carries a new thing yet, so its form takes an embargo; later only the workflow knows what that moves."""

    embargo_kind = ""
    """How embargoes call such a thing, where not by its model's name."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "embargo_line") if obj else fields

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), self.under(obj)]

    @staticmethod
    def under(obj: Any) -> tuple[None, dict[str, Any]]:
        """The group of the embargo, for the form of a stored or of a new thing."""
        return None, {"fields": ("embargo_line" if obj else "embargo",)}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "embargo":
            help_text = _("Readers get nothing of it before the embargo lifts.")
            return EmbargoField(required=False, help_text=help_text)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("embargo"))
    def embargo_line(self, thing: Any) -> str:
        embargo, query = thing.embargo, f"?{self.embargo_kind or thing._meta.model_name}={thing.pk}"
        if embargo and embargo.lifts_at > timezone.now():
            way = reverse("admin:embargoes_embargo_take-out", args=[embargo.pk]) + query
            link = format_html('<a href="{}">{}</a>', embargo.get_admin_url(), told(embargo))
            return format_html('{} · <a href="{}">{}</a>', link, way, gettext("Take out…"))
        way = reverse("admin:embargoes_embargo_put") + query
        return format_html('<a href="{}">{}</a>', way, gettext("Put under an embargo…"))
