"""Cells survive the way out and back, and no spreadsheet reckons with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.exchange import cells, csv_files


@pytest.mark.parametrize("text", ["=1+1", "+39 02", "-5%", "@home", "\tx", "\rx", "'=x", "''-x", "＝1"])
def test_a_formula_is_shown_and_not_reckoned(text: str) -> None:
    assert cells.harmless(text) == f"'{text}"
    assert cells.as_meant(cells.harmless(text)) == text


@pytest.mark.parametrize("text", ["", "Gucci", "L'Oréal", "'s", "a=b", "20-12"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert cells.harmless(text) == cells.as_meant(text) == text


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert cells.as_meant(cells.harmless(text)) == text


@given(st.lists(st.text().map(str.strip).filter(bool)))
def test_any_names_in_one_cell_come_back(names: list[str]) -> None:
    assert cells.split(cells.join(names)) == names


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).filter(bool))
def test_any_cell_of_a_table_comes_back(text: str) -> None:
    written = b"".join(csv_files.written(["name", "kind"], [[text, "x"]])).decode("utf-8-sig")
    assert [row for _line, row in csv_files.rows(written, ["name", "kind"], [])] == [{"name": text, "kind": "x"}]


def test_tables_begin_with_the_mark_of_utf_8() -> None:
    assert b"".join(csv_files.written(["name"], [["Tod’s"]])) == b"\xef\xbb\xbfname\r\nTod\xe2\x80\x99s\r\n"
