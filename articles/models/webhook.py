"""Webhooks: other sites' addresses that are told when a story goes out, changes or goes."""

import base64
import secrets

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def new_secret() -> str:
    """As Standard Webhooks writes secrets: 192 random bits."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"


class Webhook(models.Model):
    """Kept by chiefs. What is sent, and how it is signed, follows Standard Webhooks (standardwebhooks.com)."""

    name = models.CharField(_("name"), max_length=60, help_text=_("Who receives it, for the ledger."))
    address = models.URLField(_("address"), max_length=400, validators=[URLValidator(["https", "http"])])
    secret = models.CharField(
        _("secret"),
        max_length=60,
        default=new_secret,
        editable=False,
        help_text=_("The receiver checks with it that a message is ours."),
    )
    on_publication = models.BooleanField(_("a story goes out"), default=True)
    on_update = models.BooleanField(_("a new text replaces it"), default=True)
    on_end = models.BooleanField(_("a story expires or is withdrawn"), default=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="webhook_wants_something",
                condition=Q(on_publication=True) | Q(on_update=True) | Q(on_end=True),
                violation_error_message=_("Choose at least one event."),
            )
        ]

    def __str__(self) -> str:
        return self.name
