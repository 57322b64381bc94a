from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from desk import roles


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        # Django makes permissions after a migration; a role that holds them can't exist earlier.
        post_migrate.connect(roles.install, sender=self)
