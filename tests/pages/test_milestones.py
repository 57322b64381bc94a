"""What is expected: by month, each date as far as it is known, what is overdue marked as such."""

import datetime as dt
import re

import pytest
from django.test import Client

from articles import workflow
from companies.models import Milestone, Partnership, Party
from pages import paging
from tests.factories import ago, ahead, make_company, make_edition, make_milestone, make_partnership
from tests.pages.reading import blocks, get, status, words
from tests.pages.test_paging import RUBBISH

pytestmark = pytest.mark.django_db
YEAR = dt.date.today().year + 2  # noqa: DTZ011  far enough from today, whatever the zone


def labels(page: str) -> list[str]:
    return [label for label, _of in re.findall(r"<h3>(.*?)</h3>\s*<p class=\"ledger-of\">(.*?)</p>", page, re.DOTALL)]


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 class="rule-title"[^>]*>(.*?)</h2>', page)


def report(*dates: str, partnership: Partnership | None = None, **given: str) -> list[Milestone]:
    shared = partnership or make_partnership()
    found = [make_milestone(shared, date=date, label=f"del {date}", **given) for date in dates]
    make_edition(milestones=found, headline="Chi lo dice", at=ago(days=1))
    return found


def test_each_stands_under_its_month_or_under_the_quarter_or_year_that_is_known() -> None:
    report(f"{YEAR}", f"{YEAR}-Q1", f"{YEAR}-03", f"{YEAR}-03-20", f"{YEAR}-02-10", f"{YEAR}-03-02")
    page = get("/milestones/")
    assert headings(page) == [f"febbraio {YEAR}", f"marzo {YEAR}", f"1º trimestre {YEAR}", f"{YEAR}"]
    order = (f"{YEAR}-02-10", f"{YEAR}-03-02", f"{YEAR}-03-20", f"{YEAR}-03", f"{YEAR}-Q1", f"{YEAR}")
    assert labels(page) == [f"del {date}" for date in order]


def test_what_is_overdue_stands_last_and_says_for_when_it_was_expected() -> None:
    report("2020-12", "2019", f"{YEAR}")
    page = get("/en/milestones/")
    assert labels(page) == [f"del {YEAR}", "del 2020-12", "del 2019"]
    assert blocks(page, "ledger-date") == [str(YEAR), "was expected for December 2020", "was expected for 2019"]
    assert headings(page)[-1] == "Overdue"


@pytest.mark.parametrize("state", ["happened", "postponed", "cancelled"])
def test_what_the_newest_story_tells_as_settled_is_expected_no_longer(state: str) -> None:
    (milestone,) = report(f"{YEAR}")
    milestone.state = state
    milestone.save()
    assert labels(get("/milestones/"))
    newer = make_edition(milestones=[milestone])
    assert labels(get("/milestones/")) == []
    workflow.withdraw(newer.article, by=None)
    assert labels(get("/milestones/")) == [f"del {YEAR}"]


def test_a_line_names_partnership_parties_and_the_story_that_reported_it() -> None:
    parties = make_company(name="Prada"), make_company(name="Zalando", kind="retailer")
    report(f"{YEAR}-03", partnership=make_partnership(parties, title="Prada da Zalando", territory="Cina"))
    page = words(get("/milestones/"))
    for said in ("Prada da Zalando", "Cina", "Zalando", "Chi lo dice"):
        assert said in page


def test_it_is_filtered_by_kind_and_by_the_territory_of_the_partnership() -> None:
    china = make_partnership(territory="Cina", territory_en="China")
    report(f"{YEAR}-01", partnership=china, category="opening")
    report(f"{YEAR}-02", category="end")
    assert labels(get("/milestones/?category=opening")) == labels(get("/milestones/?territory=Cina"))
    assert labels(get("/en/milestones/?territory=Cina")) == [f"del {YEAR}-01"]
    assert labels(get("/milestones/?category=end")) == [f"del {YEAR}-02"]
    assert labels(get("/milestones/?category=end&territory=Cina")) == []
    assert "China</option>" in get("/en/milestones/")


def test_the_choices_of_territory_are_of_what_is_public_and_expected() -> None:
    happened, held = make_partnership(territory="Cina"), make_partnership(territory="Giappone")
    report("2020-12", partnership=happened, state="happened")
    make_edition(milestones=[make_milestone(held, date=f"{YEAR}")], at=ahead(days=1))
    page = get("/milestones/")
    assert "Cina" not in page
    assert "Giappone" not in page


def test_a_walk_meets_each_once_from_what_is_to_come_to_what_is_overdue() -> None:
    report(*[f"{YEAR}-02"] * 25, *[f"2020-{month:02}" for month in range(1, 13)], *[f"{YEAR + 1}"] * 5)
    path, met, sizes = "/milestones/", [], []
    while path:
        page = get(path)
        met += re.findall(r"<h3>(del [^<]+)</h3>", page)
        sizes.append(len(met))
        found = re.search(r'<a rel="next" href="([^"]+)"', page)
        path = found[1] if found else ""
    assert sizes == [20, 40, 42]
    late = [f"del 2020-{month:02}" for month in range(12, 0, -1)]
    assert met == [f"del {YEAR}-02"] * 25 + [f"del {YEAR + 1}"] * 5 + late


def test_a_page_that_is_asked_for_something_leads_on_to_more_of_that() -> None:
    report(*[f"{YEAR}"] * 21, category="end")
    report(f"{YEAR}-01", category="opening")
    following = re.search(r'<a rel="next" href="([^"]+)"', get("/milestones/?category=end"))[1].replace("&amp;", "&")
    assert labels(get(following)) == [f"del {YEAR}"]


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_what_isn_t_a_key_leads_nowhere(rubbish: str) -> None:
    assert Client(raise_request_exception=False).get("/milestones/", {"after": rubbish}).status_code in {400, 404}


def test_what_can_t_be_meant_is_refused_and_what_nobody_told_finds_nothing() -> None:
    report(f"{YEAR}")
    assert status("/milestones/?category=nonsense") == 400
    assert status("/milestones/?territory=%00") == 400
    assert status(f"/milestones/?territory={'x' * 81}") == 400
    assert labels(get("/milestones/?territory=Nessuno")) == []
    assert status(f"/milestones/?after={paging.write_key(1, 1)}") == 404
    assert status(f"/milestones/?after={paging.write_key(2**62, 2**62)}") == 404


def test_its_feed_tells_the_newest_first_and_leads_to_the_partnership() -> None:
    partnership = make_partnership((make_company(),), slug="accordo")
    report(f"{YEAR}-02-03", partnership=partnership, category="end")
    feed = get("/en/milestones/feed/")
    assert f"3 February {YEAR}: del {YEAR}-02-03" in feed
    assert "/en/partnerships/accordo/" in feed
    assert "del " not in get("/milestones/feed/?category=opening")


def test_parties_are_told_as_the_newest_live_story_tells_them() -> None:
    partnership = make_partnership((make_company(name="Vecchia"),))
    report(f"{YEAR}", partnership=partnership)
    Party.objects.create(partnership=partnership, company=make_company(name="Nuova"))
    assert "Nuova" not in get("/milestones/")
    make_edition(partnerships=[partnership])
    assert "Nuova" in get("/milestones/")
