"""What a file would do, as its page shows it: one kind of rows at a time, a page of them after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.exchange.refusals import place
from companies.exchange.resource import CHANGED, NEW, REFUSED, UNCHANGED
from companies.models import Intake

PAGE = 100
STATES = {
    REFUSED: gettext_lazy("Refused"),
    CHANGED: gettext_lazy("Changed"),
    NEW: pgettext_lazy("rows", "New"),
    UNCHANGED: gettext_lazy("Unchanged"),
}
MOST = 300
"""Of a longer text the beginning is shown."""


@dataclass(slots=True)
class Shown:
    filters: list[tuple[str, int, str, bool]]
    """Label, how many, address, whether it is the one that is shown."""
    lines: list[dict[str, Any]]
    further: str
    is_refused: bool
    does_nothing: bool

    @classmethod
    def of(cls, intake: Intake, asked: Mapping[str, str]) -> Self:
        """`show` is a state, `after` the last row of the page before; what can't be read doesn't count."""
        counts = intake.counts
        there = [state for state in STATES if counts.get(state)]
        show = asked.get("show") if asked.get("show") in there else next(iter(there), UNCHANGED)
        word = asked.get("after", "")
        after = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
        rest = [line for line in intake.outcome if line["state"] == show and line["line"] > after]
        page = rest[:PAGE]
        filters = [(str(STATES[one]), counts[one], f"?{urlencode({'show': one})}", one == show) for one in there]
        further = f"?{urlencode({'show': show, 'after': page[-1]['line']})}" if len(rest) > PAGE else ""
        lines = [_line(line, intake) for line in page]
        does_nothing = not counts.get(NEW) and not counts.get(CHANGED)
        return cls(filters, lines, further, bool(counts.get(REFUSED)), does_nothing)


def _line(line: dict[str, Any], intake: Intake) -> dict[str, Any]:
    changes = [(column, _short(old), _short(new)) for column, old, new in line["changes"]]
    where = place(line["line"], counts_lines=not intake.name.lower().endswith(".json"))
    return line | {"place": where, "changes": changes, "label": STATES[line["state"]]}


def _short(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST]}…"
