"""Tables as JSON: a list of objects. Keys are the columns; a value is a text, a number, a yes or a list of texts."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from companies.exchange import cells
from companies.exchange.refusals import Unreadable, refuse_headers


def rows(text: str, columns: list[str], required: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each object with its place in the list, from 1 on."""
    try:
        listed = json.loads(text, parse_float=Decimal, parse_int=_whole)
    except json.JSONDecodeError as error:
        says = _("This isn't JSON: %(error)s at column %(column)d.") % {"error": error.msg, "column": error.colno}
        raise Unreadable(says, error.lineno) from error
    except RecursionError as error:
        raise Unreadable(_("This isn't a table: it has lists in lists in lists.")) from error
    if not isinstance(listed, list):
        raise Unreadable(_('The JSON isn\'t a list of objects, such as [{"name": "Gucci"}].'))
    for place, one in enumerate(listed, 1):
        if not isinstance(one, dict):
            raise Unreadable(_("This isn't an object with the columns as keys."), place, counts_lines=False)
        refuse_headers(list(one), columns, required, place, counts_lines=False)
        yield place, {name: _cell(name, value, place) for name, value in one.items()}


def _whole(digits: str) -> Decimal:
    """Python refuses to make a number of thousands of digits; as text it is refused where it stands."""
    return Decimal(digits)


def _cell(name: str, value: Any, place: int) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case Decimal() if abs(value.adjusted()) < 100:
            return f"{value:f}"
        case list() if all(isinstance(part, str) for part in value):
            return cells.join(value)
        case _:
            says = _("%(column)s is neither a text nor a list of texts.") % {"column": name}
            raise Unreadable(says, place, counts_lines=False)


def written(table: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One object a line. Formulas stay as they are: no spreadsheet opens it."""
    yield b"["
    parting = "\n"
    for row in table:
        yield (parting + json.dumps(row, ensure_ascii=False)).encode()
        parting = ",\n"
    yield b"\n]\n"
