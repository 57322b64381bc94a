"""What can't be kept is answered with a sentence, whoever sends it and whatever it is; presence goes along."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Presence, Unsaved
from tests.articles.admin.keep_page import Window
from tests.factories import make_article, make_client, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def window(reporter: User) -> Window:
    return Window(make_client(reporter), make_article(owner=reporter))


def refused(response: HttpResponse, status: int) -> str:
    assert response.status_code == status
    assert not Unsaved.objects.exists()
    return response.json()["error"]


def test_a_colleague_can_keep_nothing_in_somebody_else_s_story(window: Window) -> None:
    colleague = make_user("Reporter")
    window.client = make_client(colleague)
    answer = window.send(**{"kept-person": colleague.pk, "kept-sequence": 1})
    assert "may not change this story" in refused(answer, 403)
    assert not Presence.objects.exists()


def test_a_text_is_never_kept_for_who_signed_in_later(window: Window, editor: User) -> None:
    window.client = make_client(editor)
    assert f"{editor.username}. This text is not theirs" in refused(window.type(headline="Altrui"), 409)


def test_who_is_not_signed_in_is_sent_to_sign_in(window: Window) -> None:
    window.client = make_client()
    assert window.type(headline="Fuori").url.startswith("/admin/login/")


def test_a_story_that_never_was_is_said_to_be_none(window: Window) -> None:
    window.article = Article(pk=987_654_321)
    assert refused(window.type(), 404) == "There is no such story."


@pytest.mark.parametrize("pk", [2**63, 10**30])
def test_a_number_beyond_all_numbers_is_no_story(pk: int, window: Window) -> None:
    window.article = Article(pk=pk)
    assert window.type().status_code == 404


@pytest.mark.parametrize(
    "extra",
    [{"kept-window": "x"}, {"kept-draft": "'"}, {"kept-window": ""}, {"kept-window": "\x00"}],
)
def test_a_page_that_can_t_be_understood_is_to_be_loaded_again(extra: dict[str, str], window: Window) -> None:
    assert "load it again" in refused(window.send(**extra), 400)


@pytest.mark.parametrize(
    "extra",
    [
        {"kept-sequence": "x"},
        {"kept-sequence": "9" * 5000},
        {"kept-after": ":" * 40},
        {"kept-after": "x:y"},
        {"base": "9" * 30},
        {"companies": ["x", "9" * 40, "-1", "١"]},
        {"section": "x\x00"},
        {"headline": "a\x00b\ud7ff"},
        {"language": "zz"},
    ],
)
def test_nonsense_is_kept_as_far_as_it_can_be_and_opens_without_harm(extra: dict[str, Any], window: Window) -> None:
    window.sequence = 1
    assert window.send(**extra).status_code == 200
    assert Window(window.client, window.article).page.status_code == 200


def test_a_text_beyond_the_limit_is_refused_with_a_sentence(window: Window) -> None:
    assert "too long" in refused(window.type(body=f"<p>{'x' * 5_000_000}</p>"), 413)
    assert "too long" in refused(window.type(body="", kicker="x" * 30_000), 413)


def test_a_request_beyond_all_limits_gets_a_page_and_no_error(window: Window) -> None:
    assert window.type(body="x" * 7_000_000).status_code == 413


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_malformed_request_is_no_server_error(content_type: str, window: Window) -> None:
    response = window.client.post(f"/admin/articles/article/{window.article.pk}/keep/", b'{"a":', content_type)
    assert 400 <= response.status_code < 500


def test_a_beat_keeps_nothing_and_names_who_else_is_here(window: Window) -> None:
    giulia = make_user("Editor", first_name="Giulia", last_name="Prova")
    other = Window(make_client(giulia), window.article)
    assert other.beat().json()["others"] == ""
    assert window.beat().json()["others"] == "Giulia Prova is here too"
    assert not Unsaved.objects.exists()
    Presence.objects.filter(person=giulia).update(seen_at=timezone.now() - dt.timedelta(seconds=46))
    assert window.beat().json()["others"] == ""
    other.beat()
    other.beat(**{"kept-leaving": "1"})
    assert window.beat().json()["others"] == ""


def test_a_person_leaves_with_the_last_window(window: Window) -> None:
    client = make_client(make_user("Editor", first_name="Giulia", last_name="Prova"))
    first, second = Window(client, window.article), Window(client, window.article)
    first.beat()
    second.beat()
    assert window.beat().json()["others"] == "Giulia Prova is here too"
    first.beat(**{"kept-leaving": "1"})
    assert window.beat().json()["others"] == "Giulia Prova is here too"
    second.beat(**{"kept-leaving": "1"})
    assert window.beat().json()["others"] == ""


def test_a_beat_says_what_was_saved_meanwhile_and_by_whom(window: Window) -> None:
    assert window.beat().json()["moved"] == ""
    tommaso = make_user("Editor", first_name="Tommaso", last_name="Brandi")
    Window(make_client(tommaso), window.article).save(headline="Loro")
    assert window.beat().json()["moved"].startswith("Tommaso Brandi saved revision 2, today ")
    Window(window.client, window.article).save(headline="Mio")
    assert "You saved revision 3" in window.beat().json()["moved"]


def test_keeping_costs_few_queries(window: Window) -> None:
    window.type(headline="Prima")
    window.beat()
    with CaptureQueriesContext(connection) as queries:
        window.type(headline="Seconda")
    assert len(queries) <= 9, [query["sql"][:90] for query in queries]
