"""Webhooks, kept by chiefs."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.effects import addresses
from articles.models import Webhook


class WebhookForm(forms.ModelForm):
    def clean_address(self) -> str:
        """Says at once what would fail at each call; where a name leads is looked up then, and each time anew."""
        address: str = self.cleaned_data["address"]
        try:
            addresses.parse(address)
        except addresses.Forbidden as error:
            raise ValidationError(str(error)) from error
        return address


@admin.register(Webhook)
class WebhookAdmin(admin.ModelAdmin):
    form = WebhookForm
    list_display = ("name", "address", "is_active")
    fields = ("name", "address", "on_publication", "on_update", "on_end", "is_active", "shown_secret")
    readonly_fields = ("shown_secret",)

    @admin.display(description=_("secret"))
    def shown_secret(self, hook: Webhook) -> str:
        return hook.secret if hook.pk else "–"
