"""Of two who saved, the second chooses by keyboard, and an edit by hand is a choice as well."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.factories import make_article, make_user, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def conflict(page: Page, site: str) -> None:
    """Saves a headline and a text on top of other ones."""
    article = make_article(headline="Prima", body="<p>Testo.</p>")
    page.goto(f"{site}{article.get_admin_url()}")
    rewrite(article, headline="Titolo loro", body="<p>Testo loro.</p>")
    page.get_by_label("Headline").fill("Titolo mio")
    page.locator(".tiptap").fill("Testo mio.")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="Nothing is lost")).to_be_visible()


def choice(page: Page, field: str, name: str) -> None:
    page.get_by_role("group", name=field, exact=True).get_by_label(name).check()


def test_the_keyboard_begins_at_the_first_choice_and_saves_what_was_chosen(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in(make_user("Editor").username)
    conflict(page, site)
    expect(page.locator("[name='_choice-headline'][value=theirs]")).to_be_focused()
    page.keyboard.press("Space")
    choice(page, "Text", "Keep yours")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("What you chose is saved")).to_be_visible()
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Titolo loro", "<p>Testo mio.</p>")


def test_a_key_in_a_field_moves_its_choice_and_another_choice_may_follow(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in(make_user("Editor").username)
    conflict(page, site)
    choice(page, "Headline", "Keep theirs")
    choice(page, "Text", "Keep theirs")
    page.get_by_label("Headline", exact=True).fill("Terzo titolo")
    page.locator(".tiptap").fill("Terzo testo.")
    for field in ("headline", "body"):
        expect(page.locator(f"[data-edited={field}]")).to_be_checked()
    choice(page, "Text", "Keep theirs")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as you edited it by hand: Headline.")).to_be_visible()
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Terzo titolo", "<p>Testo loro.</p>")
