"""Nothing is cut: on a phone each row of a list is a card, and a desk of 1280 pixels shows the whole board."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Idea
from tests.factories import ahead, make_edition, make_embargo, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
FARTHEST = "all => Math.max(...all.map((one) => one.getBoundingClientRect().right))"


def farthest(page: Page, what: str) -> float:
    expect(page.locator(what).first).to_be_visible()
    return page.locator(what).evaluate_all(FARTHEST)


@pytest.fixture
def desk(sign_in: Callable[[str], Page]) -> Page:
    make_embargo(
        name="Un accordo dal nome lungo, che non sta in una colonna sola", contact="ufficio stampa, 02 1234 5678"
    )
    person = make_user("Chief")
    Idea.objects.create(title="Che cosa resta delle vetrine sulle piattaforme", wanted="2031-07", assignee=person)
    make_edition(at=ahead(hours=1))
    return sign_in(person.username)


@pytest.mark.parametrize("kind", ["articles/idea", "embargoes/embargo", "articles/auditentry", "companies/company"])
def test_a_list_fits_a_phone(kind: str, site: str, desk: Page) -> None:
    desk.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.goto(f"{site}/admin/{kind}/")
    assert farthest(desk, "#result_list td, #result_list tbody th, .nothing") <= PHONE["width"]


def test_the_board_fits_a_desk(site: str, desk: Page) -> None:
    desk.set_viewport_size(DESK)  # type: ignore[arg-type]
    desk.goto(f"{site}/admin/board/")
    assert farthest(desk, ".board-column") <= DESK["width"]


def test_on_a_phone_each_day_of_the_week_takes_what_is_new(site: str, desk: Page) -> None:
    desk.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.goto(f"{site}/admin/calendar/?view=week")
    ways: Any = desk.locator(".cal-new .cal-add")
    expect(ways).to_have_count(7)
    ways.nth(6).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("New in the calendar")


def test_the_table_of_lateness_says_that_it_goes_on(site: str, desk: Page) -> None:
    desk.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.goto(f"{site}/admin/ledger/lateness/")
    expect(desk.get_by_text("scroll it sideways")).to_be_visible()
