"""A real manuscript, from its file over what is found in it to the reader, on a real server without a worker."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation
from playwright.sync_api import Page, expect

from articles import imports, workflow
from articles.models import Article
from companies.models import Alias, Company, Partnership, Person, Role
from tests.browser.test_main_job import status, text, watch
from tests.factories import make_author, make_company, make_partnership, make_person, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SEED = Path(__file__).parent.parent / "articles" / "manuscript" / "data" / "gucci-tmall-2020-12.txt"
FASHION = "La griffe del gruppo Kering attiva il primo flagship store sul Luxury Pavilion della piattaforma"
BEAUTY = "Arriverà il secondo store, dedicato al beauty"
DIGITAL = "La strategia include la creazione di un ecosistema digitale solido in Cina"
CONSUMERS = "I consumatori cinesi sono i principali sostenitori del mercato globale del lusso"


def test_the_seed_is_imported_what_is_offered_accepted_and_every_page_tells_it_at_its_instant(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    gucci, kering, bizzarri, partnership = register()
    editor = make_user("Editor")
    make_author(user=editor)
    article = imports.take_in(SEED, section=make_section(), by=editor)
    assert imports.found_in(article) == "4 companies, 1 person, 3 dates, 3 quotes"

    accept_everything(sign_in(editor.username), site, article)
    article.refresh_from_db()
    at = publish(article, editor)

    with translation.override("it"):
        told = {
            f"{site}/articles/{article.slug}/": [DIGITAL],
            site + partnership.get_absolute_url(): [FASHION, BEAUTY, "febbraio 2021", DIGITAL, CONSUMERS],
            site + gucci.get_absolute_url(): [article.headline, partnership.title, DIGITAL],
            site + kering.get_absolute_url(): [article.headline],
            site + bizzarri.get_absolute_url(): [DIGITAL, "amministratore delegato"],
            site + Person.objects.get(name="Michael Evans").get_absolute_url(): [CONSUMERS],
        }
    assert {status(address) for address in told} == {404}
    assert article.headline not in text(f"{site}/feed/")
    asked, answered = watch(next(iter(told)), until=at + dt.timedelta(seconds=5))
    assert answered >= at
    assert asked < at + dt.timedelta(milliseconds=100)
    lacking = {(address, words) for address, said in told.items() for words in said if words not in text(address)}
    assert lacking == set()
    assert article.headline in text(f"{site}/feed/")


def register() -> tuple[Company, Company, Person, Partnership]:
    """What a paper that writes about fashion knows before the story."""
    gucci, kering, tmall = (make_company(name=name) for name in ("Gucci", "Kering", "Tmall"))
    alibaba = make_company(name="Alibaba Group")
    Alias.objects.create(company=alibaba, name="Alibaba")
    bizzarri = make_person(name="Marco Bizzarri")
    Role.objects.create(person=bizzarri, company=gucci, title="amministratore delegato", since="2015")
    return gucci, kering, bizzarri, make_partnership((gucci, tmall), title="Gucci × Tmall")


def accept_everything(page: Page, site: str, article: Article) -> None:
    """From the keyboard alone."""
    page.goto(site + article.get_admin_url())
    lines = page.locator("[data-found-line]")
    expect(lines).to_have_count(11)
    page.keyboard.press("Alt+Shift+O")
    for left in range(10, -1, -1):
        page.keyboard.press("Enter")
        expect(lines).to_have_count(left)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    expect(page.get_by_text("Nothing that the story doesn’t have yet.")).to_be_visible()


def publish(article: Article, editor: User) -> dt.datetime:
    workflow.approve(article, by=editor)
    at = timezone.now() + dt.timedelta(seconds=6)
    workflow.publish(article, by=editor, at=at)
    return at
