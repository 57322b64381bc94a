"""Rows that can't be: each a sentence at its line, and nothing of the file stays."""

import pytest

from companies.models import Company, Fact, Milestone, Partnership, Person
from tests.companies.exchange.files import refusals, taken
from tests.factories import make_company, make_partnership, make_person

pytestmark = pytest.mark.django_db
ROWS = [
    ("companies", "name\n \n", "name: It can't be empty."),
    ("companies", "name,kind\nGucci,marca\n", "kind: “marca” is none of: brand, retailer, marketplace, group"),
    ("companies", "name,website\nGucci,javascript:x\n", "website: Enter a valid URL."),
    ("companies", "name,slug\nGucci,a b\n", "slug: Enter a valid “slug”"),
    ("companies", "name\n" + "G" * 121 + "\n", "name: Ensure this value has at most 120 characters"),
    ("companies", "name\n古驰\n", "slug: This field cannot be blank."),
    ("companies", "name,wikidata\nGucci,178516\n", "A Wikidata id is a Q and a number"),
    ("companies", "name,aliases\nGucci,Guccio|Guccio\n", "aliases: “Guccio” is there twice."),
    ("companies", "name,aliases\nGucci," + "G" * 121 + "\n", "aliases: “GGGG"),
    ("companies", "name,slug,wikidata\nX,due,Q1\n", "The Wikidata id Q1 is that of “Uno” (uno), and the slug due"),
    ("companies", "name,slug,wikidata\nX,uno,Q9\n", "The slug uno is that of “Uno”, whose Wikidata id is Q1."),
    ("companies", "name,wikidata\nX,Q2\n", "Several have the Wikidata id Q2: “Due” (due), “Tre” (tre)."),
    ("companies", "name,slug\nX,vecchia\n", "“Vecchia” was merged into “Uno”: write uno."),
    ("people", "name,born\nEvans,1979-13\n", "born: “1979-13” is not a date. Write a day"),
    ("people", "name,born,died\nEvans,1979,1970\n", "died: Nobody dies before they are born"),
    ("partnerships", "title,kind\nA,matrimonio\n", "kind: “matrimonio” is none of: distribution"),
    ("partnerships", "title,kind,parties\nA,supply,uno|chi:brand\n", "parties: There is no company “chi”"),
    ("partnerships", "title,kind,parties\nA,supply,uno:boss\n", "parties: “boss” is none of: brand"),
    ("partnerships", "title,kind,parties\nA,supply,uno|uno:brand\n", "parties: “uno” is there twice."),
    ("ownerships", "owner,owned\nuno,chi\n", "owned: There is no company “chi”: give the slug"),
    ("ownerships", "owner,owned\nuno,uno\n", "A company can't own itself"),
    ("ownerships", "owner,owned\nvecchia,due\n", "owner: “Vecchia” was merged into “Uno”: write uno."),
    ("ownerships", "owner,owned\nuno,Q2\n", "owned: “Q2” can be several: Due (due); Tre (tre)."),
    ("ownerships", "owner,owned,since,until\nuno,due,2020,2019\n", "until: It can't end before it begins"),
    ("ownerships", "owner,owned,share\nuno,due,101\n", "A share must be more than 0 and at most 100"),
    ("ownerships", "owner,owned,share\nuno,due,molto\n", "share: “molto” isn't a number."),
    ("ownerships", "owner,owned,share\nuno,due,NaN\n", "share: “NaN” isn't a number."),
    ("ownerships", "owner,owned,share\nuno,due,1e9999999999\n", "share: “1e9999999999” isn't a number."),
    ("ownerships", "owner,owned,share\nuno,due,0\n", "A share must be more than 0 and at most 100"),
    ("ownerships", "owner,owned,share\nuno,due,1.234\n", "share: Ensure that there are no more than 2 decimal"),
    ("ownerships", "owner,owned,since\nuno,due,0000\n", "since: “0000” is not a date."),
    ("ownerships", "owner,owned,preferred\nuno,due,forse\n", "preferred: “forse” is neither true nor false."),
    ("ownerships", "owner,owned,id\nuno,due,x\n", "id: “x” isn't a number."),
    ("ownerships", "owner,owned,source\nuno,due,Bilancio\n", "source: There is no source “Bilancio”"),
    ("roles", "person,company,title,since\nmorta,uno,CEO,2021\n", "since: It begins after the person's death"),
    ("standings", "partnership,status,as_of\naccordo,active,\n", "as_of: It can't be empty."),
    ("milestones", "partnership,date,label\naccordo,2020-Q5,Apre\n", "date: “2020-Q5” is not a date."),
    (
        "quotes",
        "speaker,words,translation,translation_language\nmorta,Ciao,Hi,it\n",
        "translation_language: The transl",
    ),
]


@pytest.fixture(autouse=True)
def _register() -> None:
    one = make_company(name="Uno", slug="uno", wikidata="Q1")
    for name in ("Due", "Tre"):
        make_company(name=name, slug=name.lower(), wikidata="Q2")
    make_company(name="Vecchia", slug="vecchia", merged_into=one)
    make_person(slug="morta", died="2019")
    make_partnership(slug="accordo")


def everything() -> list[int]:
    return [model.objects.count() for model in (Company, Person, Partnership, Milestone, Fact)]


@pytest.mark.parametrize(("kind", "text", "sentence"), ROWS)
def test_a_row_that_can_t_be_is_refused_at_its_line(kind: str, text: str, sentence: str) -> None:
    before = everything()
    [(line, says)] = refusals(taken(kind, text))
    assert line == 2
    assert says[0].startswith(sentence)
    assert everything() == before


TWICE = [
    ("companies", "name,slug\nA,a\nB,a\n"),
    ("companies", "name,slug,wikidata\nA,a,Q5\nB,b,Q5\n"),
    ("companies", "name,slug,wikidata\nUno,uno,Q1\nUno,,Q1\n"),
    ("ownerships", "owner,owned\nuno,due\nQ1,due\n"),
    ("milestones", "partnership,date,label\naccordo,2020,Apre\naccordo,2020,Apre\n"),
    ("sources", "title,publisher\nBilancio,Kering\nBilancio,Kering\n"),
]


@pytest.mark.parametrize(("kind", "text"), TWICE)
def test_two_rows_about_one_thing_are_refused_at_the_second(kind: str, text: str) -> None:
    before = everything()
    assert refusals(taken(kind, text)) == [(3, ["line 2 says the same thing already."])]
    assert everything() == before


def test_two_rows_about_one_thing_are_found_however_far_apart() -> None:
    rows = "".join(f"Casa {number}\n" for number in range(700))
    assert refusals(taken("companies", f"name\n{rows}Casa 0\n")) == [(702, ["line 2 says the same thing already."])]


def test_every_refused_row_is_told_of_at_once() -> None:
    text = "name,country\n" + "".join(f"Casa {number},{'it' if number % 3 else 'IT'}\n" for number in range(9))
    assert [line for line, _says in refusals(taken("companies", text))] == [3, 4, 6, 7, 9, 10]
