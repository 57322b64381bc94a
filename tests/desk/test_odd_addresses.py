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


@pytest.mark.parametrize("page", ["history", "delete", "change", "publish", "compare"])
@pytest.mark.parametrize("digits", ["\N{ARABIC-INDIC DIGIT THREE}", "\N{SUPERSCRIPT TWO}", "0", "9" * 40, "_00"])
def test_what_is_no_number_of_a_story_leads_to_none(digits: str, page: str, chief: User) -> None:
    client = make_client(chief)
    for answer in (
        client.get(f"/admin/articles/article/{digits}/{page}/", follow=True),
        client.post(f"/admin/articles/article/{digits}/{page}/", {"post": "yes"}, follow=True),
    ):
        assert answer.status_code == 404 or answer.redirect_chain[-1][0] == "/admin/"
