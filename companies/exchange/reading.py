"""Reads a file of the register, CSV or JSON, into rows of texts; each refusal is a sentence with its line."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from companies.exchange import csv_files, json_files
from companies.exchange.kinds import KINDS
from companies.exchange.refusals import Unreadable

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
LONGEST_CELL = 20_000


@dataclass(slots=True)
class Sheet:
    """The rows of a file, each with its line (JSON: its place in the list) and the cells that it gives."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    counts_lines: bool = True


def read(kind: str, name: str, data: bytes, *, most: int = MOST_ROWS, most_bytes: int = MOST_BYTES) -> Sheet:
    """The file's rows. Raises Unreadable where it isn't wholly a table of that kind's columns."""
    if len(data) > most_bytes:
        raise Unreadable(_("The file is larger than %(most)d MB: split it.") % {"most": most_bytes // 1_000_000})
    text = decoded(data)
    is_json = name.lower().endswith(".json")
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    sheet = Sheet(counts_lines=not is_json)
    resource = KINDS[kind]
    rows = (json_files if is_json else csv_files).rows(text, resource.column_names(), list(resource.REQUIRED))
    for line, row in rows:
        if len(sheet.rows) == most:
            raise Unreadable(_("There are more than %(most)d rows: split the file.") % {"most": most})
        _refuse_odd(line, row, sheet)
        sheet.rows.append((line, row))
    if not sheet.rows:
        raise Unreadable(_("There are no rows in the file."))
    return sheet


def decoded(data: bytes) -> str:
    """UTF-8 with or without its mark. Another encoding can't be told for certain, so it is named and refused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_("The file is written in UTF-16: save it as “CSV UTF-8”."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        has_utf8 = any(byte > 127 for byte in data[: error.start].removeprefix(b"\xef\xbb\xbf"))
        if has_utf8:
            says = _("The encoding is mixed: up to here it is UTF-8, and this isn't. Save the file as “CSV UTF-8”.")
        else:
            says = _("This isn't UTF-8, perhaps windows-1252: save the file as “CSV UTF-8”.")
        raise Unreadable(says, line) from error


def _refuse_odd(line: int, row: dict[str, Any], sheet: Sheet) -> None:
    for column, cell in row.items():
        named = {"column": column, "most": LONGEST_CELL}
        if "\x00" in cell:
            raise Unreadable(_("%(column)s contains a NUL character.") % named, line, sheet.counts_lines)
        if len(cell) > LONGEST_CELL:
            says = _("%(column)s is longer than %(most)d characters.") % named
            raise Unreadable(says, line, sheet.counts_lines)
        if not cell.isascii() and any("\ud800" <= char <= "\udfff" for char in cell):
            says = _("%(column)s contains half a character, which can't be kept.") % named
            raise Unreadable(says, line, sheet.counts_lines)
