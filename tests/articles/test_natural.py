"""Times in words: what they mean on a Saturday at noon in Rome, and what is refused with a sentence."""

import datetime as dt
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from articles import natural

ROME = ZoneInfo("Europe/Rome")
NOW = dt.datetime(2026, 11, 28, 12, 0, tzinfo=ROME)


def read(text: str, now: dt.datetime = NOW) -> str:
    return natural.read(text, now, ROME).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("lun 7:30", "2026-11-30T07:30"),
        ("Lunedì 7.30", "2026-11-30T07:30"),
        ("mon 7:30am", "2026-11-30T07:30"),
        ("Monday 7:30 pm", "2026-11-30T19:30"),
        ("mar 7:30", "2026-12-01T07:30"),
        ("sabato 9:00", "2026-12-05T09:00"),
        ("tomorrow 9", "2026-11-29T09:00"),
        ("domani alle 9", "2026-11-29T09:00"),
        ("dopodomani 9:00", "2026-11-30T09:00"),
        ("oggi 18", "2026-11-28T18:00"),
        ("oggi alle 9", "2026-11-28T09:00"),
        ("domani a mezzogiorno", "2026-11-29T12:00"),
        ("alle 13", "2026-11-28T13:00"),
        ("9:30", "2026-11-29T09:30"),
        ("21/12 10:00", "2026-12-21T10:00"),
        ("21.12. 10:00", "2026-12-21T10:00"),
        ("3/4 10:00", "2027-04-03T10:00"),
        ("1/2/27 10:00", "2027-02-01T10:00"),
        ("28/11 10:00", "2026-11-28T10:00"),
        ("29/2 10:00", "2028-02-29T10:00"),
        ("21 dicembre alle 10", "2026-12-21T10:00"),
        ("1º febbraio 9:00", "2027-02-01T09:00"),
        ("Dec 21st at 10", "2026-12-21T10:00"),
        ("3 march 7:30", "2027-03-03T07:30"),
        ("mercoledì 2 dicembre 2026 alle ore 7.30", "2026-12-02T07:30"),
        ("tra 3 giorni alle 10:00", "2026-12-01T10:00"),
        ("in a week at 9am", "2026-12-05T09:00"),
        ("tra 2 ore", "2026-11-28T13:00+00:00"),
        ("fra mezz’ora", "2026-11-28T11:30+00:00"),
        ("in 30 min", "2026-11-28T11:30+00:00"),
        ("in an hour", "2026-11-28T12:00+00:00"),
    ],
)
def test_what_is_typed_means_the_next_such_time(text: str, means: str) -> None:
    assert read(text) == means


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("domani", "At which hour"),
        ("21/12", "At which hour"),
        ("9", "a day or an hour"),
        ("lun 7", "a day or an hour"),
        ("21.12", "a day or an hour"),
        ("sab 13:00", "is today or in a week"),
        ("lun 22/12 10:00", "22 December 2026 is a Tuesday"),
        ("27/11 10:00", "has just passed"),
        ("12/21 10:00", "There is no month 21"),
        ("domani 25:00", "No clock shows"),
        ("13pm", "No clock shows"),
        ("midnight", "which end of the day"),
        ("30/2 10:00", "can't be read"),
        ("next monday 9:00", "can't be read"),
        ("tomorrow 9:00 EST", "can't be read"),
        ("10:00 11:00", "can't be read"),
        ("2 ore", "can't be read"),
        ("x" * 200, "can't be read"),
        ("²/12 10:00", "can't be read"),
        ("\0", "can't be read"),
    ],
)
def test_what_can_be_meant_in_two_ways_or_none_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(natural.Unclear, match=says):
        read(text)


def test_hours_are_counted_as_they_pass_and_days_by_the_calendar() -> None:
    evening = dt.datetime(2027, 3, 27, 23, 0, tzinfo=ROME)
    assert read("in 4 hours", evening) == "2027-03-28T02:00+00:00"
    assert read("tra 1 giorno alle 23:00", evening) == "2027-03-28T23:00"


def test_a_started_minute_is_never_cut_short() -> None:
    assert read("in 5 min", NOW.replace(second=1)) == "2026-11-28T11:06+00:00"


def test_the_library_is_loaded_by_who_types_words_and_by_nobody_else() -> None:
    loads = "import sys, articles.natural as n; print('dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
