"""What the writing page shows without any script: counts, meters, the card, the line in a search engine."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.articles.admin.story_form import address, opened, save
from tests.factories import make_article, make_client, make_picture, make_section, make_user

pytestmark = pytest.mark.django_db


def page(user: User, article: object = None) -> str:
    response = make_client(user).get(address(article))  # type: ignore[arg-type]
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_counts_the_saved_words_and_shows_the_card_and_the_snippet(editor: User) -> None:
    picture = make_picture(focal_x=20, focal_y=70, credit="Foto Ansa")
    article = make_article(headline="Due store", slug="due-store", body="<p>Tre parole qui</p>", picture=picture)
    shown = page(editor, article)
    assert "3 words" in shown
    assert "1 min" in shown
    assert f"{picture.token}/480" in shown
    assert 'data-x="20" data-y="70"' in shown
    assert "Foto Ansa" in shown
    assert "/articles/</span>" in shown.replace("\n", "")
    assert 'data-look="slug" data-empty="…">due-store<' in shown


def test_what_is_too_long_is_said_in_words(editor: User) -> None:
    shown = page(editor, make_article(headline="Un titolo " + "lungo " * 12, standfirst="Breve."))
    assert shown.count("<em>search engines cut it</em>") == 1
    assert "<em>long for a card</em>" in page(editor, make_article(headline="Un titolo " + "lunghissimo " * 8))


def test_after_an_error_the_card_shows_what_was_typed_and_chosen(reporter: User) -> None:
    picture = make_picture()
    article = make_article(owner=reporter, section=make_section())
    client = make_client(reporter)
    data = opened(client, article)
    answer = save(
        client, article, data, headline="Titolo nuovo", slug="!!", picture=picture.pk, body="<p>Due parole</p>"
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Titolo nuovo</p>" in shown
    assert f"{picture.token}/480" in shown
    assert "2 words" in shown


@pytest.mark.parametrize("chosen", ["0", "-1", "x", "9" * 30])
def test_a_picture_that_is_none_is_an_error_of_the_form_and_not_of_the_server(chosen: str, reporter: User) -> None:
    article = make_article(owner=reporter)
    client = make_client(reporter)
    assert save(client, article, opened(client, article), picture=chosen).status_code == 200


def test_a_colleague_reads_the_story_as_text_with_its_facts_beside_it(reporter: User) -> None:
    article = make_article(owner=make_user("Reporter"), body="<h2>Parte</h2><p>Il testo intero.</p>", kicker="Accordi")
    shown = page(reporter, article)
    assert '<p class="reading-headline">' in shown
    assert "<h2>Parte</h2>" in shown
    assert 'name="headline"' not in shown
    assert 'name="_continue"' not in shown
    assert "4 words" in shown


def test_a_picture_says_where_it_is_and_what_of_it_stays_in_view(reporter: User) -> None:
    picture = make_picture(focal_x=10, focal_y=90, credit="Ansa")
    answer = make_client(reporter).get(reverse("admin:articles_article_picture", args=[picture.pk]))
    assert "no-store" in answer["Cache-Control"]
    assert answer.json() == {
        "address": f"/media/{picture.token}/480.webp",
        "x": 10,
        "y": 90,
        "alt": picture.alt,
        "credit": "Ansa",
    }
    for number in (picture.pk + 1, 2**80):
        assert make_client(reporter).get(reverse("admin:articles_article_picture", args=[number])).status_code == 404
