"""Addresses that nobody would type are answered as what they are: never with an error of the server."""

import pytest
from django.contrib.auth.models import User

from tests.factories import make_article, make_client, make_company

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_article, make_company])
def test_an_empty_name_of_a_field_to_link_by_is_none(make: type, chief: User) -> None:
    thing = make()
    address = f"/admin/{thing._meta.label_lower.replace('.', '/')}/{thing.pk}/change/"
    assert make_client(chief).get(f"{address}?_to_field=").status_code == 200
    assert make_client(chief).post(address, {"_to_field": ""}).status_code in {200, 302}
