"""A time typed in words, in a browser: read back while one types, one click schedules it, another one undoes it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Edition
from tests.articles.admin.story_form import verb_address
from tests.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def test_words_are_read_back_and_one_click_schedules_and_undoes(site: str, sign_in: Callable[[str], Page]) -> None:
    article, page = make_article(), sign_in(make_user("Editor").username)
    page.goto(f"{site}{verb_address('schedule', article)}")
    page.get_by_label("Goes live at").fill("31/10/2099 25:00")
    expect(page.get_by_text("No clock shows the hour")).to_be_visible()
    page.get_by_label("Goes live at").fill("30/10/2099 9:00")
    read = page.get_by_text("Fri 30 Oct 2099 09:00, in ")
    expect(read).to_be_visible()
    expect(page.get_by_role("tooltip")).to_be_hidden()
    read.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("London 08:00 · New York 04:00 · Shanghai 16:00")
    page.locator(".submit-row").get_by_role("button", name="Schedule").click()
    expect(page.locator(".panel-queue li")).to_have_count(1)
    page.locator(".messagelist").get_by_role("button", name="Undo").click()
    expect(page.locator(".messagelist")).to_contain_text("stands as before")
    expect(page.locator(".panel-queue")).to_have_count(0)
    assert Edition.objects.get(article=article).is_cancelled


def test_a_time_that_the_clocks_skip_offers_its_neighbours(site: str, sign_in: Callable[[str], Page]) -> None:
    article, page = make_article(), sign_in(make_user("Editor").username)
    page.goto(f"{site}{verb_address('schedule', article)}")
    page.get_by_label("Goes live at").fill("28/3/2027 2:30")
    page.get_by_role("button", name="2027-03-28 03:00").click()
    expect(page.get_by_text("Sun 28 Mar 2027 03:00, in ")).to_be_visible()
