"""Dates in words: what they mean on a Saturday in Rome, with their precision, and what is refused with a sentence."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from articles import natural, natural_dates

ROME = ZoneInfo("Europe/Rome")
NOW = dt.datetime(2026, 11, 28, 12, 0, tzinfo=ROME)


def read(text: str) -> str:
    return str(natural_dates.read(text, NOW, ROME))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("oggi", "2026-11-28"),
        ("tomorrow", "2026-11-29"),
        ("lun", "2026-11-30"),
        ("Sabato", "2026-12-05"),
        ("tra 3 giorni", "2026-12-01"),
        ("21/12", "2026-12-21"),
        ("21/12/2026", "2026-12-21"),
        ("1º febbraio", "2027-02-01"),
        ("21 December 2026", "2026-12-21"),
        ("dicembre 2026", "2026-12"),
        ("novembre", "2026-11"),
        ("March", "2027-03"),
        ("4º trimestre 2026", "2026-Q4"),
        ("Q4", "2026-Q4"),
        ("1st quarter", "2027-Q1"),
        ("2027", "2027"),
    ],
)
def test_a_date_means_the_next_such_one_as_precisely_as_it_is_said(text: str, means: str) -> None:
    assert read(text) == means


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("boh", "can't be read as a date"),
        ("", "can't be read as a date"),
        ("30/2", "can't be read as a date"),
        ("x" * 200, "can't be read as a date"),
        ("Q5 2026", "can't be read as a date"),
        ("lun 22/12", "22 December 2026 is a Tuesday"),
        ("27/11", "has just passed"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(natural.Unclear, match=says):
        read(text)
