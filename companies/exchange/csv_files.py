"""Tables as CSV: what spreadsheets write, whichever sign they part cells by."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from companies.exchange import cells
from companies.exchange.refusals import Unreadable, refuse_headers

SIGNS = ",;\t"


def rows(text: str, columns: list[str], required: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that isn't blank, with the line that it begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    headers: list[str] = []
    begins = 1
    try:
        for row in reader:
            if not headers:
                headers = _headers(row, columns, required)
            elif any(row):
                yield begins, _named(row, headers, begins)
            begins = reader.line_num + 1
    except csv.Error as error:
        says = _("The quotation marks don't close, or a cell is too long (%(error)s).") % {"error": error}
        raise Unreadable(says, begins) from error


def _sign(text: str) -> str:
    """The one that parts the headers."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(SIGNS, key=first.count)


def _headers(row: list[str], columns: list[str], required: list[str]) -> list[str]:
    """In any capitals. A spreadsheet's empty columns at the end don't count."""
    headers = [cell.strip().lower() for cell in row]
    while headers and not headers[-1]:
        headers.pop()
    refuse_headers(headers, columns, required)
    return headers


def _named(row: list[str], headers: list[str], line: int) -> dict[str, str]:
    if len(row) < len(headers) or any(row[len(headers) :]):
        says = _("There are %(given)d cells instead of %(wanted)d.")
        raise Unreadable(says % {"given": len(row), "wanted": len(headers)}, line)
    return {name: cells.as_meant(cell) for name, cell in zip(headers, row, strict=False)}


def written(headers: list[str], table: Iterable[list[str]]) -> Iterator[bytes]:
    """UTF-8 with its mark, by which spreadsheets know it; formulas are made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers)
    yield b"\xef\xbb\xbf"
    for number, row in enumerate(table, 1):
        writer.writerow([cells.harmless(cell) for cell in row])
        if number % 500 == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
