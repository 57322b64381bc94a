from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmbargoesConfig(AppConfig):
    name = "embargoes"
    verbose_name = _("Embargoes")
