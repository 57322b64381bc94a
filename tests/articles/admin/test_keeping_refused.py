"""A refused save loses nothing, with a script or without."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import workflow
from articles.models import Article, RefusedText, Unsaved
from tests.articles.admin.keep_page import Window
from tests.articles.admin.story_form import opened, save
from tests.factories import make_article, make_author, make_client, make_user

pytestmark = pytest.mark.django_db


def lose(article: Article, loser: User, winner: User, **mine: str) -> RefusedText:
    """Both open the story, the winner saves, and the loser, without a script."""
    client, other = make_client(loser), make_client(winner)
    form = opened(client, article)
    save(other, article, opened(other, article), headline="Loro")
    assert save(client, article, form, **{"headline": "Mio", "body": "<p>Corpo mio.</p>"} | mine).status_code == 200
    return RefusedText.objects.latest("pk")


def query(address: str) -> str:
    return f"?{address.partition('?')[2]}"


def test_the_loser_s_text_is_kept_word_for_word(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    first = article.head_id
    refused = lose(article, reporter, editor, tags="Cina")
    assert (refused.person, refused.base, refused.article) == (reporter, first, article)
    assert (refused.data["headline"], refused.data["body"]) == ("Mio", "<p>Corpo mio.</p>")
    assert refused.data["tags"] == "Cina"


def test_trying_the_same_again_keeps_it_once(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    form = opened(client, article)
    save(make_client(editor), article, opened(make_client(editor), article), headline="Loro")
    for _ in range(3):
        save(client, article, form, headline="Mio")
    assert RefusedText.objects.count() == 1


def test_its_writer_takes_it_up_from_the_story_s_page(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    refused = lose(article, reporter, editor)
    page = f"/admin/articles/article/refused/{refused.pk}/"
    assert page in Window(client, article).page.content.decode()
    assert "Corpo mio." in client.get(page).content.decode()
    window = Window(client, article, query(client.post(page).url))
    assert (window.fields["headline"], window.fields["base"]) == ("Mio", str(refused.base))
    theirs = window.save().context["conflict"].theirs
    assert window.save(_overwrite=theirs.pk).status_code == 302
    assert Article.objects.get().headline == "Mio"
    assert not Unsaved.objects.waiting().exists()
    assert RefusedText.objects.count() == 1


def test_an_editor_may_take_it_up_and_a_colleague_may_not_see_it(reporter: User, editor: User) -> None:
    refused = lose(make_article(owner=reporter), reporter, editor)
    page = f"/admin/articles/article/refused/{refused.pk}/"
    for method in ("get", "post"):
        assert getattr(make_client(make_user("Reporter")), method)(page).status_code == 403
        assert getattr(make_client(make_user("Editor")), method)(page).status_code in {200, 302}
    assert Unsaved.objects.get().person != reporter


def test_a_reporter_sees_no_editor_s_refused_text(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    refused = lose(article, editor, reporter)
    page = f"/admin/articles/article/refused/{refused.pk}/"
    assert make_client(reporter).get(page).status_code == 403
    assert page not in Window(make_client(reporter), article).page.content.decode()


def test_it_outlives_its_story(reporter: User, editor: User) -> None:
    refused = lose(make_article(owner=reporter), reporter, editor)
    workflow.discard(Article.objects.get(), by=None)
    client = make_client(reporter)
    where = client.post(f"/admin/articles/article/refused/{refused.pk}/").url
    assert Window(client, None, query(where)).fields["headline"] == "Mio"


def test_taking_it_up_twice_is_one_unsaved_text(reporter: User, editor: User) -> None:
    client, refused = make_client(reporter), lose(make_article(owner=reporter), reporter, editor)
    page = f"/admin/articles/article/refused/{refused.pk}/"
    assert client.post(page).url == client.post(page).url
    assert Unsaved.objects.count() == 1


def test_what_was_taken_up_and_thrown_away_can_be_taken_up_again(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    page = f"/admin/articles/article/refused/{lose(article, reporter, editor).pk}/"
    client.post(page)
    client.post(f"/admin/articles/article/kept/{Unsaved.objects.get().window}/throw/")
    assert Window(client, article, query(client.post(page).url)).fields["headline"] == "Mio"


def test_an_open_page_of_the_first_time_can_t_take_what_was_taken_up_again(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    page = f"/admin/articles/article/refused/{lose(article, reporter, editor).pk}/"
    first = Window(client, article, query(client.post(page).url))
    first.type(headline="Oltre")
    again = client.post(page).url
    first.save(headline="Oltre")
    assert Window(client, article, query(again)).fields["headline"] == "Mio"


def test_its_page_leads_back_to_the_list_and_to_the_story_while_there_is_one(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    page = f"/admin/articles/article/refused/{lose(article, reporter, editor).pk}/"
    client = make_client(reporter)

    def crumbs() -> str:
        return client.get(page).content.decode().partition('class="breadcrumbs"')[2].partition("</ol>")[0]

    assert f'href="{reverse("admin:articles_article_changelist")}"' in crumbs()
    assert f'href="{article.get_admin_url()}"' in crumbs()
    workflow.discard(Article.objects.get(), by=None)
    assert article.get_admin_url() not in crumbs()
    assert 'aria-current="page"' in crumbs()


def test_a_byline_put_in_another_order_in_one_window_is_merged_into_the_other(reporter: User) -> None:
    one, two = make_author(name="Zeta"), make_author(name="Alpha")
    article, client = make_article(owner=reporter, authors=[one, two]), make_client(reporter)
    first, second = Window(client, article), Window(client, article)
    first.save(authors=[two.pk, one.pk])
    assert second.save(headline="Dalla seconda").status_code == 302
    assert Article.objects.get().links()["authors"] == [two.pk, one.pk]


def test_what_a_story_translates_is_not_undone_by_another_window_in_silence(reporter: User) -> None:
    original, article = make_article(language="it"), make_article(owner=reporter, language="en")
    client = make_client(reporter)
    first, second = Window(client, article), Window(client, article)
    first.save(original=original.pk, headline="First")
    assert second.save(standfirst="Second.").status_code == 302
    article.refresh_from_db()
    assert (article.original, article.headline, article.standfirst) == (original, "First", "Second.")
