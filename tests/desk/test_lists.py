"""Every list of the desk answers whatever its address asks for, be it ours, Django's or a library's."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from tests.factories import make_client, make_edition, make_milestone, make_picture

pytestmark = pytest.mark.django_db
ANYWHERE = ("o", "p", "all", "e", "_popup", "_to_field", "_facets", "q", "_facets=1&q", "pk__year")
OF_A_FILTER = ("exact", "gte", "year", "id__exact")
RUBBISH = ("0", "9" * 5000, "x", "9999-12-31T23:59:59-12:00")


def asked(one: Any) -> Iterator[str]:
    yield from ANYWHERE
    for filtered in one.list_filter:
        if isinstance(filtered, str):
            yield from (f"{filtered}__{way}" for way in OF_A_FILTER)
        else:
            yield filtered.parameter_name


def answer(client: Client, address: str) -> str:
    """Nothing where the answer is a page or a refusal with a sentence; what a query breaks is mended after it."""
    with transaction.atomic():
        response = client.get(address)
        transaction.set_rollback(True)
    if response.status_code == 302:
        return "" if response.url.endswith("?e=1") else response.url
    return "" if response.status_code in {200, 400} and b"<h1" in response.content else str(response.status_code)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_rubbish_in_the_address_of_a_list_is_no_error_of_the_server(model: type) -> None:
    make_edition()
    make_milestone()
    make_picture()
    client = make_client(User.objects.create_superuser("superuser"))
    one = admin.site._registry[model]
    here = f"/admin/{one.opts.app_label}/{one.opts.model_name}/"
    found = {(name, what[:30]): answer(client, f"{here}?{name}={what}") for name in asked(one) for what in RUBBISH}
    assert not {address: says for address, says in found.items() if says}


@pytest.mark.parametrize("asked", ["website=x", "created_at__year=0", "slug__regex=(", "kind__exact=brand&name=x"])
def test_a_list_is_narrowed_by_no_field_that_has_no_filter(asked: str, chief: User) -> None:
    assert make_client(chief).get(f"/admin/companies/company/?{asked}").url.endswith("?e=1")


def test_a_list_is_narrowed_by_the_filters_of_its_admin(chief: User) -> None:
    response = make_client(chief).get("/admin/companies/company/?kind__exact=brand&country=IT&q=casa&o=1.-2&_popup=1")
    assert response.status_code == 200
