"""What the desk's pages cost in queries, however many stories there are."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import ago, ahead, make_article, make_client, make_company, make_edition, make_milestone, rewrite

pytestmark = pytest.mark.django_db


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def fill(number: int, owner: User) -> None:
    section = make_article(owner=owner).section
    for index in range(number - 1):
        article = make_article(owner=owner, section=section)
        if index % 2:
            make_edition(article, at=ago(hours=2))
        if index % 3:
            make_edition(rewrite(article, headline="Poi"), at=ahead(hours=2))


@pytest.mark.parametrize(
    ("address", "most"), [("/admin/articles/article/", 11), ("/admin/articles/article/?q=titolo", 11), ("/admin/", 14)]
)
def test_a_page_costs_the_same_with_five_stories_and_with_fifty(address: str, most: int, editor: User) -> None:
    client = make_client(editor)
    fill(5, editor)
    few = queries(client, address)
    fill(45, editor)
    assert queries(client, address) == few <= most


def grown_story(number: int, owner: User) -> str:
    milestone = make_milestone()
    article = make_article(
        owner=owner,
        companies=[make_company() for _ in range(number)],
        milestones=[make_milestone(milestone.partnership) for _ in range(number)],
        tags=[f"Tema {index}" for index in range(number)],
    )
    make_edition(article, at=ago(hours=number))
    for index in range(number):
        make_edition(rewrite(article, headline=f"Titolo {index}"), at=ahead(hours=index + 1))
    return article.get_admin_url()


@pytest.mark.parametrize("make", [grown_story])
def test_a_story_s_page_costs_the_same_with_much_in_it(make: Callable[[int, User], str], editor: User) -> None:
    client = make_client(editor)
    little, much = make(2, editor), make(12, editor)
    assert queries(client, little) == queries(client, much) <= 15


def test_the_page_of_a_long_story_costs_no_more_queries_than_a_short_one_s(editor: User) -> None:
    client = make_client(editor)
    article = make_article(body="<p>" + "</p><p>".join(" ".join(["parola"] * 50) for _ in range(40)) + "</p>")
    address = article.get_admin_url()
    assert b"2000 words" in client.get(address).content
    assert queries(client, address) == queries(client, make_article(body="<p>Breve.</p>").get_admin_url()) <= 15
