"""The pages of companies, people and partnerships: now, before and to come; whom to believe; who stands where."""

import datetime as dt
import re

import pytest

from companies.models import Milestone, Ownership, Quote, Role, Source, Standing
from tests.factories import ago, ahead, make_company, make_edition, make_milestone, make_partnership, make_person
from tests.pages.reading import get, part, timeline

pytestmark = pytest.mark.django_db
YEAR = dt.date.today().year  # noqa: DTZ011


def drawn(page: str) -> list[str]:
    return re.findall(r'<text x="\d+" y="\d+">(.*?)</text>', page)


def test_owners_stand_with_their_own_owners_and_holdings_with_theirs() -> None:
    names = ("Artémis", "Kering", "Gucci", "Gucci Beauty")
    chain = [make_company(name=name, slug=f"c{n}") for n, name in enumerate(names)]
    pairs = zip(chain, chain[1:], strict=False)
    make_edition(reported=[Ownership.objects.create(owner=owner, owned=owned) for owner, owned in pairs])
    page = get("/brands/c1/")
    assert re.search("Di proprietà di Artémis .* Possiede Gucci .* Gucci Beauty", part(page, "ownership"))
    assert sorted(drawn(page)) == sorted(names)
    assert re.search("Di proprietà di Gucci .* Kering .*", part(get("/brands/c3/"), "ownership"))
    assert "Artémis" not in part(get("/brands/c3/"), "ownership")


def test_a_circle_of_owners_is_told_once_around() -> None:
    one, two = make_company(name="Una", slug="una"), make_company(name="Due", slug="due")
    make_edition(reported=[Ownership.objects.create(owner=a, owned=b, share=10) for a, b in ((one, two), (two, one))])
    assert sorted(drawn(get("/brands/una/"))) == ["Due", "Due", "Una"]


def test_an_owner_of_an_owner_is_public_only_through_a_live_story() -> None:
    top, group, brand = (make_company(name=name, slug=name.lower()) for name in ("Segreta", "Gruppo", "Marca"))
    make_edition(reported=[Ownership.objects.create(owner=group, owned=brand)])
    make_edition(reported=[Ownership.objects.create(owner=top, owned=group)], at=ahead(days=1))
    assert "Segreta" not in get("/brands/marca/")


def test_what_holds_what_has_ended_and_what_is_to_begin_stand_apart() -> None:
    company, person = make_company(slug="gucci"), make_person(slug="marco")
    spans = {"Oggi": ("2015", ""), "Ieri": ("2001", "2014"), "Domani": (f"{YEAR + 2}", ""), "Ora": (f"{YEAR}", "")}
    roles = [
        Role.objects.create(person=person, company=company, title=title, since=since, until=until)
        for title, (since, until) in spans.items()
    ]
    make_edition(reported=roles)
    for page in (part(get("/brands/gucci/"), "people"), part(get("/people/marco/"), "roles")):
        now, rest = page.partition("Annunciati")[::2]
        to_come, _, before = rest.partition(" In precedenza ")
        assert ("Oggi," in now or "Oggi ," in now, "Ora" in now) == (True, True)
        assert "Domani" in to_come
        assert "Ieri" in before


def test_a_fact_that_another_one_is_preferred_to_is_marked_and_says_according_to_whom() -> None:
    brand, wrong = make_company(name="Gucci", slug="gucci"), make_company(name="Altra", slug="altra")
    owner = make_company(name="Kering")
    source = Source.objects.create(title="Una voce", publisher="Il Foglio")
    good = Ownership.objects.create(owner=owner, owned=brand)
    bad = Ownership.objects.create(owner=wrong, owned=brand, is_preferred=False, source=source)
    make_edition(reported=[good, bad])
    page = get("/brands/gucci/")
    assert "Indicati anche come proprietari Altra secondo Una voce, Il Foglio" in part(page, "ownership")
    assert "Altra" not in drawn(page)
    assert "Indicate anche come possedute Gucci" in part(get("/brands/altra/"), "ownership")


def test_a_status_that_another_one_is_preferred_to_is_told_beside_it() -> None:
    partnership = make_partnership((make_company(),), slug="accordo")
    source = Source.objects.create(title="Una voce")
    told = [
        Standing.objects.create(partnership=partnership, status="active", as_of="2020-12"),
        Standing.objects.create(
            partnership=partnership, status="ended", as_of="2021", is_preferred=False, source=source
        ),
    ]
    make_edition(reported=told)
    page = get("/en/partnerships/accordo/")
    assert "active, as of December 2020" in page
    assert re.search(r'class="doubted">Also reported: ended, 2021.*according to Una voce', page)


def test_partnerships_stand_by_status_with_the_other_parties() -> None:
    brand, shop = make_company(slug="gucci"), make_company(name="Tmall", kind="marketplace")
    ended, active = (make_partnership((brand, shop), title=title) for title in ("Vecchio", "Nuovo"))
    statuses = ((ended, "ended"), (active, "active"))
    make_edition(reported=[Standing.objects.create(partnership=p, status=s, as_of="2020") for p, s in statuses])
    page = get("/brands/gucci/")
    assert re.search("Nuovo .* Tmall .* Vecchio .* Tmall", part(page, "partnerships"))
    assert {"Nuovo", "Vecchio", "Tmall"} < set(drawn(page))


def test_a_company_s_page_tells_what_is_expected_of_its_partnerships() -> None:
    partnership = make_partnership((make_company(slug="gucci"),), title="Accordo")
    late = make_milestone(partnership, label="Tardi", date="2020-12")
    soon = make_milestone(partnership, label="Presto", date=f"{YEAR + 1}-Q1")
    make_edition(milestones=[late, soon, make_milestone(partnership, label="Fatto", state="happened")])
    told = part(get("/brands/gucci/"), "expected")
    assert re.search("Presto, Accordo .* previsto: dicembre 2020 Tardi, Accordo", told)
    assert "Fatto" not in told


def test_a_timeline_tells_what_has_been_before_today_and_what_is_expected_after() -> None:
    partnership = make_partnership(slug="accordo")
    given = {"Lite": ("2017", "happened"), "Era previsto": ("2020-12", "expected"), "Sarà": (f"{YEAR + 1}", "expected")}
    rows = [make_milestone(partnership, label=label, date=d, state=s) for label, (d, s) in given.items()]
    off = make_milestone(partnership, label="Annullato", date="2018", state="cancelled")
    make_edition(milestones=[*rows, off])
    told = part(get("/partnerships/accordo/"), "timeline")
    assert re.search(r"Lite .* Annullato .* Oggi, .* Che cosa si attende .* Era previsto era previsto .* Sarà", told)


def test_a_date_that_live_stories_told_otherwise_before_is_struck() -> None:
    milestone: Milestone = make_milestone(make_partnership(slug="accordo"), date="2020-12")
    make_edition(milestones=[milestone], at=ago(hours=2))
    milestone.date = "2021-03"
    milestone.save()
    make_edition(milestones=[milestone], at=ago(hours=1))
    page = get("/en/partnerships/accordo/")
    assert [date for date, *_ in timeline(page)] == ["March 2021"]
    assert "first told for <s>December 2020</s>" in page


def test_a_page_shows_the_newest_quotes_and_leads_to_the_others() -> None:
    person = make_person(slug="marco", name="Marco Bizzarri")
    quotes = [
        Quote.objects.create(speaker=person, words=f"Parole del {year}", language="it", said_on=str(year))
        for year in range(2010, 2017)
    ]
    make_edition(reported=quotes)
    page = get("/people/marco/")
    assert re.findall(r"<p>Parole del (\d+)</p>", page) == ["2016", "2015", "2014", "2013", "2012"]
    assert 'href="/quotes/?person=Marco%20Bizzarri"' in page


@pytest.mark.parametrize(("address", "share"), [("/brands/marca/", "80,1%"), ("/en/brands/marca/", "80.1%")])
def test_a_share_is_written_as_the_reader_s_language_writes_numbers(address: str, share: str) -> None:
    owner, owned = make_company(), make_company(slug="marca")
    make_edition(reported=[Ownership.objects.create(owner=owner, owned=owned, share="80.10")])
    assert share in get(address)
