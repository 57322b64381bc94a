"""After every dialog of the editor, however it was closed, what is typed goes into the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import body, new_story
from tests.factories import make_image, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SignIn = Callable[[str], Page]
OPENED_BY = {"link": "Control+k", "table": "Alt+Shift+T", "embed": "Alt+Shift+E", "picture": "Alt+Shift+P"}
FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def opened(page: Page) -> Locator:
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    return dialog


def test_a_dialog_that_is_left_gives_the_keys_back(site: str, sign_in: SignIn) -> None:
    make_picture(data=make_image())
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Parola")
    for name, keys in OPENED_BY.items():
        for leave in ("Escape", "Cancel"):
            page.keyboard.press("Control+a")
            page.keyboard.press(keys)
            dialog = opened(page)
            if leave == "Escape":
                page.keyboard.press("Escape")
            else:
                dialog.get_by_role("button", name="Close" if name == "picture" else "Cancel", exact=True).click()
            page.keyboard.type(f"{name} {leave}")
            assert body(page) == f"<p>{name} {leave}</p>"


def test_a_dialog_that_is_answered_gives_the_keys_to_what_it_put_into_the_text(site: str, sign_in: SignIn) -> None:
    make_picture(data=make_image())
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Parola")
    page.keyboard.press("Control+a")
    page.keyboard.press(OPENED_BY["link"])
    opened(page).get_by_label("Address").fill("https://example.com/")
    page.keyboard.press("Enter")
    page.keyboard.type("Testo")
    expect(page.locator(".tiptap")).to_have_text("Testo")
    page.keyboard.press(OPENED_BY["embed"])
    opened(page).get_by_label("Address").fill(FILM)
    page.keyboard.press("Enter")
    page.keyboard.type("Un film")
    expect(page.locator(".tiptap .is-embed figcaption")).to_have_text("Un film")
    page.keyboard.press("Enter")
    page.keyboard.press(OPENED_BY["picture"])
    opened(page).get_by_role("listitem").get_by_role("button").click()
    page.keyboard.type("Una vetrina")
    expect(page.locator(".tiptap .is-picture figcaption")).to_have_text("Una vetrina")
    page.keyboard.press("Enter")
    page.keyboard.press(OPENED_BY["table"])
    opened(page).get_by_role("button", name="Insert", exact=True).click()
    page.keyboard.type("Una cella")
    expect(page.locator(".tiptap table th").first).to_have_text("Una cella")


def test_a_figure_s_own_dialogs_give_the_keys_back_to_its_caption(site: str, sign_in: SignIn) -> None:
    make_picture(data=make_image(), alt="Una vetrina")
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.press(OPENED_BY["picture"])
    opened(page).get_by_role("listitem").get_by_role("button").click()
    caption = page.locator(".tiptap .is-picture figcaption")
    for number, name in enumerate(("Alternative text", "Change…"), 1):
        page.get_by_role("button", name=name, exact=True).click()
        opened(page)
        page.keyboard.press("Escape")
        page.keyboard.type("x")
        expect(caption).to_have_text("x" * number)
    page.get_by_role("button", name="Alternative text", exact=True).click()
    opened(page).get_by_role("button", name="Apply", exact=True).click()
    page.keyboard.type("x")
    expect(caption).to_have_text("xxx")
