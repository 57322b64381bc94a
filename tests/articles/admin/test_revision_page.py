"""The page of one revision, and of a refused text: everything that stands in it is seen."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import RefusedText
from tests.articles.admin.story_form import verb_address
from tests.factories import make_article, make_client, make_picture

pytestmark = pytest.mark.django_db


def rich() -> tuple[str, str]:
    """A body with a picture and a card, and the picture's token."""
    picture = make_picture(credit="Mario Rossi")
    figure = f'<figure data-kind="picture" data-picture="{picture.pk}"><figcaption>La vetrina</figcaption></figure>'
    card = '<figure data-kind="embed" data-url="https://youtu.be/abc"><figcaption></figcaption></figure>'
    return f"<p>Prima.</p>{figure}{card}", picture.token


def is_whole(shown: str, token: str) -> bool:
    return all(part in shown for part in ("La vetrina", "Mario Rossi", "https://youtu.be/abc", f"/media/{token}/"))


def test_a_revision_s_page_shows_its_pictures_and_its_cards(editor: User) -> None:
    body, token = rich()
    article = make_article(body=body)
    assert is_whole(make_client(editor).get(verb_address("revision", article, 1)).content.decode(), token)


def test_a_refused_text_is_shown_with_its_pictures_and_cleaned(editor: User) -> None:
    body, token = rich()
    data = {"headline": "Mia", "body": f"{body}<script>alert(1)</script>"}
    refused = RefusedText.objects.create(person=editor, article=make_article(), data=data)
    shown = make_client(editor).get(reverse("admin:articles_article_refused", args=[refused.pk])).content.decode()
    assert is_whole(shown, token)
    assert "alert(1)" not in shown
