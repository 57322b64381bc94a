"""Everything that the database holds of the register and of what points at it, for comparing before and after."""

from typing import Any

from django.apps import apps

APART = {"companies.merge", "articles.auditentry"}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the register and of stories, by the model's label."""
    models = [
        model
        for app in ("articles", "companies")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in models
        if model._meta.label_lower not in APART
    }
