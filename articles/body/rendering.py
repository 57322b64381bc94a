"""Shows a body to readers."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.safestring import SafeString, mark_safe

from .cleaning import normal, write
from .reading import Block, block_of
from .tree import Mark, Node, Run

Show = Callable[[Block, SafeString], str]
"""Writes a picture, an embed or a table, given with the HTML of its caption, or of the table itself."""


def alone(block: Block, inner: SafeString) -> str:
    """What can be shown without knowing any facts: no picture, and of an embed its title."""
    if block.kind == "table":
        return inner
    return f"<p>{inner}</p>" if block.kind == "embed" and inner else ""


def render(body: str, *, addresses: Mapping[int, str] | None = None, show: Show = alone) -> SafeString:
    """What a page shows of a stored body. It is cleaned again: storage is not a proof.

    A mention leads to the address of its company, or is plain words where there is none. What `show` answers is
    trusted.
    """
    known = addresses or {}
    return mark_safe("".join(_shown(_addressed(node, known), show) for node in normal(body)))


def _shown(node: Node, show: Show) -> str:
    block = block_of(node)
    match block.kind:
        case "pull":
            children = [child for child in node.children if child.tag != "figcaption" or block.speaker]
            return write([Node("figure", {"class": "pull"}, children)])
        case "picture" | "embed":
            caption = [child for child in node.children if child.tag == "figcaption"]
            return show(block, mark_safe(write(Node("", runs=child.runs) for child in caption)))
        case "table":
            return show(block, mark_safe(block.html))
    return block.html


def _addressed(node: Node, addresses: Mapping[int, str]) -> Node:
    """The block with links in place of mentions."""
    children = [_addressed(child, addresses) for child in node.children]
    return Node(node.tag, node.attributes, children, [_led(run, addresses) for run in node.runs])


def _led(run: Run, addresses: Mapping[int, str]) -> Run:
    return run._replace(marks=tuple(_marks(run.marks, addresses)))


def _marks(marks: Iterable[Mark], addresses: Mapping[int, str]) -> Iterable[Mark]:
    for mark in marks:
        if mark.tag != "span":
            yield mark
        elif address := addresses.get(int(mark.value)):
            yield Mark("a", address)
