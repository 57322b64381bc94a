"""The promise in one go: a rich story, the server killed in the middle of a sentence, and every word found again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.conftest import Server
from tests.factories import make_company, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def kept(page: Page, says: str) -> None:
    expect(page.locator("[data-keep-state]")).to_contain_text(says, timeout=20_000)


def write(page: Page) -> None:
    """A company's name and a picture of the library, by keyboard."""
    keys = page.keyboard
    keys.type("Apre @guc")
    expect(page.get_by_role("option", name="Gucci")).to_be_visible()
    keys.press("Enter")
    keys.type(" in Cina.")
    keys.press("Alt+Shift+P")
    dialog = page.get_by_role("dialog", name="Insert a picture")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator(".desk-figure-credit")).to_be_visible()
    keys.type("La vetrina")
    keys.press("Enter")


def test_a_quote_a_figure_and_a_mention_outlive_a_server_killed_in_mid_sentence(
    server: Server, sign_in: Callable[[str], Page]
) -> None:
    gucci, picture = make_company(name="Gucci"), make_picture(title="Vetrina")
    page = sign_in(make_user("Reporter").username)
    page.goto(f"{server.address}/admin/articles/article/add/")
    page.get_by_label("Headline").fill("Due negozi su Tmall")
    page.locator(".tiptap").click()
    write(page)
    kept(page, "Kept at")
    keys = page.keyboard
    keys.press("Alt+Shift+Q")
    keys.type("Il digitale ")
    server.kill()
    keys.type("conta.")
    keys.press("Enter")
    keys.type("Marco Bizzarri")
    kept(page, "the server does not answer")
    page.close(run_before_unload=False)
    server.start()
    again = page.context.new_page()
    again.goto(f"{server.address}/admin/articles/article/add/")
    expect(again.locator(".tiptap")).to_contain_text("Il digitale conta.")
    again.get_by_role("button", name="Save and continue editing").click()
    expect(again.get_by_text("was added successfully")).to_be_visible()
    story = Article.objects.get()
    assert story.headline == "Due negozi su Tmall"
    assert story.body == (
        f'<p>Apre <span data-company="{gucci.pk}">Gucci</span> in Cina.</p>'
        f'<figure data-kind="picture" data-picture="{picture.pk}"><figcaption>La vetrina</figcaption></figure>'
        '<figure data-kind="pull"><blockquote><p>Il digitale conta.</p></blockquote>'
        "<figcaption>Marco Bizzarri</figcaption></figure>"
    )
