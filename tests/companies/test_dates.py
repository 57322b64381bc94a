"""Dates as they are known: read, written, said in prose, and put in order by their middle."""

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from companies.dates import PartialDate, as_number, in_prose, until

DAYS = st.dates().map(lambda day: PartialDate(day.year, month=day.month, day=day.day))
YEARS = st.integers(1, 9999)
PARTIAL = (
    DAYS
    | st.builds(PartialDate, YEARS, month=st.integers(1, 12))
    | st.builds(PartialDate, YEARS, quarter=st.integers(1, 4))
    | st.builds(PartialDate, YEARS)
)


@given(PARTIAL)
def test_what_is_written_is_read_as_the_same_date(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert len(str(date)) <= 10


@given(PARTIAL)
def test_the_middle_lies_inside_and_a_day_is_its_own_middle(date: PartialDate) -> None:
    assert date.first_day <= date.sort_key <= date.last_day
    before, after = date.sort_key - date.first_day, date.last_day - date.sort_key
    assert dt.timedelta(0) <= after - before <= dt.timedelta(days=1)


@given(st.text(alphabet="0123456789-Q /.\n٣", max_size=12))
def test_whatever_is_read_can_be_written_and_read_again(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert str(date) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "20", "20201", "2020-13", "2020-00", "2020-00-15", "2020-12-00", "2020-12-32", "2021-02-29", "2020-2-1"]
    + ["2020-Q0", "2020-Q5", "2020-Q1-01", "2020-q1", "0000", "-2020", "2020-12-21T10:00", "21.12.2020", "2020/12"]
    + ["２０２０", "2020-12-", "dicembre 2020", "2020\x00"],
)
def test_dates_that_don_t_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date|must be in|out of range|month"):
        PartialDate.parse(text)


def test_a_leap_day_exists_in_leap_years_only() -> None:
    assert PartialDate.parse("2020-02-29").first_day == dt.date(2020, 2, 29)
    with pytest.raises(ValueError, match="day"):
        PartialDate.parse("1900-02-29")


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "middle"),
    [
        ("2020-12-21", "day", "2020-12-21", "2020-12-21", "2020-12-21"),
        ("2021-02", "month", "2021-02-01", "2021-02-28", "2021-02-14"),
        ("2020-Q4", "quarter", "2020-10-01", "2020-12-31", "2020-11-15"),
        ("2020-Q1", "quarter", "2020-01-01", "2020-03-31", "2020-02-15"),
        ("2020", "year", "2020-01-01", "2020-12-31", "2020-07-01"),
    ],
)
def test_a_date_knows_how_exact_it_is_and_what_it_spans(
    text: str, precision: str, first: str, last: str, middle: str
) -> None:
    date = PartialDate.parse(text)
    assert date.precision == precision
    assert [date.first_day, date.last_day, date.sort_key] == [dt.date.fromisoformat(d) for d in (first, last, middle)]


def test_dates_of_every_precision_sort_by_their_middle() -> None:
    written = ["2020", "2020-Q1", "2020-12", "2020-12-01", "2020-12-31", "2020-Q4", "2020-11-30"]
    ordered = sorted(map(PartialDate.parse, written), key=lambda date: date.sort_key)
    assert list(map(str, ordered)) == [
        *("2020-Q1", "2020", "2020-Q4", "2020-11-30"),
        *("2020-12-01", "2020-12", "2020-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "italian", "english"),
    [
        ("2020-12-21", "21 dicembre 2020", "21 December 2020"),
        ("2021-02-01", "1º febbraio 2021", "1 February 2021"),
        ("2021-02-11", "11 febbraio 2021", "11 February 2021"),
        ("2021-02", "febbraio 2021", "February 2021"),
        ("2020", "2020", "2020"),
    ],
)
def test_a_date_in_prose_follows_the_language(text: str, italian: str, english: str) -> None:
    date = PartialDate.parse(text)
    assert (date.in_words("it"), date.in_words("en")) == (italian, english)
    for language, words in (("it", italian), ("en", english)):
        with translation.override(language):
            assert date.in_words() == words


def test_a_quarter_in_prose_says_which_and_of_when() -> None:
    quarter = PartialDate.parse("2020-Q4")
    assert quarter.in_words("en") == "quarter 4 of 2020"
    assert {"4", "2020"} <= set(quarter.in_words("it").replace("º", " ").split())


@given(st.dates())
def test_prose_never_says_the_first_of_a_month_that_alone_is_known(day: dt.date) -> None:
    month = PartialDate(day.year, month=day.month)
    with translation.override("it"):
        assert month.in_words("it") in in_prose(day)
        assert not month.in_words("it")[0].isdigit()


@pytest.mark.parametrize(
    ("written", "words"),
    [("2004-04", "fino ad aprile 2004"), ("2004-08", "fino ad agosto 2004"), ("2004-10", "fino a ottobre 2004")],
)
def test_until_a_month_with_its_own_vowel_takes_a_d(written: str, words: str) -> None:
    with translation.override("it"):
        assert until(PartialDate.parse(written)) == words


def test_the_days_of_a_month_end_before_the_month_itself_and_that_before_its_quarter_and_year() -> None:
    written = [
        "2021-02-14",
        "2021-02-28",
        "2021-02",
        "2021-03-31",
        "2021-03",
        "2021-Q1",
        "2021-04-01",
        "2021-Q4",
        "2021",
    ]
    keys = [PartialDate.parse(date).end_key for date in written]
    assert keys == sorted(set(keys))


@given(PARTIAL, st.dates())
def test_a_date_is_over_by_a_day_just_where_its_end_key_is_less_than_the_day_s(date: PartialDate, day: dt.date) -> None:
    assert (date.end_key < as_number(day) * 10) == (date.last_day < day)


@given(PARTIAL)
def test_a_date_stands_under_its_month_or_what_is_known_of_it_and_never_under_less(date: PartialDate) -> None:
    assert date.span.precision == ("month" if date.day else date.precision)
    assert date.span.first_day <= date.first_day <= date.last_day <= date.span.last_day
