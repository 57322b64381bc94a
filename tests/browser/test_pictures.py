"""Pictures in the text and above it: chosen, uploaded, dropped and described, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from images.models import Picture
from tests.browser.editing import body, drop, new_story, save
from tests.browser.test_editor import serious
from tests.factories import make_image, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SignIn = Callable[[str], Page]


def test_a_picture_is_searched_inserted_captioned_and_described_by_keyboard_alone(site: str, sign_in: SignIn) -> None:
    make_picture(title="Altra", data=make_image((300, 300)))
    picture = make_picture(title="Vetrina sotto la neve", alt="", credit="Mario Rossi", data=make_image((640, 400)))
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Prima.")
    page.keyboard.press("Alt+Shift+P")
    dialog = page.get_by_role("dialog", name="Insert a picture")
    expect(dialog.get_by_label("Search the library")).to_be_focused()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    assert not serious(page, "dialog[data-pictures]")
    page.keyboard.type("neve")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator(".desk-figure-credit")).to_have_text("Credit: Mario Rossi")
    page.keyboard.type("La vetrina di Milano")
    assert not serious(page, ".prose-editor")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Alternative text is missing")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Una vetrina innevata")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Alternative text", exact=True)).to_be_visible()
    save(page)
    assert Article.objects.get().body == (
        f'<p>Prima.</p><figure data-kind="picture" data-picture="{picture.pk}" data-alt="Una vetrina innevata">'
        "<figcaption>La vetrina di Milano</figcaption></figure>"
    )


def test_the_key_to_the_end_leads_below_a_picture_that_ends_the_text(site: str, sign_in: SignIn) -> None:
    make_picture(title="Vetrina", credit="Mario Rossi")
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Prima.")
    page.keyboard.press("Alt+Shift+P")
    page.get_by_role("dialog", name="Insert a picture").get_by_role("listitem").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".desk-figure-credit").wait_for()
    save(page)
    page.reload()
    page.locator(".tiptap > p").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("Dopo.")
    assert body(page).startswith("<p>Prima.</p><figure")
    assert body(page).endswith("</figure><p>Dopo.</p>")


def test_a_file_dropped_onto_the_text_is_uploaded_and_stands_there(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Prima.")
    drop(page, ".tiptap p", make_image())
    expect(page.locator(".desk-figure img[src*='/media/']")).to_be_visible()
    picture = Picture.objects.get()
    assert f'data-picture="{picture.pk}"' in body(page)
    assert picture.title == "vetrina"
    expect(page.get_by_role("button", name="Alternative text is missing")).to_be_visible()
    page.get_by_role("button", name="Remove", exact=True).click()
    assert body(page).startswith("<p>Prima.</p>")
    assert "figure" not in body(page)


def test_a_file_that_is_no_picture_is_refused_with_a_sentence_and_the_text_stays(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Prima.")
    drop(page, ".tiptap p", b"%PDF", "nota.pdf", "application/pdf")
    expect(page.locator("[data-editor-says]")).to_contain_text("This is no picture")
    drop(page, ".tiptap p", b"nothing", "falsa.jpg")
    expect(page.locator("[data-editor-says]")).to_contain_text("falsa.jpg: This file can't be read as a picture")
    assert body(page) == "<p>Prima.</p>"


def test_the_story_s_own_picture_is_uploaded_in_the_dialog_and_the_same_file_again_offers_it(
    site: str, sign_in: SignIn
) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    data = make_image()
    page.get_by_role("button", name="Choose from the library").click()
    dialog = page.get_by_role("dialog", name="Choose the story’s picture")
    dialog.get_by_label("Alternative text").fill("Una vetrina")
    dialog.get_by_label("Credit").fill("Mario Rossi")
    dialog.get_by_label("New picture").set_input_files(
        {"name": "vetrina.jpg", "mimeType": "image/jpeg", "buffer": data}
    )
    expect(dialog).to_be_hidden()
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit) == ("Una vetrina", "Mario Rossi")
    expect(page.locator("#id_picture")).to_have_value(str(picture.pk))
    expect(page.locator(".rail-picture img")).to_be_visible()

    page.get_by_role("button", name="Choose from the library").click()
    drop(page, "dialog[data-pictures]", data)
    expect(dialog.get_by_role("status")).to_contain_text("in the library already: “vetrina”")
    dialog.get_by_role("button", name="Use that one").click()
    expect(dialog).to_be_hidden()
    save(page)
    assert Article.objects.get().picture == picture


def test_more_pictures_come_on_demand(site: str, sign_in: SignIn) -> None:
    for size in range(26):
        make_picture(data=make_image((200 + size, 200)))
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.press("Alt+Shift+P")
    tiles = page.get_by_role("dialog").get_by_role("listitem")
    expect(tiles).to_have_count(24)
    page.get_by_role("button", name="More pictures").click()
    expect(tiles).to_have_count(26)
    expect(page.get_by_role("button", name="More pictures")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".tiptap")).to_be_focused()
