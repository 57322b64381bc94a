"""Dates in prose: how precise they are, in which year, and whether what they tell of is to come."""

import pytest

from articles.finding.milestones import dated_in
from companies.dates import PartialDate


def told(text: str, own: str = "2020-12-18") -> list[str]:
    return [f"{found.date} {found.state}" for found in dated_in(text, PartialDate.parse(own) if own else None)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Dal 21 dicembre la griffe attiva il negozio.", ["2020-12-21 expected"]),
        ("A febbraio 2021 arriverà il secondo.", ["2021-02 expected"]),
        ("A febbraio arriverà il secondo.", ["2021-02 expected"]),
        ("Aprirà nel secondo trimestre del 2021.", ["2021-Q2 expected"]),
        ("Aprirà in primavera.", ["2021-Q2 expected"]),
        ("The store opens next spring.", ["2021-Q2 expected"]),
        ("La fusione si chiuderà entro l’anno.", ["2020 expected"]),
        ("It will close in the first half of 2021.", ["2021 expected"]),
        ("It will open on 21 December.", ["2020-12-21 expected"]),
        ("It will open on December 21, 2021.", ["2021-12-21 expected"]),
        ("Il negozio apre il 1º marzo.", ["2021-03-01 expected"]),
        ("Aprirà domani.", ["2020-12-19 expected"]),
        ("Partirà il mese prossimo.", ["2021-01 expected"]),
        ("Partirà tra tre mesi.", ["2021-03 expected"]),
        ("Il prossimo 14 aprile sbarcherà ad Arese.", ["2021-04-14 expected"]),
        ("Gucci ha aperto il negozio il 10 dicembre.", ["2020-12-10 happened"]),
        ("It opened in May.", ["2020-05 happened"]),
        ("Nel 2017 ha inaugurato il sito.", ["2017 happened"]),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, dates: list[str]) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "La collezione primavera-estate 2021 è in negozio.", "Nel 2019 le vendite sono calate del 12%.",
        "The brand may march on.", "Vende in Cina dal 2017.", "Golden Goose doveva quotarsi il 21 dicembre.",
        "Aprirà il 31 febbraio.", "Costa 2.021 euro.", "",
    ],
)  # fmt: skip
def test_other_dates_are_no_milestones(text: str) -> None:
    assert told(text) == []


def test_without_the_text_s_date_only_what_carries_its_year_is_known() -> None:
    assert told("Aprirà a marzo, o in aprile 2021.", "") == ["2021-04 expected"]


def test_the_year_is_reckoned_from_a_date_known_to_the_month() -> None:
    assert told("Dal 21 dicembre apre, da gennaio vende.", "2020-12") == ["2020-12-21 expected", "2021-01 expected"]


def test_spans_are_the_sentence_and_the_words() -> None:
    text = "Prima frase. Dal 21 dicembre apre il negozio. Ultima."
    (found,) = dated_in(text, PartialDate.parse("2020-12-01"))
    assert text[slice(*found.sentence)] == "Dal 21 dicembre apre il negozio."
    assert text[slice(*found.words)] == "21 dicembre"
