"""Which stored thing a row speaks of, and what it changes there."""

import pytest

from companies.models import Alias, Company, Milestone, Ownership, Partnership, Source
from tests.companies.exchange.files import refusals, rehearsed, states, taken
from tests.factories import make_company, make_milestone, make_partnership, make_person

pytestmark = pytest.mark.django_db


def test_a_company_is_known_by_its_wikidata_id_before_its_slug() -> None:
    gucci = make_company(name="Gucci", slug="gucci", wikidata="Q178516")
    outcome = taken("companies", "slug,name,wikidata\ngucci-spa,Gucci S.p.A.,Q178516\n")
    assert outcome.lines[0].changes == [("name", "Gucci", "Gucci S.p.A.")]
    assert outcome.lines[0].says == ["keeps its address gucci"]
    gucci.refresh_from_db()
    assert (gucci.name, gucci.slug) == ("Gucci S.p.A.", "gucci")


def test_a_company_is_known_by_its_slug_or_by_that_of_its_name() -> None:
    make_company(name="Gucci", slug="gucci")
    assert states(taken("companies", "slug,name\ngucci,Gucci\n")) == ["unchanged"]
    assert states(taken("companies", "name,wikidata\nGucci,Q178516\nEtrò,\n")) == ["changed", "new"]
    assert set(Company.objects.values_list("slug", "wikidata")) == {("gucci", "Q178516"), ("etro", "")}


def test_a_column_that_is_missing_stays_and_an_empty_cell_empties() -> None:
    company = make_company(name="Gucci", slug="gucci", country="IT", about="Casa fiorentina.")
    outcome = taken("companies", "slug,name,country\ngucci,Gucci,\n")
    assert outcome.lines[0].changes == [("country", "IT", "")]
    company.refresh_from_db()
    assert (company.country, company.about) == ("", "Casa fiorentina.")


def test_other_names_are_made_kept_and_taken_away() -> None:
    company = make_company(name="Gucci", slug="gucci")
    for name, language in (("古驰", "zh"), ("Guccio", "it")):
        Alias.objects.create(company=company, name=name, language=language)
    outcome = taken("companies", "slug,name,aliases\ngucci,Gucci,Gucci Italia|古驰|ja:グッチ\n")
    assert outcome.lines[0].changes == [("aliases", "zh:古驰|it:Guccio", "zh:古驰|Gucci Italia|ja:グッチ")]
    assert set(company.aliases.values_list("name", "language")) == {
        ("古驰", "zh"),
        ("Gucci Italia", ""),
        ("グッチ", "ja"),
    }


def test_parties_get_roles_come_and_go() -> None:
    one, two, three = (make_company(slug=slug) for slug in ("uno", "due", "tre"))
    partnership = make_partnership((one, two), slug="accordo", title="Accordo")
    text = "slug,title,kind,parties\naccordo,Accordo,distribution,uno:brand|tre\nnuovo,Nuovo,licence,due:licensor|uno\n"
    assert states(taken("partnerships", text)) == ["changed", "new"]
    assert [(part.company, part.role) for part in partnership.parties.all()] == [(one, "brand"), (three, "partner")]
    assert Partnership.objects.get(slug="nuovo").companies.count() == 2


def test_facts_name_companies_by_slug_or_wikidata_id_and_sources_by_address_or_line() -> None:
    make_company(slug="kering", wikidata="Q1")
    make_company(slug="gucci")
    Source.objects.create(title="Bilancio", publisher="Kering", date="2024", address="https://www.example.com/b")
    text = 'owner,owned,since,share,source\nQ1,gucci,1999-Q4,"42,10","Kering, Bilancio, 2024"\n'
    assert states(taken("ownerships", text)) == ["new"]
    fact = Ownership.objects.get()
    assert (str(fact.since), fact.percent, fact.source.title) == ("1999-Q4", "42.1", "Bilancio")
    assert fact.label.endswith("(1999-Q4–)")
    assert states(taken("ownerships", text.replace('"Kering, Bilancio, 2024"', "https://www.example.com/b"))) == [
        "unchanged"
    ]


def test_a_fact_s_number_lets_its_date_change_but_never_what_it_is_about() -> None:
    milestone = make_milestone(make_partnership(slug="accordo"), label="Apertura", date="2021-02")
    other = make_partnership(slug="altro")
    changed = taken("milestones", f"id,partnership,date,label\n{milestone.pk},accordo,2021-Q3,Apertura\n")
    assert changed.lines[0].changes == [("date", "2021-02", "2021-Q3")]
    assert states(taken("milestones", f"id,partnership,date,label\n{milestone.pk},altro,2021-Q3,Apertura\n")) == ["new"]
    assert set(Milestone.objects.values_list("partnership", flat=True)) == {milestone.partnership_id, other.pk}


def test_a_rehearsal_says_the_same_and_leaves_nothing() -> None:
    make_person(slug="bizzarri", name="Marco Bizzarri")
    text = "slug,name,born,aliases\nbizzarri,Marco Bizzarri,1962-08-19,\nevans,Luke Evans,,L. Evans\n"
    told = rehearsed("people", text)
    assert Company.objects.count() == 0
    assert told == taken("people", text)
    assert states(told) == ["changed", "new"]


def test_a_refused_row_stops_all_the_others() -> None:
    outcome = taken("companies", "name,country\nGucci,IT\nKering,it\nEtro,IT\n")
    assert refusals(outcome) == [(3, ["Write the country as two capital letters, such as IT."])]
    assert states(outcome) == ["new", "refused", "new"]
    assert not Company.objects.exists()
