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


@pytest.mark.parametrize(
    "asked",
    [
        "article/?changed_at__year=0",
        "article/?changed_at__year=999999999",
        "article/?slug=x",
        "article/?nothing=1",
        "auditentry/?at__year=-1",
        "auditentry/?at__year=0",
    ],
)
def test_a_list_is_narrowed_by_nothing_but_its_filters(asked: str, chief: User) -> None:
    assert make_client(chief).get(f"/admin/articles/{asked}").url.endswith("?e=1")


@pytest.mark.parametrize(
    "asked",
    [
        "article/?section__id__exact=1&whose=mine&q=a&before=1.1",
        "article/?e=1",
        "article/?_popup=1&_to_field=id",
        "auditentry/?at__gte=2026-01-01&at__lt=2026-02-01&verb__exact=saved",
        "auditentry/?at__gte=0001-01-01",
    ],
)
def test_a_list_is_narrowed_by_its_filters(asked: str, chief: User) -> None:
    assert make_client(chief).get(f"/admin/articles/{asked}").status_code == 200


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("articles/article/companies", 200),
        ("companies/company/partnerships", 403),
        ("companies/company/aliases", 403),
        ("companies/company/name", 403),
        ("companies/company/nothing", 403),
        ("companies/nothing/name", 403),
        ("//", 403),
    ],
)
def test_suggestions_are_for_fields_that_choose(field: str, status: int, chief: User) -> None:
    app, model, name = field.split("/")
    asked = {"app_label": app, "model_name": model, "field_name": name, "term": ""}
    assert make_client(chief).get("/admin/autocomplete/", asked).status_code == status
