"""The desk's answers while one writes: the checks of what is typed, and typography."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import body
from articles.models import Article
from tests.articles.admin.story_form import opened
from tests.factories import make_article, make_client, make_company, make_user

pytestmark = pytest.mark.django_db
TYPOGRAPHY = "/admin/articles/article/typography/"


def address(article: Article) -> str:
    return reverse("admin:articles_article_checks", args=[article.pk])


def ask(user: User, article: Article, **changes: Any) -> Any:
    client = make_client(user)
    client.raise_request_exception = False
    return client.post(address(article), opened(client, article) | changes)


def test_the_list_is_about_what_is_typed_and_nothing_is_stored(editor: User) -> None:
    company = make_company(name="Moncler")
    article = make_article(tags=["Moda"])
    page = ask(editor, article, headline="", body="<p>Moncler apre.</p>", tags="").content.decode()
    assert "The headline is missing." in page
    assert "There are no tags" in page
    assert f'data-add-company="{company.pk}"' in page
    assert "Moncler" not in ask(editor, article, body="<p>Moncler apre.</p>", companies=[company.pk]).content.decode()
    article.refresh_from_db()
    assert article.headline
    assert article.body == "<p>Il primo capoverso.</p>"


def test_the_page_shows_the_list_to_who_may_put_things_right(editor: User, reporter: User) -> None:
    article = make_article(standfirst="")
    assert "The standfirst is missing." in make_client(editor).get(article.get_admin_url()).content.decode()
    assert "The standfirst is missing." not in make_client(reporter).get(article.get_admin_url()).content.decode()


def test_only_who_may_edit_the_story_asks(editor: User, chief: User, reporter: User, stranger: User) -> None:
    owner = make_user("Reporter")
    article = make_article(owner=owner)
    answers = {
        user: make_client(user).post(address(article)).status_code
        for user in (owner, editor, chief, reporter, stranger)
    }
    assert list(answers.values()) == [200, 200, 200, 403, 403]
    assert make_client().post(address(article)).status_code == 302
    assert make_client(editor).get(address(article)).status_code == 405
    assert make_client(editor).post("/admin/articles/article/999999/checks/").status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "x", "picture": "9" * 30, "original": "-1"},
        {"authors": ["a", "²", "9" * 30], "companies": ["1'"], "milestones": [" "]},
        {"language": "de", "tags": '"a, ,,' * 2000, "slug": "/" * 500},
        {"body": "<table>" * 5000, "headline": "\x00\u202e" * 50},
        {"body": "<a href='http://[x'>x</a><a href='/admin'>y</a>", "standfirst": "\r\n"},
        {"original": "1", "milestones": ["1"] * 500},
    ],
)
def test_nonsense_is_answered_with_a_list(changes: dict[str, Any], editor: User) -> None:
    assert ask(editor, make_article(), **changes).status_code == 200


def test_answers_are_kept_nowhere(editor: User) -> None:
    assert "no-store" in ask(editor, make_article()).headers["Cache-Control"]
    assert "no-store" in make_client(editor).post(TYPOGRAPHY).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("x" * (body.MAX_LENGTH + 1), "500001 characters"), ("<p>a" * (body.MOST_BLOCKS + 1), "more than 5000 lines")],
)
def test_of_a_body_that_no_story_can_have_nothing_else_is_said(text: str, says: str, editor: User) -> None:
    answer = ask(editor, make_article(), body=text)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert answer.content.decode().count("<li") == 1


def test_a_story_of_two_thousand_words_is_checked_in_ten_queries(editor: User) -> None:
    text = "".join(f"<p>Il marchio {n} apre un negozio a Milano, dice la nota del gruppo.</p>" for n in range(160))
    client, article = make_client(editor), make_article(body=text)
    data = opened(client, article)
    client.post(address(article), data)
    with CaptureQueriesContext(connection) as captured:
        assert client.post(address(article), data).status_code == 200
    assert len(captured) <= 10


def suggested(user: User, **texts: str) -> Any:
    return json.loads(make_client(user).post(TYPOGRAPHY, texts).content)


def test_typography_is_suggested_for_what_was_posted(reporter: User) -> None:
    answer = suggested(
        reporter, headline='E\' "nuovo"', standfirst="Tutto bene", body="<p>Un po di <script>x</script></p>"
    )
    assert [change["after"] for change in answer["headline"]["changes"]] == ["È", "«nuovo", "nuovo»"]
    assert answer["headline"]["changes"][0]["why"] == "È has an accent, not an apostrophe"
    assert answer["standfirst"]["changes"] == []
    assert "<script" not in answer["body"]["text"]
    assert [change["after"] for change in answer["body"]["changes"]] == ["po’"]
    assert answer["body"]["label"] == "Text"


def test_typography_follows_the_language_of_the_story(reporter: User) -> None:
    assert suggested(reporter, headline='"x"', language="en")["headline"]["changes"][0]["after"] == "“x"


def test_typography_is_for_writers(stranger: User, reporter: User) -> None:
    assert make_client(stranger).post(TYPOGRAPHY).status_code == 403
    assert make_client().post(TYPOGRAPHY).status_code == 302
    assert make_client(reporter).get(TYPOGRAPHY).status_code == 405


def test_typography_is_suggested_for_any_story_there_can_be_and_for_no_longer_text(reporter: User) -> None:
    assert len(suggested(reporter, body="<p>Un po di testo.</p>" + f"<p>{'x' * 110_000}</p>")["body"]["changes"]) == 1
    response = make_client(reporter).post(TYPOGRAPHY, {"body": "x" * (body.MAX_LENGTH + 1)})
    assert response.status_code == 413
    assert b"This is too much at once" in response.content
