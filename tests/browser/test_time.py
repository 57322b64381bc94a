"""The desk's pages of time in a browser: moving things by hand and by keyboard, and for everybody."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, Edition, Idea
from tests.browser.test_desk_pages import serious
from tests.desk.calendar.placing import make_idea, noon, planned
from tests.factories import ahead, make_article, make_company, make_edition, make_milestone, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
CALENDAR = "/admin/calendar/"


def place(page: Page, slot: str) -> Locator:
    return page.locator(f'[data-slot="{slot}"]')


def monday() -> dt.datetime:
    """Noon of a Monday at least a week from now, the week after which is within the same page."""
    at = noon(7)
    return at + dt.timedelta(days=-at.weekday() % 7)


def test_a_wish_is_dragged_to_another_day_and_keeps_its_hour(site: str, sign_in: Callable[[str], Page]) -> None:
    at = monday()
    article = planned(at, headline="Desiderio")
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{CALENDAR}?day={at.date()}")
    goal = at + dt.timedelta(days=2)
    page.get_by_text("Desiderio").drag_to(place(page, f"{goal.date()}").locator(".cal-add"))
    expect(place(page, f"{goal.date()}").get_by_text("Desiderio")).to_be_visible()
    assert Article.objects.get(pk=article.pk).planned_at == goal


def test_a_fact_that_is_dragged_asks_first(site: str, sign_in: Callable[[str], Page]) -> None:
    at = monday()
    edition = make_edition(headline="Fatto", at=at)
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{CALENDAR}?view=week&day={at.date()}")
    goal = f"{(at + dt.timedelta(days=1)).date()}T11:00"
    page.get_by_text("Fatto").drag_to(place(page, goal).locator(".cal-add"))
    expect(page.get_by_role("heading", name="Reschedule")).to_be_visible()
    assert Edition.objects.get(pk=edition.pk).live.lower == at
    page.get_by_role("button", name="Reschedule").click()
    expect(place(page, goal).get_by_text("Fatto")).to_be_visible()
    assert Edition.objects.get(pk=edition.pk).live.lower == at + dt.timedelta(hours=23)


def test_the_keyboard_moves_an_idea_and_leaves_another_where_it_was(site: str, sign_in: Callable[[str], Page]) -> None:
    at = monday()
    idea = make_idea("Con la tastiera", wanted=at.date())
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{CALENDAR}?day={at.date()}")
    link = page.get_by_role("link", name="Con la tastiera")
    link.focus()
    for key in ("m", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    expect(page.get_by_text("Left where it was.")).to_be_attached()
    for key in ("m", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(place(page, f"{(at + dt.timedelta(days=2)).date()}").get_by_text("Con la tastiera")).to_be_visible()
    assert str(Idea.objects.get(pk=idea.pk).wanted) == str((at + dt.timedelta(days=2)).date())


def test_the_menu_moves_it_and_an_empty_place_is_filled_by_enter(site: str, sign_in: Callable[[str], Page]) -> None:
    at = monday()
    article = planned(at, headline="Dal menu")
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{CALENDAR}?day={at.date()}")
    page.locator("summary[aria-label*='Dal menu']").click()
    page.get_by_role("link", name="a day later").click()
    page.get_by_role("button", name="Set the wish").click()
    assert Article.objects.get(pk=article.pk).planned_at == at + dt.timedelta(days=1)
    place(page, f"{at.date()}").locator(".cal-add").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_label("Headline").fill("Da una cella vuota")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#id_headline")).to_have_value("Da una cella vuota")
    made = Article.objects.get(headline="Da una cella vuota")
    assert made.planned_at == (at + dt.timedelta(days=1)).replace(hour=9)


def test_a_card_goes_to_the_page_of_the_column_s_verb(site: str, sign_in: Callable[[str], Page]) -> None:
    make_article(headline="Da portare avanti")
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}/admin/board/")
    page.get_by_role("link", name="Da portare avanti").drag_to(place(page, "submitted").locator("h2"))
    expect(page.get_by_role("heading", name="Submit")).to_be_visible()
    page.goto(f"{site}/admin/board/")
    page.get_by_role("link", name="Da portare avanti").focus()
    for key in ("m", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Approve").click()
    expect(place(page, "approved").get_by_text("Da portare avanti")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_pages_of_time(site: str, sign_in: Callable[[str], Page], scheme: str) -> None:
    at, company = noon(1), make_company()
    make_edition(at=at, companies=[company], until=at + dt.timedelta(hours=3))
    planned(at + dt.timedelta(hours=1), companies=[company])
    planned(ahead(hours=-30))
    make_idea(wanted=at.date())
    make_idea("Senza data")
    for date in (str(at.date()), f"{at:%Y-%m}"):
        make_milestone(date=date)
    make_article()
    page = sign_in(make_user("Editor").username)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    addresses = [
        f"{CALENDAR}?day={at.date()}",
        f"{CALENDAR}?view=week&day={at.date()}",
        "/admin/board/",
        "/admin/sheet/",
        f"/admin/sheet/?day={at.date()}",
        f"{CALENDAR}new/?at=2100-03-04T09:00",
        f"{CALENDAR}feed/",
    ]
    found = {address: serious(page, f"{site}{address}") for address in addresses}
    assert not {address: what for address, what in found.items() if what}
