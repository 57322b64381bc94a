"""A story that was never saved is found again, and two clicks on its button make one story."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article, Unsaved
from tests.articles.admin.keep_page import Window
from tests.articles.admin.story_form import address, save
from tests.factories import make_article, make_client

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


def test_a_new_story_that_was_never_saved_opens_again(reporter: User) -> None:
    client = make_client(reporter)
    Window(client).type(headline="Mai salvata", body="<p>Metà</p>")
    assert Article.objects.count() == 0
    again = Window(client)
    assert (again.fields["headline"], again.fields["body"]) == ("Mai salvata", "<p>Metà</p>")
    assert again.save().status_code == 302
    assert Article.objects.get().headline == "Mai salvata"
    assert "headline" not in Window(client).fields


def test_an_empty_story_can_be_begun_beside_it(reporter: User) -> None:
    client = make_client(reporter)
    Window(client).type(headline="Mai salvata")
    fresh = Window(client, None, "?kept=no")
    assert "headline" not in fresh.fields
    assert [str(row) for row in fresh.kept.others] == ["Mai salvata"]


def test_the_start_page_lists_what_was_never_saved_for_its_writer_only(reporter: User, editor: User) -> None:
    Window(make_client(reporter)).type(headline="", body="<p>Senza titolo ancora</p>")
    page = make_client(reporter).get("/admin/")
    assert "Senza titolo ancora" in page.content.decode()
    [row] = Unsaved.objects.all()
    assert f"{ADD}?kept={row.window}" in page.content.decode()
    assert "Senza titolo ancora" not in make_client(editor).get("/admin/").content.decode()


def click(client: Client, window: Window, **changes: str) -> str:
    response = save(client, None, window.data() | {"_continue": "1"}, **changes)
    assert response.status_code == 302, response.context["adminform"].form.errors
    return response.url


def test_a_second_click_on_save_finds_the_story_of_the_first(reporter: User) -> None:
    client = make_client(reporter)
    window = Window(client)
    window.type(headline="Due clic")
    assert click(client, window) == click(client, window) == address(Article.objects.get())
    assert Article.objects.get().head.number == 1


def test_going_on_after_the_first_click_makes_a_revision_of_the_same_story(reporter: User) -> None:
    client = make_client(reporter)
    window = Window(client)
    click(client, window, headline="Prima")
    click(client, window, headline="Seconda")
    assert Article.objects.get().headline == "Seconda"
    assert Article.objects.get().head.number == 2


def test_two_windows_of_one_new_story_make_one_story(reporter: User) -> None:
    client = make_client(reporter)
    first = Window(client)
    first.type(headline="Una sola")
    second = Window(client)
    click(client, first)
    second.type(kicker="Dopo")
    assert save(client, None, second.data()).status_code == 200
    assert Article.objects.count() == 1
    assert Window(client, Article.objects.get()).fields["kicker"] == "Dopo"


def test_somebody_else_s_draft_key_makes_a_story_of_ones_own(reporter: User, editor: User) -> None:
    window = Window(make_client(reporter))
    click(make_client(reporter), window, headline="Mia")
    data = window.data() | {"kept-person": editor.pk, "headline": "Altra"}
    assert save(make_client(editor), None, data).status_code == 302
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Altra", "Mia"]


def test_the_text_of_a_story_that_somebody_deletes_is_kept_as_that_of_a_new_one(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    window.type(headline="Resta")
    workflow.discard(Article.objects.get(), by=None)
    answer = window.type(headline="Resta tutto")
    assert "deleted meanwhile" in answer.json()["says"]
    assert Window(client).fields["headline"] == "Resta tutto"


def test_saving_a_deleted_story_leads_to_the_kept_text(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    workflow.discard(Article.objects.get(), by=None)
    response = window.save(headline="Scritta invano?")
    assert response.url.startswith(f"{ADD}?kept=")
    assert Window(client, None, response.url.removeprefix(ADD)).fields["headline"] == "Scritta invano?"
