"""What stands around the text by keyboard alone: comments, a table's tools, tags, typography, focus, and an upload."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, Comment
from tests.browser.by_keyboard import go, use
from tests.browser.editing import body
from tests.factories import make_article, make_comment, make_image, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def article(transactional_db: None) -> Article:
    writer = make_user("Reporter", username="writer")
    return make_article(owner=writer, headline='La "nuova" strada', body="<p>Testo.</p>", tags=["Cina"])


@pytest.fixture
def page(article: Article, site: str, sign_in: Callable[[str], Page]) -> Page:
    window = sign_in("writer")
    make_comment(article, by=article.owner, text="Prima forma")
    window.goto(f"{site}{article.get_admin_url()}")
    expect(window.locator(".tiptap p").first).to_be_visible()
    return window


def at_the_end_of_the_text(page: Page) -> None:
    page.keyboard.press("Alt+Shift+3")
    expect(page.locator(".tiptap")).to_be_focused()
    page.keyboard.press("Control+End")


def opener(thread: Locator, name: str) -> Locator:
    return thread.locator("summary").filter(has_text=name)


def test_ones_own_comment_is_reworded_settled_opened_again_and_deleted(page: Page) -> None:
    thread, keys = page.locator(".talk-thread"), page.keyboard
    use(page, opener(thread, "Edit"))
    expect(page.get_by_label("New wording")).to_be_focused()
    keys.press("Control+a")
    keys.type("Seconda forma")
    keys.press("Control+Enter")
    expect(thread.locator(".talk-text").first).to_have_text("Seconda forma")
    expect(thread).to_be_focused()
    use(page, thread.get_by_role("button", name="Resolve"))
    expect(page.locator("#talk")).to_be_focused()
    use(page, page.locator(".talk-resolved > summary"))
    use(page, page.get_by_role("button", name="Reopen"))
    expect(page.locator(".talk-resolved")).to_have_count(0)
    expect(thread).to_be_focused()
    use(page, opener(thread, "Delete"))
    use(page, page.get_by_role("button", name="Delete this comment"))
    expect(thread).to_have_count(0)
    expect(page.locator("#talk")).to_be_focused()
    assert Comment.objects.get().deleted_at


def test_a_table_s_columns_and_rows_come_and_go_with_the_toolbar(page: Page) -> None:
    at_the_end_of_the_text(page)
    page.keyboard.press("Alt+Shift+T")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("Anno")
    for tool, cells in (
        ("Add a row below", 12),
        ("Add a column after", 16),
        ("Delete this row", 12),
        ("Delete this column", 9),
    ):
        page.keyboard.press("Alt+F10")
        go(page, page.get_by_role("button", name=tool), "ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator(".tiptap")).to_be_focused()
        assert page.locator(".tiptap :is(td, th)").count() == cells, tool
    page.keyboard.press("Alt+F10")
    go(page, page.get_by_role("button", name="Delete the table"), "ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".tiptap")).to_be_focused()
    page.keyboard.type("Dopo")
    assert "Dopo" in body(page)
    assert "<table" not in body(page)


def test_a_tag_is_taken_from_those_in_use(page: Page) -> None:
    tags = page.locator("input[name=tags]")
    go(page, tags)
    page.keyboard.press("Control+a")
    page.keyboard.type("ci")
    expect(page.get_by_role("option", name="Cina")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(tags).to_have_value("Cina, ")
    expect(tags).to_be_focused()
    page.keyboard.type("Lusso")
    expect(page.locator(".tag-offers")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(tags).not_to_be_focused()


def test_a_picture_is_uploaded_and_stands_in_the_text(page: Page, tmp_path: Path) -> None:
    (file := tmp_path / "vetrina.jpg").write_bytes(make_image())
    at_the_end_of_the_text(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+Shift+P")
    dialog = page.get_by_role("dialog", name="Insert a picture")
    go(page, dialog.get_by_label("Alternative text"))
    page.keyboard.type("Una vetrina")
    go(page, dialog.get_by_label("New picture"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(file)
    expect(dialog).to_be_hidden()
    page.keyboard.type("La vetrina")
    expect(page.locator(".tiptap figcaption")).to_have_text("La vetrina")


def test_typography_is_ticked_and_applied_and_the_keys_come_back(page: Page) -> None:
    button = page.get_by_role("button", name="Typography…")
    dialog = page.get_by_role("dialog", name="Typography")
    use(page, button)
    expect(dialog).to_be_visible()
    go(page, dialog.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    expect(dialog.get_by_role("checkbox", checked=True)).to_have_count(0)
    page.keyboard.press("Space")
    use(page, dialog.get_by_role("button", name="Apply"))
    expect(page.get_by_label("Headline", exact=True)).to_have_value("La «nuova» strada")
    use(page, button)
    expect(dialog).to_contain_text("There is nothing to change.")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_focus_is_turned_on_and_off_and_the_list_of_keys_opened_without_losing_the_place(page: Page) -> None:
    use(page, page.get_by_role("button", name="Focus"))
    leave = page.get_by_role("button", name="Leave focus")
    expect(leave).to_be_focused()
    expect(page.locator(".desk-rail")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".desk-rail")).to_be_visible()
    tags = page.locator("input[name=tags]")
    go(page, tags)
    page.keyboard.press("Alt+Shift+F")
    expect(leave).to_be_focused()
    page.keyboard.press("Escape")
    opened_by = page.get_by_role("button", name="Keyboard")
    use(page, opened_by)
    dialog = page.get_by_role("dialog", name="Keyboard")
    go(page, dialog.get_by_label("Single keys work"))
    page.keyboard.press("Escape")
    expect(opened_by).to_be_focused()
