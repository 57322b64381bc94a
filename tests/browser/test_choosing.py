"""The boxes that choose records: by keyboard and by pointer, with what they find, what they say and what is kept."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from articles.models import Article, Unsaved
from tests.factories import make_article, make_author, make_company, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
type SignIn = Callable[[str], Page]
ENDPOINT = "**/admin/autocomplete/**"


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(owner=make_user("Editor", username="writer"), headline="Due store", authors=[make_author()])


@pytest.fixture
def page(site: str, sign_in: SignIn, article: Article) -> Page:
    page = sign_in("writer")
    page.goto(site + article.get_admin_url())
    page.locator(".tiptap").wait_for()
    return page


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def chosen(page: Page, field: str) -> Locator:
    return page.locator(f"#id_{field}_chosen > li > span")


def offered(page: Page, name: str = "") -> Locator:
    return page.locator(".choose-list").get_by_role("option", name=name)


def answer(route: Route, status: int) -> None:
    """What a server that is broken says, or one where the person has been signed out."""
    route.fulfill(status=status, headers={"Location": "/admin/login/"})


def find(page: Page, name: str, word: str) -> None:
    box(page, name).fill(word)
    expect(offered(page).first).to_contain_text(word)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.get_by_text("was changed successfully")).to_be_visible()


def test_a_record_is_found_marked_and_taken_by_keyboard(page: Page, article: Article) -> None:
    for name in ("Gucci", "Gucci Beauty", "Prada"):
        make_company(name=name)
    field = box(page, "Companies")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.locator("label").get_by_text("Companies", exact=True).click()
    expect(field).to_be_focused()
    page.keyboard.type("guc")
    options = offered(page)
    expect(options).to_have_text(["Gucci", "Gucci Beauty"])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", "id_companies_offers")
    expect(page.locator(".choose.is-open [role=status]")).to_have_text("Found: 2")
    for key, marked in (("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1), ("Home", 0), ("End", 1)):
        page.keyboard.press(key)
        expect(field).to_have_attribute("aria-activedescendant", f"id_companies_offers_{marked}")
    page.keyboard.press("Enter")
    expect(chosen(page, "companies")).to_have_text(["Gucci Beauty"])
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("pra")
    expect(options).to_have_text(["Prada"])
    page.keyboard.press("Tab")
    expect(chosen(page, "companies")).to_have_text(["Gucci Beauty", "Prada"])
    save(page)
    assert {one.name for one in article.companies.all()} == {"Gucci Beauty", "Prada"}


def test_escape_closes_the_list_then_empties_the_box_and_chooses_nothing(page: Page) -> None:
    make_company(name="Gucci")
    find(page, "Companies", "Gucci")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Companies")).to_be_hidden()
    find(page, "Companies", "Gucci")
    box(page, "Byline").focus()
    expect(box(page, "Companies")).to_have_value("")
    expect(chosen(page, "companies")).to_have_count(0)


def test_a_record_is_taken_and_let_go_by_pointer(page: Page, article: Article) -> None:
    make_company(name="Gucci")
    make_company(name="Prada")
    for name in ("Gucci", "Prada"):
        box(page, "Companies").click()
        offered(page, name).click()
    expect(chosen(page, "companies")).to_have_text(["Gucci", "Prada"])
    box(page, "Companies").click()
    expect(page.locator(".choose-list [aria-selected=true]")).to_have_count(2)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove Gucci").click()
    expect(chosen(page, "companies")).to_have_text(["Prada"])
    expect(page.get_by_role("button", name="Remove Prada")).to_be_focused()
    save(page)
    assert [one.name for one in article.companies.all()] == ["Prada"]


def test_backspace_in_an_empty_box_lets_the_last_one_go_and_says_so(page: Page) -> None:
    for name in ("Gucci", "Prada"):
        make_company(name=name)
        find(page, "Companies", name)
        page.keyboard.press("Enter")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    expect(chosen(page, "companies")).to_have_count(2)
    page.keyboard.press("Backspace")
    expect(chosen(page, "companies")).to_have_text(["Gucci"])
    expect(page.locator("[data-choose=id_companies] [role=status]")).to_have_text("Removed: Prada")


def test_the_byline_is_saved_and_kept_in_the_order_of_choosing(page: Page, article: Article) -> None:
    page.locator("#id_authors_chosen").get_by_role("button").click()
    for name in ("Zoe Prova", "Anna Prova", "Mara Prova"):
        make_author(name=name, slug=name[:4].lower().strip())
        find(page, "Byline", name)
        page.keyboard.press("Enter")
    expect(chosen(page, "authors")).to_have_text(["Zoe Prova", "Anna Prova", "Mara Prova"])
    expect(page.locator("[data-keep-state]")).to_contain_text("Kept at", timeout=20_000)
    page.reload()
    expect(chosen(page, "authors")).to_have_text(["Zoe Prova", "Anna Prova", "Mara Prova"])
    save(page)
    expect(chosen(page, "authors")).to_have_text(["Zoe Prova", "Anna Prova", "Mara Prova"])
    named = Article.authors.through.objects.filter(article=article).order_by("pk")
    assert [row.author.name for row in named] == ["Zoe Prova", "Anna Prova", "Mara Prova"]


def test_a_single_record_stands_in_its_box_is_replaced_and_removed(page: Page, article: Article) -> None:
    first, second = make_picture(title="Tramonto"), make_picture(title="Sfilata")
    pencil = page.locator("#change_id_picture")
    expect(pencil).to_be_hidden()
    for picture in (first, second):
        find(page, "Picture", picture.title)
        page.keyboard.press("Enter")
        expect(chosen(page, "picture")).to_have_text([picture.title])
        expect(page.locator("#id_picture")).to_have_value(str(picture.pk))
        expect(pencil).to_have_attribute("href", re.compile(rf"/{picture.pk}/change/"))
        expect(page.locator(".rail-picture img")).to_be_visible()
    page.get_by_role("button", name="Remove Sfilata").click()
    expect(page.locator("#id_picture")).to_have_value("")
    expect(box(page, "Picture")).to_be_focused()
    expect(page.locator(".rail-picture")).to_be_hidden()
    expect(pencil).to_be_hidden()


def test_the_arrow_goes_on_beyond_the_first_page_of_what_is_found(page: Page) -> None:
    for number in range(25):
        make_company(name=f"Maison {number:02}")
    find(page, "Companies", "Maison")
    expect(offered(page)).to_have_count(20)
    page.keyboard.press("End")
    expect(offered(page)).to_have_count(25)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(chosen(page, "companies")).to_have_text(["Maison 24"])


def test_where_nothing_is_found_or_nobody_answers_a_sentence_says_so(page: Page) -> None:
    said = page.locator("[data-choose=id_companies] [role=status]")
    box(page, "Companies").fill("nessuna")
    expect(said).to_have_text("There is no such record.")
    assert said.evaluate("(one) => one.getBoundingClientRect().width") > 100
    page.keyboard.press("Enter")
    expect(chosen(page, "companies")).to_have_count(0)
    for status in (500, 302):
        page.route(ENDPOINT, partial(answer, status=status))
        box(page, "Companies").fill("guc")
        expect(said).to_have_text("The server can’t be reached. Try again in a moment.")
        page.unroute(ENDPOINT)
        box(page, "Companies").fill("altra")
        expect(said).to_have_text("There is no such record.")


def test_a_company_made_in_a_window_of_its_own_is_chosen(page: Page, article: Article) -> None:
    with page.expect_popup() as opened:
        page.locator("#add_id_companies").click()
    window = opened.value
    window.get_by_label("Name", exact=True).first.fill("Valentino")
    window.get_by_label("Slug").fill("valentino")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()
    expect(chosen(page, "companies")).to_have_text(["Valentino"])
    save(page)
    assert article.companies.get().name == "Valentino"


def test_a_picture_renamed_in_a_window_of_its_own_has_its_new_name(page: Page) -> None:
    make_picture(title="Vetrina")
    find(page, "Picture", "Vetrina")
    page.keyboard.press("Enter")
    with page.expect_popup() as opened:
        page.locator("#change_id_picture").click()
    opened.value.get_by_label("Title").fill("Sfilata")
    with opened.value.expect_event("close"):
        opened.value.get_by_role("button", name="Save", exact=True).click()
    expect(chosen(page, "picture")).to_have_text(["Sfilata"])


def test_what_is_chosen_is_kept_without_being_saved(page: Page) -> None:
    company = make_company(name="Gucci")
    find(page, "Companies", "Gucci")
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-state]")).to_contain_text("Kept at", timeout=20_000)
    assert Unsaved.objects.get().data["companies"] == [str(company.pk)]
    page.reload()
    expect(chosen(page, "companies")).to_have_text(["Gucci"])


def test_axe_finds_nothing_in_a_box_that_is_open_full_or_empty(page: Page) -> None:
    make_company(name="Gucci")
    make_company(name="Gucci Beauty")
    find(page, "Companies", "Gucci")
    page.keyboard.press("Enter")
    for word, waited in (("Gucci", ".choose-list > li"), ("nessuna", ".choose.is-open .choose-said")):
        box(page, "Companies").fill(word)
        expect(page.locator(waited).first).to_be_visible()
        found = Axe().run(page, context=".desk-rail").response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_the_page_loads_neither_jquery_nor_select2(page: Page) -> None:
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert any("desk-choose" in one for one in loaded)
    assert not [one for one in loaded if re.search("jquery|select2|autocomplete|RelatedObjectLookups", one)]


def test_without_scripts_the_fields_stay_plain(site: str, browser: Browser, article: Article) -> None:
    article.companies.add(make_company(name="Gucci"))
    page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
    page.goto(f"{site}/admin/login/?next={article.get_admin_url()}")
    page.get_by_label("Username").fill("writer")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Companies")).to_be_visible()
    page.get_by_label("Companies").select_option([])
    page.get_by_role("button", name="Save and continue editing").click()
    assert not article.companies.exists()
    page.context.close()
