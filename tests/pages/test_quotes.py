"""What was said: the newest first, in the words it was said in, found by speaker, company and year."""

import re

import pytest
from django.test import Client

from companies.models import Person, Quote, Role
from pages import paging
from tests.factories import ago, ahead, make_company, make_edition, make_person
from tests.pages.reading import get, status, words
from tests.pages.test_paging import RUBBISH

pytestmark = pytest.mark.django_db


def quote(said: str, speaker: Person | None = None, **given: str) -> Quote:
    return Quote.objects.create(speaker=speaker or make_person(), words=said, **{"language": "en"} | given)


def said(path: str = "/quotes/") -> list[str]:
    return re.findall(r"<blockquote[^>]*><p>(.*?)</p>", get(path))


@pytest.fixture
def three() -> list[Quote]:
    """Of two people, at two companies and at two times; the last one isn't dated."""
    gucci, shop = make_company(name="Gucci"), make_company(name="Hermès")
    marco, anna = make_person(name="Marco Bizzarri"), make_person(name="Anna Lòpez")
    Role.objects.create(person=marco, company=gucci, title="Amministratore delegato", since="2015")
    quotes = [
        quote("First", marco, said_on="2020-12"),
        quote("Second", anna, said_on="2021-01-05", company=shop),
        quote("Third", anna),
    ]
    make_edition(reported=quotes, headline="Chi lo dice", at=ago(hours=1))
    return quotes


@pytest.mark.usefixtures("three")
def test_what_was_said_last_stands_first_and_what_is_not_dated_last() -> None:
    assert said() == ["Second", "First", "Third"]
    assert "Amministratore delegato, Gucci , dicembre 2020" in words(get("/quotes/"))
    assert "Chi lo dice" in words(get("/quotes/"))


def test_the_words_say_their_language_and_so_does_the_translation() -> None:
    make_edition(reported=[quote("Hello", translation="Buongiorno", translation_language="it")])
    page = get("/quotes/")
    assert '<blockquote lang="en"><p>Hello</p>' in page
    assert 'lang="it">Buongiorno</p>' in page


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("person=bizzarri", ["First"]),
        ("person=Bizzarri Marco", ["First"]),
        ("person=lopez", ["Second", "Third"]),
        ("company=hermes", ["Second"]),
        ("year=2020", ["First"]),
        ("person=lopez&year=2021", ["Second"]),
        ("person=%", []),
        ("person=nobody", []),
        ("year=2019", []),
        ("person=&company=&year=", ["Second", "First", "Third"]),
    ],
)
def test_quotes_are_found_by_speaker_company_and_year(asked: str, found: list[str]) -> None:
    assert said(f"/quotes/?{asked.replace('%', '%25')}") == found


def test_a_name_that_only_the_desk_knows_finds_nothing(three: list[Quote]) -> None:
    three[0].speaker.name = "Segreto"
    three[0].speaker.save()
    make_edition(reported=[quote("Held", make_person(name="Tenuta"))], at=ahead(days=1))
    assert said("/quotes/?person=segreto") == said("/quotes/?person=tenuta") == []
    assert said("/quotes/?person=bizzarri") == ["First"]


def test_a_walk_meets_each_quote_once() -> None:
    quotes = [quote(f"Words {n}", said_on="2020-12" if n % 2 else "") for n in range(45)]
    make_edition(reported=quotes)
    path, met = "/quotes/", []
    while path:
        page = get(path)
        met += re.findall(r"<p>(Words \d+)</p>", page)
        found = re.search(r'<a rel="next" href="([^"]+)"', page)
        path = found[1] if found else ""
    assert sorted(met) == sorted(one.words for one in quotes)
    assert met == [f"Words {n}" for n in (*range(43, 0, -2), *range(44, -1, -2))]


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_what_isn_t_a_key_leads_nowhere(rubbish: str) -> None:
    assert Client(raise_request_exception=False).get("/quotes/", {"before": rubbish}).status_code in {400, 404}


@pytest.mark.parametrize("asked", ["year=x", "year=0", "year=10000", "person=%00", f"company={'x' * 81}", "year=-1"])
def test_what_can_t_be_meant_is_refused(asked: str) -> None:
    assert status(f"/quotes/?{asked}") == 400


def test_a_key_behind_which_nothing_lies_leads_nowhere() -> None:
    assert status(f"/quotes/?before={paging.write_key(1, 1)}") == 404
    assert status(f"/quotes/?before={paging.write_key(-(2**62), 1)}") == 404


@pytest.mark.usefixtures("three")
def test_its_feed_says_who_said_what_and_leads_to_the_story() -> None:
    feed = get("/quotes/feed/?person=bizzarri")
    assert "Marco Bizzarri: “First”" in feed
    assert "Second" not in feed
    assert "/articles/" in feed
