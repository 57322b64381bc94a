"""Files that aren't a table of the register's columns are refused in a sentence, with the line."""

import json

import pytest

from companies.exchange.refusals import Unreadable
from tests.companies.exchange.files import sheet

BAD = [
    (b"", "The file is empty."),
    (b"\xef\xbb\xbf \n", "The file is empty."),
    (b"name,kind\n", "There are no rows in the file."),
    (b"nome,kind\nGucci,brand\n", "line 1: There is no column “nome”. Known are: slug, name, kind,"),
    (b"slug,kind\ngucci,brand\n", "line 1: The column “name” is missing. Known are: slug, name,"),
    (b"name,Name\nGucci,x\n", "line 1: The column “name” is there twice."),
    (b"name,kind\nGucci,brand\nKering\n", "line 3: There are 1 cells instead of 2."),
    (b'name,kind\n"Guc"ci,brand\n', "line 2: The quotation marks don't close"),
    (b'name,kind\nGucci,brand\n"Kering,group\n', "line 3: The quotation marks don't close"),
    (b"name\nA\n" + b"x" * 200_000 + b"\n", "line 3: The quotation marks don't close, or a cell is too long"),
    (b"name\n" + b"x" * 20_001 + b"\n", "line 2: name is longer than 20000 characters."),
    (b"name\nGuc\x00ci\n", "line 2: name contains a NUL character."),
    ("name\nTod’s\nEtrò\n".encode("cp1252"), "line 2: This isn't UTF-8, perhaps windows-1252"),
    ("name\nTod’s\n".encode() + "Etrò\n".encode("cp1252"), "line 3: The encoding is mixed"),
    ("name\nGucci\n".encode("utf-16"), "The file is written in UTF-16"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_a_file_that_is_no_table_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sheet("companies", data)
    assert str(refusal.value).startswith(sentence)


BAD_JSON = [
    (b'{"name": "Gucci"}', "The JSON isn't a list of objects"),
    (b"[1]", "entry 1: This isn't an object"),
    (b'[{"name": "A"}, {"nome": "B"}]', "entry 2: There is no column “nome”."),
    (b'[{"\\ud800": 1}]', "entry 1: There is no column “?”."),
    (b'[{"kind": "brand"}]', "entry 1: The column “name” is missing."),
    (b'[{"name": {"a": 1}}]', "entry 1: name is neither a text nor a list of texts."),
    (b'[{"name": NaN}]', "entry 1: name is neither a text nor a list of texts."),
    (b'[{"name": 1e999999999}]', "entry 1: name is neither a text nor a list of texts."),
    (b'[{"name": "\\ud800"}]', "entry 1: name contains half a character"),
    (b'[\n{"name": "A",}]', "line 2: This isn't JSON"),
    (b"[" * 100_000, "This isn't a table"),
    (b"[]", "There are no rows in the file."),
]


@pytest.mark.parametrize(("data", "sentence"), BAD_JSON)
def test_json_that_is_no_table_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sheet("companies", data, "file.json")
    assert str(refusal.value).startswith(sentence)


def test_there_is_a_most_of_rows_and_of_bytes() -> None:
    with pytest.raises(Unreadable, match="There are more than 20000 rows: split the file."):
        sheet("companies", "name\n" + "Gucci\n" * 200_000)
    with pytest.raises(Unreadable, match="The file is larger than 20 MB: split it."):
        sheet("companies", b"x" * 20_000_001)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_spreadsheets_write_is_read(sign: str, mark: bytes) -> None:
    rows = [["NAME", "about", ""], ["'=Gucci", '"due\nrighe"', ""], ["", "", ""], ["Etrò", "", ""]]
    read = sheet("companies", mark + "\r\n".join(sign.join(row) for row in rows).encode())
    assert read.rows == [(2, {"name": "=Gucci", "about": "due\nrighe"}), (5, {"name": "Etrò", "about": ""})]


def test_json_says_numbers_flags_and_lists_in_its_own_way() -> None:
    row = {"owner": "a", "owned": "b", "share": 42.10, "preferred": False, "until": None, "id": 7}
    read = sheet("ownerships", json.dumps([row]), "x.JSON")
    assert read.rows == [(1, row | {"share": "42.1", "preferred": "false", "until": "", "id": "7"})]
    assert sheet("companies", '[{"name": "A", "aliases": ["b|c", "d"]}]', "x.json").rows[0][1]["aliases"] == "b\\|c|d"
