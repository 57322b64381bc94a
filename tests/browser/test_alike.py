"""Who looks alike is said while a name is typed, and holds nothing up; a merge with its keys alone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from companies.models import Company
from tests.factories import make_company, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
type SignIn = Callable[[str], Page]


@pytest.fixture
def page(site: str, sign_in: SignIn, transactional_db: None) -> Page:
    make_user("Chief", username="chief")
    return sign_in("chief")


def test_a_twin_is_told_after_a_pause_and_what_is_typed_is_saved_all_the_same(page: Page, site: str) -> None:
    make_company(name="Gucci")
    page.goto(f"{site}/admin/companies/company/add/")
    page.get_by_label("Name", exact=False).first.press_sequentially("Guci")
    told = page.locator("[data-alike]")
    expect(told.get_by_role("link", name="Gucci")).to_be_visible()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.get_by_label("Name", exact=False).first.fill("Prada")
    expect(told).to_be_empty()
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_be_visible()
    assert Company.objects.filter(name="Prada").exists()


def test_two_are_merged_by_keyboard_and_undone(page: Page, site: str) -> None:
    gone, kept = make_company(name="Guci"), make_company(name="Gucci")
    page.goto(f"{site}/admin/companies/company/{gone.pk}/merge/?with={kept.pk}")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    expect(page.get_by_role("button", name="Merge into “Gucci”")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("“Guci” is part of “Gucci” now.")
    page.get_by_role("link", name="Undo…").press("Enter")
    page.get_by_role("button", name="Undo the merge").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("stand as before")
    assert not Company.objects.exclude(merged_into=None).exists()
