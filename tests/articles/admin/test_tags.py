"""Suggestions of tags while one types."""

import pytest
from django.contrib.auth.models import User
from taggit.models import Tag

from tests.factories import make_client

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/article/tags/"


@pytest.fixture
def tags(db: None) -> None:
    for name in (
        "Cina",
        "Cinema",
        "Medicina",
        "Lusso",
        "100% seta",
        "È-commerce",
        *(f"Moda {n:02}" for n in range(15)),
    ):
        Tag.objects.create(name=name)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cin", ["Cina", "Cinema"]),
        (" CIN ", ["Cina", "Cinema"]),
        ("dici", ["Medicina"]),
        ("zzz", []),
        ("", []),
        ("%", ["100% seta"]),
        ("_", []),
        ("\\", []),
        ("x" * 100_000, []),
        ("moda", [f"Moda {n:02}" for n in range(10)]),
    ],
)
def test_tags_that_begin_with_what_was_typed_come_first(
    typed: str, expected: list[str], tags: None, reporter: User
) -> None:
    response = make_client(reporter).get(ADDRESS, {"q": typed})
    assert response.status_code == 200
    assert response.json() == {"tags": expected}


def test_bytes_that_are_no_text_are_no_server_error(tags: None, reporter: User) -> None:
    assert make_client(reporter).get(f"{ADDRESS}?q=%ff%fe").status_code == 200
    assert make_client(reporter).get(f"{ADDRESS}?q=%00cin").status_code == 400


def test_a_stranger_learns_no_tags(tags: None, stranger: User) -> None:
    assert make_client(stranger).get(ADDRESS, {"q": "cin"}).status_code == 403
