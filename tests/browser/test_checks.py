"""The list of checks and the typography dialog, used in a real browser by hand and by keyboard."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.factories import make_article, make_company, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
WORDS = "abbiamo aperto il negozio quando nessuno ci credeva davvero più"


def serious(page: Page, part: str) -> list[str]:
    found = Axe().run(page, context=part).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def open_story(sign_in: Callable[[str], Page], site: str, article: Article, role: str = "Editor") -> Page:
    page = sign_in(make_user(role).username)
    page.goto(f"{site}{article.get_admin_url()}")
    page.locator(".tiptap").wait_for()
    return page


def expect_selected(page: Page, words: str) -> None:
    page.wait_for_function("words => getSelection().toString() === words", arg=words)


def test_each_line_leads_to_its_place_and_the_list_follows_what_is_typed(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    company = make_company(name="Moncler")
    text = f"<p>Moncler apre.</p><p>«{WORDS}», <em>e</em><br>basta.</p>"
    article = make_article(standfirst="", tags=["Moda"], picture=make_picture(), body=text)
    page = open_story(sign_in, site, article)
    panel = page.locator(".desk-checks")
    expect(panel).to_contain_text("1 thing to fix, 2 to look at")
    assert serious(page, ".desk-checks") == []

    panel.get_by_role("link", name="Nobody is named for the quotation").press("Enter")
    expect_selected(page, f"«{WORDS}»")
    panel.get_by_role("link", name="Moncler is named").press("Enter")
    expect_selected(page, "Moncler")
    panel.get_by_role("link", name="The standfirst is missing.").press("Enter")
    expect(page.get_by_label("Standfirst")).to_be_focused()

    page.keyboard.type("Un sommario.")
    expect(panel).to_contain_text("2 to look at")
    expect(panel).not_to_contain_text("thing to fix")
    expect(panel.get_by_role("status")).to_have_text("2 to look at")
    panel.get_by_role("button", name="Add Moncler").press("Enter")
    expect(panel).to_contain_text("1 to look at")
    expect(page.locator("#id_companies")).to_have_values([str(company.pk)])
    assert Article.objects.get().standfirst == ""


def test_typography_is_shown_chosen_applied_and_undone(site: str, sign_in: Callable[[str], Page]) -> None:
    article = make_article(headline='La "nuova" strada', body="<p>Un po di <strong>tempo</strong>, perchè no...</p>")
    page = open_story(sign_in, site, article)
    button = page.get_by_role("button", name="Typography…")
    button.press("Enter")
    dialog = page.get_by_role("dialog", name="Typography")
    expect(dialog).to_contain_text("5 changes are proposed.")
    assert serious(page, "dialog[open]") == []
    boxes = dialog.get_by_role("checkbox")
    boxes.nth(1).uncheck()
    expect(boxes.nth(0)).not_to_be_checked()
    dialog.get_by_role("button", name="Apply").press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("Headline")).to_have_value('La "nuova" strada')
    expect(page.locator(".tiptap")).to_have_text("Un po’ di tempo, perché no…")
    expect(page.locator("#id_body")).to_have_value("<p>Un po’ di <strong>tempo</strong>, perché no…</p>")

    page.locator(".tiptap").press("Control+z")
    expect(page.locator(".tiptap")).to_have_text("Un po di tempo, perchè no...")
    button.click()
    dialog.get_by_role("button", name="Apply").click()
    expect(page.get_by_label("Headline")).to_have_value("La «nuova» strada")
    button.click()
    expect(dialog).to_contain_text("There is nothing to change.")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert Article.objects.get().headline == 'La "nuova" strada'


def test_a_verb_s_page_lists_what_was_found_without_script_too(site: str, sign_in: Callable[[str], Page]) -> None:
    article = make_article(standfirst="")
    page = open_story(sign_in, site, article, "Chief")
    page.get_by_role("button", name="Publish now…").click()
    page.wait_for_url("**/publish/")
    expect(page.get_by_role("region", name="Checks")).to_contain_text("The standfirst is missing.")
    assert serious(page, "main") == []
    page.get_by_role("link", name="The standfirst is missing.").click()
    expect(page.locator("#id_standfirst")).to_be_focused()
    page.go_back()
    page.get_by_label("Go on all the same, because…").fill("È un lancio d’agenzia")
    page.get_by_role("button", name="Publish now", exact=True).click()
    expect(page.get_by_text("is live.")).to_be_visible()
    expect(page.get_by_text("È un lancio d’agenzia")).to_be_attached()
