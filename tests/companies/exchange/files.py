"""Files for the register, and what they do."""

from typing import Any

from companies.exchange import giving_out, reading, taking_in
from companies.exchange.reading import Sheet
from companies.exchange.taking_in import Outcome


def sheet(kind: str, text: str | bytes, name: str = "file.csv", **kw: Any) -> Sheet:
    return reading.read(kind, name, text.encode() if isinstance(text, str) else text, **kw)


def taken(kind: str, text: str | bytes, name: str = "file.csv") -> Outcome:
    return taking_in.take_in([(kind, sheet(kind, text, name))], by=None)[0]


def rehearsed(kind: str, text: str | bytes) -> Outcome:
    return taking_in.rehearse([(kind, sheet(kind, text))])[0]


def refusals(outcome: Outcome) -> list[tuple[int, list[str]]]:
    return [(line.line, line.says) for line in outcome.lines if line.state == "refused"]


def states(outcome: Outcome) -> list[str]:
    return [line.state for line in outcome.lines]


def exported(kind: str, format: str = "csv") -> bytes:
    return b"".join(giving_out.written(kind, format))
