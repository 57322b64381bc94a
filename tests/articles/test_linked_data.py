"""What machines read of public pages: schema.org, made of what live stories carry."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from companies.models import Ownership, Quote, Role
from tests.factories import ago, ahead, make_company, make_edition, make_milestone, make_partnership, make_person

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def graph(path: str) -> list[dict[str, Any]]:
    page = Client().get(path).content.decode()
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def of_type(path: str, kind: str) -> list[dict[str, Any]]:
    return [thing for thing in graph(path) if kind in thing["@type"]]


def test_no_text_ends_the_element_it_stands_in() -> None:
    headline = "</script><script>alert(1)</script> & <!-- \u2028 ]]>"
    edition = make_edition(slug="storia", headline=headline)
    (told,) = graph(edition.get_absolute_url())
    assert told["headline"] == headline
    assert "<script>" not in Client().get(edition.get_absolute_url()).content.decode()


def test_a_story_is_about_what_its_facts_are_about_and_mentions_the_rest() -> None:
    brand, shop, other = (make_company(name=name, wikidata=f"Q{n}") for n, name in enumerate(("Uno", "Due", "Tre"), 1))
    person = make_person(name="Anna")
    edition = make_edition(
        slug="storia", companies=[other], people=[person], partnerships=[make_partnership((brand, shop))]
    )
    (told,) = graph(edition.get_absolute_url())
    assert told["@type"] == "NewsArticle"
    assert {one["name"] for one in told["about"]} == {"Uno", "Due"}
    assert [one["name"] for one in told["mentions"]] == ["Tre", "Anna"]
    assert told["mentions"][0]["sameAs"] == ["https://www.wikidata.org/entity/Q3"]


def test_a_brand_names_its_owner_of_today_and_where_else_it_is_found() -> None:
    brand = make_company(slug="gucci", wikidata="Q178516", website="https://www.gucci.com")
    today, before = make_company(name="Kering", kind="group"), make_company(name="Altra")
    owned = Ownership.objects.create(owner=today, owned=brand)
    ended = Ownership.objects.create(owner=before, owned=brand, until="1999")
    make_edition(reported=[owned, ended])
    (told,) = of_type("/brands/gucci/", "Organization")
    assert told["@type"] == ["Brand", "Organization"]
    assert told["sameAs"] == ["https://www.wikidata.org/entity/Q178516", "https://www.gucci.com"]
    assert [one["name"] for one in told["parentOrganization"]] == ["Kering"]


def test_a_person_works_as_what_they_are_today_and_said_what_they_said() -> None:
    person, company = make_person(slug="marco", born="1962"), make_company(name="Gucci")
    role = Role.objects.create(person=person, company=company, title="Guida", title_en="Head", since="2015")
    quote = Quote.objects.create(speaker=person, words="Ciao", language="it", said_on="2020-12")
    edition = make_edition(reported=[role, quote])
    (told,) = of_type("/en/people/marco/", "Person")
    assert (told["jobTitle"], told["worksFor"][0]["name"], told["birthDate"]) == (["Head"], "Gucci", "1962")
    (said,) = of_type("/quotes/", "Quotation")
    assert (said["text"], said["inLanguage"], said["dateCreated"]) == ("Ciao", "it", "2020-12")
    assert said["isPartOf"]["url"] == SITE + edition.get_absolute_url()


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2020-12-21", "2020-12-21", None),
        ("2020-12", "2020-12", None),
        ("2020-Q4", "2020-10", "2020-12"),
        ("2020", "2020", None),
    ],
)
def test_an_event_begins_as_far_as_its_date_is_known(date: str, start: str, end: str | None) -> None:
    partnership = make_partnership((make_company(name="Uno"),), slug="accordo")
    make_edition(milestones=[make_milestone(partnership, date=date, state="cancelled")])
    (told,) = of_type("/partnerships/accordo/", "Event")
    assert (told["startDate"], told.get("endDate")) == (start, end)
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert [one["name"] for one in told["organizer"]] == ["Uno"]


def test_what_is_not_public_is_not_told_to_machines_either() -> None:
    brand = make_company(slug="gucci")
    make_edition(companies=[brand], at=ago(hours=1))
    owner = Ownership.objects.create(owner=make_company(name="Segreta"), owned=brand)
    make_edition(reported=[owner], at=ahead(hours=1))
    assert "Segreta" not in json.dumps(graph("/brands/gucci/"))
