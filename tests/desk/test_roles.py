"""Roles hold exactly their permissions, and get them back with every migration."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from desk.roles import ROLES
from tests.factories import make_client, make_user

pytestmark = pytest.mark.django_db
# What each role may that the one before it may not; written out once more, so that a change is made twice.
REPORTER = {
    "articles": "view_article add_article change_article delete_article submit_article view_revision view_edition"
    " view_auditentry view_section view_author view_idea add_idea change_idea",
    "companies": " ".join(
        f"{action}_{model}"
        for model in (
            *("company", "alias", "ownership", "partnership", "party", "standing", "milestone"),
            *("person", "personalias", "role", "quote", "fact", "source"),
        )
        for action in ("view", "add", "change")
    ),
    "embargoes": "view_embargo",
    "images": "view_picture add_picture change_picture",
}
EDITOR = {
    "articles": "edit_any_article approve_article publish_article assign_article add_author change_author"
    " add_placement retry_effect",
    "embargoes": "add_embargo change_embargo delete_embargo",
    "companies": "delete_alias delete_ownership delete_party delete_standing delete_milestone"
    " delete_personalias delete_role delete_quote delete_fact import_register export_register",
}
CHIEF = {
    "articles": "override_checks add_section change_section delete_section delete_author"
    " view_webhook add_webhook change_webhook delete_webhook",
    "companies": "delete_company delete_person delete_partnership delete_source add_merge",
    "images": "delete_picture",
    "auth": "view_user add_user change_user view_group",
}


def flat(*tables: dict[str, str]) -> set[str]:
    return {f"{app}.{name}" for table in tables for app, names in table.items() for name in names.split()}


EXPECTED = {"Reporter": flat(REPORTER), "Editor": flat(REPORTER, EDITOR), "Chief": flat(REPORTER, EDITOR, CHIEF)}


def held(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


@pytest.mark.parametrize("role", EXPECTED)
def test_a_role_holds_exactly_its_permissions(role: str) -> None:
    assert held(role) == EXPECTED[role]
    assert make_user(role).get_all_permissions() == EXPECTED[role]


def test_there_are_no_other_roles() -> None:
    assert set(ROLES) == set(Group.objects.values_list("name", flat=True)) == set(EXPECTED)


def test_migrating_again_restores_the_roles_and_leaves_other_groups_alone() -> None:
    interns = Group.objects.create(name="Interns")
    interns.permissions.set(Permission.objects.filter(codename="view_article"))
    Group.objects.get(name="Chief").delete()
    Group.objects.get(name="Reporter").permissions.add(Permission.objects.get(codename="publish_article"))
    Group.objects.get(name="Editor").permissions.clear()
    call_command("migrate", verbosity=0)
    assert {role: held(role) for role in EXPECTED} == EXPECTED
    assert held("Interns") == {"articles.view_article"}


@pytest.mark.parametrize("whose", ["own", "another's"])
def test_a_chief_can_t_make_anybody_more_than_a_chief(whose: str, chief: User) -> None:
    user = chief if whose == "own" else make_user("Reporter")
    client, address = make_client(chief), f"/admin/auth/user/{user.pk}/change/"
    form = client.get(address).context["adminform"].form
    data = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    joined = {"date_joined_0": "2020-01-01", "date_joined_1": "10:00"}
    client.post(address, data | joined | {"is_superuser": "on"})
    assert not User.objects.get(pk=user.pk).is_superuser


def test_a_chief_can_t_change_the_password_of_who_is_more(chief: User) -> None:
    above = make_user("", is_superuser=True)
    assert make_client(chief).get(f"/admin/auth/user/{above.pk}/password/").status_code in {403, 404}
