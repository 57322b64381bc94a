"""The page to write on: focus, counts, previews, keys, order, and nothing that moves or that axe finds."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles import workflow
from articles.models import Article
from tests.factories import make_article, make_picture, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
type SignIn = Callable[[str], Page]
LONG = "Un titolo che dice davvero molto più di quanto un motore di ricerca sia disposto a mostrare ai lettori"


def write_on(page: Page, site: str, article: Article | None = None) -> Page:
    page.goto(site + (article.get_admin_url() if article else "/admin/articles/article/add/"))
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture
def draft(transactional_db: None) -> Article:
    return make_article(
        owner=make_user("Reporter", username="writer"),
        headline="Due store",
        slug="due-store",
        section=make_section(name="Digitale", name_en="Digital"),
        body="<p>Il primo capoverso ha sei parole.</p>",
        picture=make_picture(focal_x=20, focal_y=70),
    )


def test_focus_mode_leaves_the_text_alone_lasts_over_a_reload_and_ends_with_escape(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = write_on(sign_in("writer"), site, draft)
    rail, bar = page.locator(".desk-rail"), page.locator(".bar-kept")
    page.get_by_role("button", name="Focus").click()
    expect(rail).to_be_hidden()
    expect(page.locator("#header")).to_be_hidden()
    expect(page.locator(".tiptap")).to_be_visible()
    assert bar.count() == 1
    page.reload()
    expect(rail).to_be_hidden()
    page.locator(".tiptap").click()
    page.keyboard.press("Escape")
    expect(rail).to_be_visible()
    page.keyboard.press("Alt+Shift+F")
    expect(page.get_by_role("button", name="Leave focus")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Leave focus").click()
    expect(rail).to_be_visible()


def test_who_changes_a_submitted_text_is_told_before_saving_that_it_becomes_a_draft(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    said = "this text becomes a draft again once it is saved"
    page = write_on(sign_in("writer"), site, draft)
    assert page.get_by_text(said).count() == 0
    workflow.submit(draft, by=None)
    write_on(page, site, draft)
    expect(page.locator("[data-becomes-draft]")).to_be_hidden()
    page.locator(".tiptap").click()
    page.keyboard.type("Un’altra parola. ")
    expect(page.locator(".desk-state").get_by_text(said)).to_be_visible()


def test_words_and_reading_time_follow_what_is_typed_and_what_is_selected(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = write_on(sign_in("writer"), site, draft)
    count = page.locator(".bar-count")
    expect(count).to_contain_text("6 words")
    expect(count).to_contain_text("1 min")
    page.locator(".tiptap").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" E altre tre.")
    expect(count).to_contain_text("9 words")
    page.keyboard.press("Control+A")
    expect(count).to_contain_text("9 of 9 words selected")
    page.keyboard.press("Control+Home")
    expect(count).to_contain_text("9 words")
    expect(count).not_to_contain_text("selected")


def test_a_headline_that_is_too_long_is_said_in_words_while_it_is_typed(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = write_on(sign_in("writer"), site, draft)
    meter = page.locator("#id_headline_meter")
    expect(meter).not_to_contain_text("cut")
    page.get_by_label("Headline").fill(LONG)
    expect(meter).to_contain_text(f"{len(LONG)}/60")
    expect(meter).to_contain_text("search engines cut it")
    expect(meter).to_contain_text("long for a card")
    expect(page.get_by_role("status").filter(has_text="search engines cut it")).to_have_count(0)
    expect(page.locator(".desk-text > [role=status]")).to_contain_text("long for a card")


def test_the_card_and_the_snippet_follow_what_is_typed_and_keep_the_focal_point(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = write_on(sign_in("writer"), site, draft)
    card, snippet = page.locator(".look-card"), page.locator(".look-snippet")
    picture = card.locator("img")
    expect(card.locator(".card-headline")).to_have_text("Due store")
    assert picture.evaluate("(one) => getComputedStyle(one).objectPosition") == "20% 70%"
    page.get_by_label("Headline").fill(LONG)
    page.get_by_label("Standfirst").fill("Una frase. " * 30)
    page.get_by_label("Section").select_option(label="Digital")
    expect(card.locator(".card-headline")).to_have_text(LONG)
    expect(card.locator(".card-label")).to_contain_text("Digital")
    assert snippet.locator(".snippet-title").inner_text().endswith("…")
    assert len(snippet.locator(".snippet-text").inner_text()) <= 162
    expect(snippet.locator(".snippet-address")).to_contain_text("/articles/due-store")
    background = card.evaluate("(one) => getComputedStyle(one).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    assert card.evaluate("(one) => getComputedStyle(one).backgroundColor") != background


def test_the_list_of_keys_is_gathered_from_the_page_and_the_keys_do_what_it_says(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = write_on(sign_in("writer"), site, draft)
    dialog = page.get_by_role("dialog", name="Keyboard")
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    for words in ("Page", "Text", "Beside the text", "Save", "Headline", "Submit…", "Where and who"):
        expect(dialog.get_by_text(words, exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Alt+Shift+3")
    expect(page.locator(".tiptap")).to_be_focused()
    page.keyboard.type("f?")
    expect(page.locator(".desk-rail")).to_be_visible()
    expect(dialog).to_be_hidden()
    page.keyboard.press("Alt+Shift+1")
    expect(page.get_by_label("Headline")).to_be_focused()
    page.keyboard.press("Alt+Shift+8")
    expect(page.get_by_label("Slug")).to_be_visible()
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("Single keys work").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.locator(".reading-label, .desk-text").first.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("f")
    expect(page.locator(".desk-rail")).to_be_visible()


def test_on_a_phone_tab_goes_down_the_page_and_everything_it_reaches_is_seen(
    site: str, sign_in: SignIn, draft: Article
) -> None:
    page = sign_in("writer")
    page.set_viewport_size({"width": 390, "height": 844})
    write_on(page, site, draft)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".bar-back").focus()
    seen: list[tuple[float, str]] = []
    for _ in range(60):
        seen.append(page.evaluate(WHERE))
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "_save":
            break
    else:
        raise AssertionError("the last button is not reached")
    tops = [top for top, _ in seen]
    assert tops == sorted(tops), seen
    names = [name for _, name in seen]
    places = [names.index(one) for one in ("id_headline", "id_standfirst", "id_body_editor", "id_tags")]
    assert places == sorted(places)


# The top of the row that the element with the keyboard stands in, to the nearest 24 px; it must be on the screen.
WHERE = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) throw Error(`out of sight: ${one.outerHTML.slice(0, 200)}`);
  const isAbove = one.closest(".desk-bar");
  const row = one.closest(".desk-summary, .desk-verbs, .flex-container, summary") ?? one;
  const top = isAbove ? 0 : row.getBoundingClientRect().top + scrollY;
  return [top, one.id || one.className.split(" ")[0]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_new_story_a_draft_and_a_story_one_may_only_read(
    site: str, sign_in: SignIn, draft: Article, scheme: str
) -> None:
    make_user("Reporter", username="colleague")
    for person, article in (("writer", None), ("writer", draft), ("colleague", draft)):
        page = sign_in(person)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        write_on(page, site, article)
        found = Axe().run(page).response["violations"]
        grave = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found if one["impact"] in GRAVE]
        assert not grave, (person, article, grave)


GRAVE = {"serious", "critical"}


def test_nothing_moves_while_the_page_loads(site: str, sign_in: SignIn, draft: Article) -> None:
    page = sign_in("writer")
    page.add_init_script(
        "window.moved = 0;"
        "new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    for article in (None, draft):
        write_on(page, site, article)
        page.wait_for_timeout(300)
        assert page.evaluate("moved") < 0.02
