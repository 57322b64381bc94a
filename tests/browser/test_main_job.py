"""The whole way of a story, by hand and by clock, in a real browser against a real server without a worker."""

import datetime as dt
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.factories import make_author, make_company, make_partnership, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def text(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def test_a_story_is_written_approved_scheduled_and_read_at_its_instant_with_no_worker(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    reporter, editor = make_user("Reporter"), make_user("Editor")
    make_author(name="Giulia Prova", slug="giulia-prova", user=reporter)
    make_section(name="Digitale", name_en="Digital", slug="digitale")
    partnership = make_partnership(
        (make_company(name="Gucci", slug="gucci"),), title="Gucci × Tmall", slug="gucci-tmall"
    )

    write(sign_in(reporter.username), site)
    article = Article.objects.get()
    assert (article.status, article.owner) == (Article.Status.SUBMITTED, reporter)
    article.partnerships.add(partnership)

    at = timezone.now().replace(microsecond=0) + dt.timedelta(seconds=10)
    schedule(sign_in(editor.username), site, at)
    address = f"{site}/articles/{article.slug}/"
    assert timezone.now() < at - dt.timedelta(seconds=1), "the machine was too slow for this test"
    assert status(address) == 404
    assert status(f"{site}/partnerships/gucci-tmall/") == 404
    assert article.headline not in text(f"{site}/feed/")

    refused, answered = watch(address, until=at + dt.timedelta(seconds=15))
    assert refused < at <= answered
    assert status(f"{site}/partnerships/gucci-tmall/") == 200
    assert article.headline in text(f"{site}/feed/")
    assert article.headline in text(f"{site}/")


def write(page: Page, site: str) -> None:
    page.get_by_role("navigation", name="Sidebar").get_by_role("link", name="New story").click()
    page.get_by_label("Headline").fill("Due store digitali su Tmall")
    page.get_by_label("Standfirst").fill("La griffe apre due negozi sulla piattaforma.")
    page.locator(".tiptap").click()
    page.keyboard.type("Dal 21 dicembre apre il primo negozio.")
    page.get_by_label("Section").select_option(label="Digital")
    page.get_by_label("Tags").fill("Cina")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_label("Headline")).to_have_value("Due store digitali su Tmall")
    expect(page.locator(".tiptap")).to_contain_text("Dal 21 dicembre")
    page.get_by_role("button", name="Submit…").click()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("is submitted")).to_be_visible()


def schedule(page: Page, site: str, at: dt.datetime) -> None:
    page.get_by_role("link", name="Due store digitali su Tmall").first.click()
    page.get_by_role("button", name="Schedule…").click()
    page.get_by_label("Goes live at").fill(timezone.localtime(at).strftime("%Y-%m-%dT%H:%M:%S"))
    page.get_by_role("button", name="Schedule", exact=True).click()
    expect(page.get_by_text("is scheduled")).to_be_visible()


def watch(address: str, until: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """When the last request that didn't get the story was asked, and when the first one that did was answered."""
    refused = timezone.now()
    while (asked := timezone.now()) < until:
        if status(address) == 200:
            return refused, timezone.now()
        refused = asked
        time.sleep(0.005)
    raise AssertionError("the story did not appear")
