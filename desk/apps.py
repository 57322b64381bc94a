from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from desk import roles


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        # Django makes permissions after a migration; a role that holds them can't exist earlier.
        # The signal is sent only for apps with models, which this one hasn't.
        post_migrate.connect(roles.install, sender=apps.get_app_config("articles"))
