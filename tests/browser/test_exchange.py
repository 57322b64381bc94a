"""A file for the register in a browser: chosen, seen, confirmed; nothing is stopped by the policy or cut on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from companies.exchange import intakes
from companies.models import Company
from tests.browser.test_desk_pages import serious
from tests.browser.test_widths import PHONE
from tests.factories import make_company, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
BESIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TABLE = f"slug,name,kind,about\nkering,Kering,group,{'Parola. ' * 40}\nnuova,Casa Nuova,retailer,Un negozio.\n"
PAGE = "/admin/companies/company/"


def test_a_file_is_chosen_seen_and_taken_in(site: str, sign_in: Callable[[str], Page]) -> None:
    make_company(name="Kering", slug="kering", kind="group", about="Lusso.")
    page = sign_in(make_user("Chief").username)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    stopped: list[str] = []
    page.on("console", lambda message: stopped.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(site + PAGE)
    page.get_by_role("link", name="Import…").click()
    page.get_by_label("File").set_input_files({"name": "case.csv", "mimeType": "text/csv", "buffer": TABLE.encode()})
    page.get_by_role("button", name="Show what would happen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the file would do")
    assert page.evaluate(BESIDE) == 0
    page.get_by_role("link", name="New 1").click()
    expect(page.get_by_text("line 3")).to_be_visible()
    page.get_by_role("button", name="Take all of it in").click()
    expect(page.get_by_text("1 new, 1 changed")).to_be_visible()
    assert Company.objects.count() == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as CSV").click()
    assert download.value.path().read_text(encoding="utf-8-sig").splitlines()[2].startswith("kering,Kering,group,")
    assert stopped == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_what_a_file_would_do(
    site: str, sign_in: Callable[[str], Page], scheme: str
) -> None:
    chief = make_user("Chief")
    make_company(name="Kering", slug="kering", kind="group")
    given = intakes.give("companies", "case.csv", f"{TABLE}x,,brand,\n".encode(), by=chief)
    page = sign_in(chief.username)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    seen = f"{site}{PAGE}import/{given.pk}/"
    addresses = [f"{site}{PAGE}import/", seen, f"{seen}?show=changed", f"{seen}?show=new"]
    found = {address: serious(page, address) for address in addresses}
    assert not {address: what for address, what in found.items() if what}
