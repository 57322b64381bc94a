"""Writing in the editor by keyboard alone: quotes, mentions, tables, embeds, undo, and what is sent."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from companies.models import Alias
from tests.browser.editing import body, new_story, save
from tests.factories import make_company, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SignIn = Callable[[str], Page]


def serious(page: Page, inside: str) -> list[str]:
    found = Axe().run(page, context=inside).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in {"serious", "critical"}]


def test_a_pull_quote_is_typed_with_its_speaker_and_kept(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.press("Alt+Shift+Q")
    page.keyboard.type("Il digitale conta.")
    page.keyboard.press("Enter")
    page.keyboard.type("Marco Bizzarri, ad di Gucci")
    page.keyboard.press("Enter")
    page.keyboard.type("Poi il testo va avanti.")
    assert not serious(page, ".prose-editor")
    save(page)
    assert Article.objects.get().body == (
        '<figure data-kind="pull"><blockquote><p>Il digitale conta.</p></blockquote>'
        "<figcaption>Marco Bizzarri, ad di Gucci</figcaption></figure><p>Poi il testo va avanti.</p>"
    )


def test_chosen_words_become_a_pull_quote_and_plain_again(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Il digitale conta.")
    page.get_by_role("button", name="Pull quote").click()
    page.keyboard.type("Marco Bizzarri")
    assert "<figcaption>Marco Bizzarri</figcaption>" in body(page)
    page.get_by_role("button", name="Pull quote").click()
    assert body(page) == "<p>Il digitale conta.</p><p>Marco Bizzarri</p>"


def test_a_company_is_mentioned_by_name_or_other_name_with_the_keyboard(site: str, sign_in: SignIn) -> None:
    gucci, hermes = make_company(name="Gucci"), make_company(name="Hermès")
    Alias.objects.create(company=gucci, name="Guccio Gucci")
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Apre @herm")
    offers = page.get_by_role("listbox", name="Companies")
    expect(offers.get_by_role("option", name="Hermès")).to_have_attribute("aria-selected", "true")
    box = page.locator(".tiptap")
    expect(box).to_have_attribute("role", "combobox")
    assert not serious(page, ".prose-editor")
    page.keyboard.press("Enter")
    expect(offers).to_be_hidden()
    expect(box).to_have_attribute("role", "textbox")
    page.keyboard.type(" con @guc")
    expect(offers.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(offers).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.type("@guccio g")
    expect(offers.get_by_role("option", name="Guccio Gucci")).to_be_visible()
    offers.get_by_role("option").first.click()
    save(page)
    assert Article.objects.get().body == (
        f'<p>Apre <span data-company="{hermes.pk}">Hermès</span> con @guc</p>'
        f'<p><span data-company="{gucci.pk}">Guccio Gucci</span></p>'
    )


def test_an_address_of_mail_offers_no_company(site: str, sign_in: SignIn) -> None:
    make_company(name="Gucci")
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("stampa@gucci")
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox", name="Companies")).to_be_hidden()


def test_a_table_is_filled_grown_and_cut_with_the_keyboard(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.press("Alt+Shift+T")
    page.get_by_label("Rows").fill("2")
    page.get_by_label("Columns").fill("2")
    assert not serious(page, "dialog")
    page.keyboard.press("Enter")
    for word in ("Anno", "Ricavi", "2019", "9,6"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.keyboard.type("2020")  # Tab in the last cell has made a row
    page.keyboard.press("Alt+Shift+ArrowRight")
    assert body(page).count("<td") == 6
    page.get_by_role("button", name="Delete this row").click()
    assert not serious(page, ".prose-editor")
    save(page)
    assert Article.objects.get().body == (
        "<table><tbody><tr><th><p>Anno</p></th><th><p></p></th><th><p>Ricavi</p></th></tr>"
        "<tr><td><p>2019</p></td><td><p></p></td><td><p>9,6</p></td></tr></tbody></table>"
    )


def test_an_address_of_the_list_becomes_a_card_and_another_is_refused_with_a_sentence(
    site: str, sign_in: SignIn
) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.press("Alt+Shift+E")
    page.get_by_role("textbox", name="Address").fill("https://evil.example/youtube.com")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("can’t be shown as a card")
    page.keyboard.press("Escape")
    expect(page.locator(".tiptap")).to_be_focused()
    page.keyboard.type("https://www.youtube.com/watch?v=abc")
    page.keyboard.press("Enter")
    page.keyboard.type("La sfilata")
    assert not serious(page, ".prose-editor")
    save(page)
    assert Article.objects.get().body == (
        '<figure data-kind="embed" data-url="https://www.youtube.com/watch?v=abc">'
        "<figcaption>La sfilata</figcaption></figure>"
    )


def test_a_link_is_set_changed_and_taken_away_in_its_dialog(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("La nota")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    assert page.locator("dialog.goto[open]").count() == 0
    page.get_by_role("textbox", name="Address").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("no address that can be linked")
    page.get_by_role("textbox", name="Address").fill(f"{site}/articles/altra-storia/")
    page.keyboard.press("Enter")
    expect(page.locator(".tiptap a")).to_be_visible()
    assert body(page) == '<p><a href="/articles/altra-storia/">La nota</a></p>'
    page.keyboard.press("Control+k")
    page.get_by_role("button", name="Remove the link").click()
    expect(page.locator(".tiptap a")).to_have_count(0)
    assert body(page) == "<p>La nota</p>"


def test_a_link_of_no_words_says_to_select_them_and_leads_nowhere_else(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("La nota")
    page.keyboard.press("Control+k")
    expect(page.locator("[data-editor-says]")).to_have_text("Select first the words that are to be the link.")
    assert page.locator("dialog[open]").count() == 0
    page.locator("#id_headline").focus()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.goto[open]")).to_be_visible()


def test_the_toolbar_is_one_stop_with_arrow_keys_in_it(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("Parola")
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Heading", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Bold")).to_have_attribute("aria-pressed", "true")
    assert body(page) == "<p><strong>Parola</strong></p>"
    assert page.locator(".desk-tools button[tabindex='0']").count() == 1


def test_what_is_undone_and_redone_is_told_to_the_form(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.evaluate("addEventListener('input', (event) => { window.heard = event.target.value; })")
    page.keyboard.type("Parola")
    page.keyboard.press("Control+z")
    assert body(page) == ""
    page.wait_for_function("text => window.heard === text", arg="")
    page.keyboard.press("Control+Shift+z")
    assert body(page) == "<p>Parola</p>"
    page.wait_for_function("text => window.heard === text", arg="<p>Parola</p>")


def test_the_page_keeps_to_the_policy_when_it_builds_things(site: str, sign_in: SignIn) -> None:
    page = sign_in(make_user("Reporter").username)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    response = page.goto(f"{site}/admin/articles/article/add/")
    assert response
    assert "style-src 'self';" in response.headers["content-security-policy"] + ";"
    page.locator(".tiptap").click()
    page.keyboard.press("Alt+Shift+T")
    page.keyboard.press("Enter")
    assert not said
