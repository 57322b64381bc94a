"""What is found in the text while one writes: accepted, dismissed and taken back from the keyboard."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from articles.models import Answer, Article
from companies.models import Milestone, Quote
from tests.browser.editing import body, new_story, save
from tests.factories import make_article, make_company, make_partnership, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
type SignIn = Callable[[str], Page]
TEXT = "Dal 3 marzo 2027 Moncler apre un negozio su Tmall."
SPEAKS = "«Una sola strada porta lì», spiega Rosa Neri, CEO di Moncler."


def lines(page: Page) -> Locator:
    return page.locator("[data-found-line]")


def story(site: str, sign_in: SignIn, text: str) -> tuple[Page, Article]:
    user = make_user("Editor")
    article = make_article(owner=user, body=text)
    page = sign_in(user.username)
    page.goto(site + article.get_admin_url())
    return page, article


@pytest.fixture
def partnership(transactional_db: None) -> None:
    parties = make_company(name="Moncler", pk=101), make_company(name="Tmall", pk=102)
    make_partnership(parties, title="Moncler × Tmall", pk=201)


@pytest.mark.usefixtures("partnership")
def test_everything_is_accepted_from_the_keyboard_and_saved_with_the_story(site: str, sign_in: SignIn) -> None:
    page, article = story(site, sign_in, f"<p>{TEXT}</p><p>{SPEAKS}</p>")
    expect(lines(page)).to_have_count(4)
    violations = Axe().run(page, context="#found").response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in violations] == []
    page.keyboard.press("Alt+Shift+O")
    for left in (3, 2, 1, 0):
        expect(lines(page).first).to_be_focused()
        page.keyboard.press("Enter")
        expect(lines(page)).to_have_count(left)
    expect(page.get_by_text("Accepted: Rosa Neri")).to_be_visible()
    assert body(page).startswith(
        '<p>Dal 3 marzo 2027 <span data-company="101">Moncler</span> apre un negozio su'
        ' <span data-company="102">Tmall</span>.</p>'
    )
    page.keyboard.press("Control+s")
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    links = Article.objects.get(pk=article.pk).links()
    assert links["companies"] == [101, 102]
    assert links["partnerships"] == [201]
    assert links["milestones"] == [Milestone.objects.get().pk]
    assert links["reported"] == [Quote.objects.get().pk]
    assert Quote.objects.get().partnership_id == 201
    expect(page.get_by_text("Nothing that the story doesn’t have yet.")).to_be_visible()


@pytest.mark.usefixtures("partnership")
def test_a_milestone_s_label_is_edited_in_its_line_and_undone_with_one_key(site: str, sign_in: SignIn) -> None:
    page, _article = story(site, sign_in, f"<p>{TEXT}</p>")
    line = page.locator(".found-line.is-milestone")
    line.click()
    line.get_by_label("What").fill("Apre il negozio di Tmall")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accepted: 3 March 2027")).to_be_visible()
    assert Milestone.objects.get().label == "Apre il negozio di Tmall"
    page.keyboard.press("u")
    expect(line).to_be_focused()
    assert not Milestone.objects.exists()
    expect(page.locator("#id_milestones option:checked")).to_have_count(0)


@pytest.mark.usefixtures("partnership")
def test_two_clicks_and_two_windows_make_one_row(site: str, sign_in: SignIn) -> None:
    page, article = story(site, sign_in, f"<p>{TEXT}</p>")
    other = page.context.new_page()
    other.goto(site + article.get_admin_url())
    button = other.locator(".found-line.is-milestone [data-found-accept]")
    expect(button).to_be_visible()
    page.locator(".found-line.is-milestone [data-found-accept]").dblclick()
    expect(page.get_by_text("Accepted: 3 March 2027")).to_be_visible()
    button.click()
    expect(other.get_by_text("Accepted: 3 March 2027")).to_be_visible()
    assert Milestone.objects.count() == 1


@pytest.mark.usefixtures("partnership")
def test_what_a_new_story_s_writer_dismissed_stays_away_after_edits_and_saves(site: str, sign_in: SignIn) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.insert_text(TEXT)
    expect(lines(page)).to_have_count(3)
    page.locator(".found-line.is-milestone").focus()
    page.keyboard.press("Delete")
    expect(lines(page)).to_have_count(2)
    page.locator(".tiptap").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" Il gruppo Moncler ci crede, e da Gap si parla d’altro.")
    make_company(name="Gap")
    with page.expect_response(re.compile("/offers/")):
        page.keyboard.insert_text(" Fine.")
    expect(page.locator(".found-line.is-milestone")).to_have_count(0)
    save(page)
    expect(lines(page).first).to_be_visible()
    expect(page.locator(".found-line.is-milestone")).to_have_count(0)
    assert Answer.objects.get().about == "2027-03-03"


def test_without_a_partnership_the_line_leads_to_making_one(site: str, sign_in: SignIn) -> None:
    make_company(name="Moncler"), make_company(name="Tmall")
    page, _article = story(site, sign_in, f"<p>{TEXT}</p>")
    line = page.locator(".found-line.is-milestone")
    line.click()
    page.keyboard.press("Enter")
    expect(line.get_by_role("link", name="Make the partnership")).to_be_focused()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    popup = opened.value
    expect(popup.get_by_label("Title")).to_have_value("Moncler × Tmall")
    expect(popup.locator("#id_slug")).to_have_value("moncler-tmall")
    popup.get_by_label("Kind").select_option("distribution")
    popup.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#id_partnerships option:checked")).to_have_text("Moncler × Tmall")
    expect(line.locator("select")).to_have_count(1)
