"""The register's public pages, for everybody: nothing is found on them, nothing is cut, no drawing's text runs over."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from companies.models import Ownership, Quote, Role, Standing
from tests.factories import make_company, make_edition, make_milestone, make_partnership, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
PATHS = (
    "/milestones/",
    "/en/milestones/?category=opening",
    "/quotes/",
    "/quotes/?person=nessuno",
    "/companies/gruppo/",
    "/partnerships/accordo/",
    "/en/people/anna/",
)
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUNS_OVER = """all => all.filter((one) => {
  const box = one.parentNode.querySelector("rect").getBBox(), text = one.getBBox();
  return text.x + text.width > box.x + box.width || text.y < box.y || text.y + text.height > box.y + box.height + 1;
}).map((one) => one.textContent)"""
LONG = (
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "ÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖÖ",
    "阿里巴巴集团控股有限公司阿里巴巴集团控股",
    "Compagnia & Figli",
)


def tell() -> None:
    group, person = make_company(name="Gruppo", slug="gruppo", kind="group"), make_person(name="Anna", slug="anna")
    brands = [make_company(name=name) for name in (*LONG, *(f"Casa {n}" for n in range(20)))]
    partnership = make_partnership((group, *brands[:3]), slug="accordo", title="Un accordo dal titolo assai lungo")
    dates = ("2017", "2020-12", "2031-Q1", "2031-02-03")
    make_edition(
        milestones=[make_milestone(partnership, date=date, category="opening") for date in dates],
        reported=[
            *(Ownership.objects.create(owner=group, owned=brand, share=51, since="2001") for brand in brands),
            Role.objects.create(person=person, company=group, title="Guida", since="2015"),
            Role.objects.create(person=person, company=group, title="Altro", since="2014", is_preferred=False),
            Standing.objects.create(partnership=partnership, status="active", as_of="2020-12"),
            Quote.objects.create(
                speaker=person,
                words="Hello",
                language="en",
                translation="Buongiorno",
                translation_language="it",
                company=group,
                partnership=partnership,
            ),
        ],
    )


def opened(browser: Browser, width: int, scheme: str) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    return context.new_page()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    site: str, browser: Browser, width: int, scheme: str
) -> None:
    tell()
    page, found = opened(browser, width, scheme), {}
    for path in PATHS:
        assert page.goto(f"{site}{path}").ok, path
        violations = Axe().run(page).response["violations"]
        found[path] = [one["id"] for one in violations] + (["too wide"] if page.evaluate(WIDER) else [])
    page.context.close()
    assert found == dict.fromkeys(PATHS, [])


def test_no_text_of_a_drawing_runs_over_its_box(site: str, browser: Browser) -> None:
    tell()
    page = opened(browser, 1280, "light")
    page.goto(f"{site}/companies/gruppo/")
    page.evaluate("() => document.fonts.ready")
    assert page.locator(".drawing").count() == 2
    assert page.locator(".drawing text").evaluate_all(RUNS_OVER) == []
    page.context.close()
