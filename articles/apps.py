from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self) -> None:
        """Stories that tell what the register said before are to be looked at again."""
        from articles import workflow
        from companies import revising

        revising.follow(workflow.revisit)
