"""What is typed is kept for its writer, is no revision, and is offered when the story is opened again."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Revision, Unsaved
from tests.articles.admin.keep_page import Window
from tests.articles.admin.story_form import address
from tests.factories import make_article, make_client, make_company, make_picture, make_section, rewrite

pytestmark = pytest.mark.django_db


def said(response: Any) -> str:
    return response.content.decode()


def test_what_is_typed_is_there_when_the_story_is_opened_again(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    answer = window.type(headline="Metà frase", body="<p>Detto a me<script>1</script></p>")
    assert answer.json()["kept"] is True
    assert "no-store" in answer.headers["Cache-Control"]
    again = Window(client, article)
    assert (again.fields["headline"], again.fields["body"]) == ("Metà frase", "<p>Detto a me</p>")
    assert "not saved yet" in said(again.page)
    article.refresh_from_db()
    assert article.headline != "Metà frase"
    assert Revision.objects.count() == 1


def test_every_field_comes_back_as_it_was(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    companies, picture = [make_company(), make_company()], make_picture()
    typed = {
        "kicker": "Accordi",
        "standfirst": "Prima riga\nseconda",
        "section": str(make_section().pk),
        "companies": [str(company.pk) for company in companies],
        "tags": "Cina, Lusso",
        "picture": str(picture.pk),
        "language": "en",
        "dated": "2020-12",
        "slug": "a-mano",
    }
    Window(client, article).type(**typed)
    again = Window(client, article)
    assert {name: again.fields[name] for name in typed} == typed
    assert again.save().status_code == 302
    article.refresh_from_db()
    assert sorted(article.companies.all(), key=lambda c: c.pk) == companies
    assert (article.picture, article.language, article.slug) == (picture, "en", "a-mano")


def test_nobody_else_sees_what_is_kept(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    Window(make_client(reporter), article).type(headline="Solo mio")
    other = Window(make_client(editor), article)
    assert other.fields["headline"] == article.headline
    assert "Solo mio" not in said(other.page)


def test_saving_takes_the_kept_text_away_and_a_late_request_does_not_bring_it_back(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    window.type(headline="Salvato")
    late = window.data()
    assert window.save().status_code == 302
    assert client.post(f"/admin/articles/article/{article.pk}/keep/", late).json()["kept"] is False
    assert not Unsaved.objects.waiting().exists()
    assert "not saved yet" not in said(Window(client, article).page)


def test_an_older_text_never_replaces_a_newer_one(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    window.type(headline="Vecchio")
    old = window.data()
    window.type(headline="Nuovo")
    assert client.post(f"/admin/articles/article/{article.pk}/keep/", old).json()["kept"] is False
    assert Window(client, article).fields["headline"] == "Nuovo"


@pytest.mark.hundreds
def test_five_hundred_texts_kept_one_after_the_other_are_no_conflict_and_no_revision(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    for number in range(500):
        assert window.type(headline=f"Battuta {number}").json()["kept"] is True
    assert Revision.objects.count() == 1
    assert Unsaved.objects.count() == 1
    assert window.save().status_code == 302
    assert Article.objects.get().headline == "Battuta 499"
    assert Revision.objects.count() == 2


def test_a_kept_text_of_a_story_that_has_moved_says_so_and_saving_it_compares(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    Window(client, article).type(headline="Mio")
    Window(make_client(editor), article).save(headline="Loro")
    again = Window(client, article)
    assert f"The story has moved since: {editor.username} saved revision 2" in said(again.page)
    assert again.save().status_code == 200
    assert Article.objects.get().headline == "Loro"


def test_what_was_kept_and_then_saved_elsewhere_word_for_word_is_not_offered(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    Window(client, article).type(headline="Uguale")
    rewrite(article, headline="Uguale")
    assert Window(client, article).kept.opened is None


def test_a_kept_text_is_thrown_away_and_brought_back(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    window = Window(client, article)
    window.type(headline="Da buttare")
    throw = f"/admin/articles/article/kept/{window.kept.window}/throw/"
    assert client.post(throw).url == address(article)
    page = Window(client, article)
    assert page.fields["headline"] == article.headline
    assert "is thrown away" in said(page.page)
    client.post(throw, {"undo": ""})
    assert Window(client, article).fields["headline"] == "Da buttare"


def test_nobody_throws_away_what_is_not_theirs(reporter: User, chief: User) -> None:
    window = Window(make_client(reporter), make_article(owner=reporter))
    window.type(headline="Mio")
    throw = f"/admin/articles/article/kept/{window.kept.window}/throw/"
    assert make_client(chief).post(throw).status_code == 404
    assert Unsaved.objects.waiting().count() == 1


def test_a_second_window_begins_from_the_first_and_takes_its_text_over(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    Window(client, article).type(headline="Dalla prima")
    second = Window(client, article)
    second.type(kicker="Seconda")
    [row] = Unsaved.objects.waiting()
    assert (row.data["headline"], row.data["kicker"]) == ("Dalla prima", "Seconda")


def test_two_windows_that_both_go_on_lose_neither_text(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    first, second = Window(client, article), Window(client, article)
    first.type(headline="Nella prima")
    second.type(headline="Nella seconda")
    again = Window(client, article)
    assert again.fields["headline"] == "Nella seconda"
    [other] = again.kept.others
    assert Window(client, article, f"?kept={other.window}").fields["headline"] == "Nella prima"
    assert second.save().status_code == 302
    assert Window(client, article).fields["headline"] == "Nella prima"
