"""The words by which the desk's list finds a story."""

import pytest

from articles.models import Article
from articles.models.words import searched
from tests.factories import make_article, make_author, make_company, rewrite

pytestmark = pytest.mark.django_db


def found(term: str) -> set[str]:
    return {article.headline for article in searched(Article.objects.all(), term)}


@pytest.mark.parametrize(
    "term",
    [
        "perche",
        "PERCHÉ",
        "Perché",
        "perche\u0301",  # the accent as a character of its own
        "l’Oréal",
        "L'OREAL",
        "oreal",
        "Ørsted",
        "orst",
        "citta 24",
        "tmall-gucci",
        "  oreal   perche ",
        "joint_venture",
    ],
)
def test_accents_capitals_and_marks_make_no_difference(term: str) -> None:
    make_article(headline="PERCHÉ l’Oréal va a Città 24/7 con ØRSTED: tmall-gucci, joint_venture", slug="x")
    assert len(found(term)) == 1


@pytest.mark.parametrize("term", ["skoda", "ŠKODA", "Škoda", "S\u030ckoda", "lodz", "ŁÓDŹ", "istanbul", "æro", "aro"])
def test_letters_of_other_languages_are_found_without_their_marks(term: str) -> None:
    make_article(headline="Škoda apre a Łódź e a İstanbul, con ÆRO", slug="x")
    assert len(found(term)) == 1


@pytest.mark.parametrize("term", ["rche", "oréalissimo", "perche niente", "!!!", "’", ":*", "& |", "(", "\\", "<b>"])
def test_what_begins_no_word_finds_nothing_and_breaks_nothing(term: str) -> None:
    make_article(headline="Perché l’Oréal", slug="perche-l-oreal")
    assert found(term) == set()


def test_an_empty_search_is_no_search() -> None:
    make_article(headline="Una")
    assert found("") == found("  ") == {"Una"}


def test_a_story_is_found_by_its_names_as_they_were_when_it_was_saved_last() -> None:
    company, author = make_company(name="Kering"), make_author(name="Giulia Ferrante")
    article = make_article(headline="Una", companies=[company], authors=[author], tags=["Vino rosso"])
    assert found("kering") == found("ferrante giu") == found("vino") == {"Una"}
    company.name = "Altra"
    company.save()
    assert found("altra") == set()
    article.companies.clear()
    rewrite(article)
    assert found("kering") == set()


def test_a_search_as_long_as_a_page_is_cut_to_its_first_words() -> None:
    make_article(headline="Una due tre")
    assert found("una due tre " * 5000) == {"Una due tre"}


def test_very_many_long_names_are_no_obstacle_to_saving() -> None:
    companies = [make_company(name=f"{number} " + "Società per azioni " * 5) for number in range(150)]
    article = make_article(companies=companies)
    assert len(Article.objects.get(pk=article.pk).names) == 10_000
