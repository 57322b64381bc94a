import pytest

from articles.manuscript import dates
from articles.manuscript.dates import leading


@pytest.mark.parametrize(
    ("start", "dated"),
    [
        (" date 2020-12 ", "2020-12"),
        ("date 2020 ", "2020"),
        ("data 2020-12-21 ", "2020-12-21"),
        ("Date: 2020-12\n", "2020-12"),
        ("Data: 21 dicembre 2020\n", "2020-12-21"),
        ("DATED: 2020-1-5. ", "2020-01-05"),
    ],
)
def test_a_date_after_its_keyword_is_taken_off_the_text(start, dated):
    assert leading(f"{start}Due store su Tmall.") == (dated, "Due store su Tmall.", False)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("dicembre 2020", "2020-12"),
        ("Dic. 2020", "2020-12"),
        ("21 dicembre 2020", "2020-12-21"),
        ("lunedì 21 dicembre 2020", "2020-12-21"),
        ("1° marzo 2021", "2021-03-01"),
        ("December 2020", "2020-12"),
        ("21 December 2020", "2020-12-21"),
        ("Monday, 21st of December 2020", "2020-12-21"),
        ("December 21, 2020", "2020-12-21"),
        ("21/12/2020", "2020-12-21"),
        ("21.12.2020", "2020-12-21"),
        ("2020-12-21", "2020-12-21"),
        ("2020-12", "2020-12"),
        ("2020", "2020"),
    ],
)
def test_a_date_on_a_first_line_of_its_own_is_taken_off_the_text(line, dated):
    assert leading(f"\n{line}\n\nDue store su Tmall.") == (dated, "Due store su Tmall.", False)
    assert dates.is_date_line(line)


@pytest.mark.parametrize(
    "text",
    [
        "date 2020-13 Due store.",
        "date 2020-02-30 Due store.",
        "date 2019-02-29 Due store.",
        "date 0000 Due store.",
        "31 novembre 2020\nDue store.",
        "Data: 2020-00\nDue store.",
        "Milano, 40 maggio 2021\nDue store.",
    ],
)
def test_an_impossible_date_is_left_in_the_text(text):
    assert leading(text) == ("", text, True)


@pytest.mark.parametrize(
    "text",
    [
        "Dicembre 2020 è stato un mese difficile.",
        "date 2020-12Due store.",
        "2020 negozi aperti",
        "1500\nDue store.",
        "Date un’occhiata.",
        "Aggiornato il 2020-12-21.",
    ],
)
def test_words_that_only_look_like_a_date_are_no_date(text):
    assert leading(text) == ("", text, False)


def test_a_date_after_a_place_is_read_and_left():
    text = "Milano, 21 dicembre 2020\n\nDue store."

    assert leading(text) == ("2020-12-21", text, False)
    assert dates.is_date_line("Milano, 21 dicembre 2020")
