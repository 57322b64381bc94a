"""How much a body may hold, and what becomes of one that holds more."""

from collections.abc import Iterable, Iterator

from .tree import Node, Run

MAX_LENGTH = 500_000
"""Characters of what is stored, tags included."""
MOST_BLOCKS = 5_000
"""Lines, of which a break begins another and an empty cell is one, lists, quotations, figures and tables.

The longest reports have some hundreds. Each costs its share of every save, comparison and page: of ten times as many,
a page would take the better part of a minute.
"""
MOST_RUNS = 20_000
"""Words between two changes of formatting, which cost about as much."""
_ONLY_HOLD = {"li", "tr", "tbody", "figcaption"}
_CELLS = {"th", "td"}


class TooLong(ValueError):
    """More than MAX_LENGTH characters once it is clean; its argument is how many."""


class TooMany(ValueError):
    """More than MOST_BLOCKS blocks or MOST_RUNS runs."""


def is_too_much(nodes: Iterable[Node]) -> bool:
    blocks = runs = 0
    for node in _every(nodes):
        counts = node.tag not in _ONLY_HOLD and not (node.tag in _CELLS and node.children)
        blocks += counts + sum(run.is_break for run in node.runs)
        runs += len(node.runs)
        if blocks > MOST_BLOCKS or runs > MOST_RUNS:
            return True
    return False


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every word in plain paragraphs, few enough of them."""
    lines = [words for node in _every(nodes) if (words := _words(node.runs))]
    each = -(-len(lines) // MOST_BLOCKS) or 1
    for place in range(0, len(lines), each):
        yield Node("p", runs=[Run(" ".join(lines[place : place + each]))])


def _words(runs: Iterable[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _every(nodes: Iterable[Node]) -> Iterator[Node]:
    todo = list(nodes)[::-1]
    while todo:
        node = todo.pop()
        yield node
        todo += reversed(node.children)
