"""The roles: groups with their permissions, brought up to date after every migration."""

from typing import Any

from django.contrib.auth.management import create_permissions

READ = ["articles.view_article", "articles.view_revision", "articles.view_edition", "articles.view_auditentry"]
REGISTER = [
    f"companies.{action}_{model}"
    for model in (
        *("company", "alias", "ownership", "person", "personalias", "role", "partnership", "party", "standing"),
        *("milestone", "quote", "fact", "source"),
    )
    for action in ("view", "add", "change")
]
REPORTER = [
    *READ,
    *REGISTER,
    "articles.add_article",
    "articles.change_article",
    "articles.delete_article",
    "articles.submit_article",
    *(f"articles.{action}_idea" for action in ("view", "add", "change")),
    "articles.view_section",
    "articles.view_author",
    "embargoes.view_embargo",
    "images.view_picture",
    "images.add_picture",
    "images.change_picture",
]
EDITOR = [
    *REPORTER,
    "articles.edit_any_article",
    "articles.approve_article",
    "articles.publish_article",
    "articles.assign_article",
    *(f"embargoes.{action}_embargo" for action in ("add", "change", "delete")),
    "articles.add_placement",
    "articles.retry_effect",
    "articles.add_author",
    "articles.change_author",
    "companies.import_register",
    "companies.export_register",
    *(
        f"companies.delete_{model}"
        for model in ("alias", "ownership", "personalias", "role", "party", "standing", "milestone", "quote", "fact")
    ),
]
CHIEF = [
    *EDITOR,
    "articles.override_checks",
    *(f"articles.{action}_section" for action in ("add", "change", "delete")),
    "articles.delete_author",
    *(f"articles.{action}_webhook" for action in ("view", "add", "change", "delete")),
    *(f"companies.delete_{model}" for model in ("company", "person", "partnership", "source")),
    "companies.add_merge",
    "images.delete_picture",
    *(f"auth.{action}_user" for action in ("view", "add", "change")),
    "auth.view_group",
]
ROLES = {"Reporter": REPORTER, "Editor": EDITOR, "Chief": CHIEF}


def install(**kwargs: Any) -> None:
    """Gives each role exactly its permissions. Safe to call again; other groups are left alone."""
    from django.apps import apps
    from django.contrib.auth.models import Group, Permission

    for app in apps.get_app_configs():
        create_permissions(app, verbosity=0)
    by_name = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for name, permissions in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(by_name[permission] for permission in permissions)
