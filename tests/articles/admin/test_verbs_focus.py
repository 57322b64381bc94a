"""Where the keyboard begins on the page of a verb, and whether its button can be pressed."""

import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles import workflow
from tests.articles.admin.story_form import verb_address
from tests.factories import ahead, make_article, make_client, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db


def focused(response: HttpResponse) -> list[str]:
    page = response.content.decode()
    return re.findall(r"<(?:input|button|select|textarea)\b[^>]*\bautofocus\b[^>]*>", page)


@pytest.mark.parametrize(("name", "field"), [("submit", "note"), ("publish", "note"), ("schedule", "at")])
def test_it_begins_at_the_first_field(name: str, field: str, editor: User) -> None:
    [one] = focused(make_client(editor).get(verb_address(name, make_article())))
    assert f'name="{field}"' in one


def test_it_begins_at_the_first_field_that_is_wrong(editor: User) -> None:
    data = {"revision": 1, "at": "2100-01-01T10:00", "until": "domani"}
    [one] = focused(make_client(editor).post(verb_address("schedule", make_article()), data))
    assert 'name="until"' in one


def test_it_begins_at_the_button_where_nothing_is_asked(editor: User) -> None:
    edition = make_edition(at=ahead(hours=1))
    [one] = focused(make_client(editor).get(verb_address("cancel", edition.article, edition.pk)))
    assert one.startswith("<button")


def test_the_button_waits_until_what_blocks_is_fixed(reporter: User) -> None:
    article = make_article(owner=reporter)
    page = make_client(reporter).get(verb_address("submit", article)).content.decode()
    assert "verb-blocked" not in page
    rewrite(article, standfirst="")
    page = make_client(reporter).get(verb_address("submit", article)).content.decode()
    assert '<button class="default" disabled aria-describedby="verb-blocked">' in page
    assert "First put right what has to be fixed." in page
    assert f'href="{article.get_admin_url()}#id_standfirst"' in page


def test_the_button_is_free_for_who_may_go_on_all_the_same_and_after_they_did(editor: User, chief: User) -> None:
    article = rewrite(make_article(owner=make_user("Reporter")), standfirst="")
    address = verb_address("approve", article)
    assert "verb-blocked" in make_client(editor).get(address).content.decode()
    assert "verb-blocked" not in make_client(chief).get(address).content.decode()
    workflow.submit(article, by=chief, because="Arriva dopo")
    assert "verb-blocked" not in make_client(editor).get(address).content.decode()
