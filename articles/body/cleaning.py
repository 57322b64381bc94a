"""Brings a tree into the body's one form, and writes it as HTML."""

import html
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from . import extent, grammar
from .characters import escaped
from .tree import Mark, Node, Run, read

_LISTS = {"ul", "ol"}
_CELLS = {"th", "td"}


class _Once(str):
    """A text that keeps what was read of it."""

    __slots__ = ("blocks",)
    blocks: list[Node]


def once(source: str) -> str:
    """The same text, for who asks for its blocks and its words and shows it: it is read once."""
    kept = _Once(source)
    kept.blocks = normal(source)
    return kept


def normal(source: str) -> list[Node]:
    """The blocks of a body in their one form: what `write` makes of them reads as the same blocks again.

    Of a body that holds too much, the words in plain paragraphs. They may be shared: nobody changes them.
    """
    if type(source) is _Once:
        return source.blocks
    blocks = list(_blocks(read(source).children))
    return list(extent.flat(blocks)) if extent.is_too_much(blocks) else blocks


class _Clean(str):
    """What `clean` has made: a request cleans a text at several doors, and pays for the first."""

    __slots__ = ()


def clean(source: str) -> str:
    """The HTML that a body may hold, whatever was given: cleaning it again changes nothing.

    Takes time linear in the length. What reads as a tag in the result is one that `write` wrote.
    """
    return source if type(source) is _Clean else _Clean(write(normal(source)))


def accept(source: str) -> str:
    """As `clean`, but raises TooLong or TooMany for what can't be kept as it is."""
    if type(source) is not _Clean:
        blocks = list(_blocks(read(source).children))
        if extent.is_too_much(blocks):
            raise extent.TooMany
        source = _Clean(write(blocks))
    if len(source) > extent.MAX_LENGTH:
        raise extent.TooLong(len(source))
    return source


def _blocks(nodes: Iterable[Node]) -> Iterator[Node]:
    """What may stand at the top. What can't stand where it stood follows the block that it stood in."""
    for node in nodes:
        apart: list[Node] = []
        match node.tag:
            case "ul" | "ol" | "blockquote":
                yield from _flow([node], apart)
            case "figure":
                yield from _figure(node, apart)
            case "table":
                yield from _table(node, apart)
            case _ if node.is_line:
                yield from _line(node, node.tag or "p")
            case _:
                yield from _blocks(node.children)
        yield from _blocks(apart)


def _line(node: Node, tag: str) -> Iterator[Node]:
    runs = _bare(node.runs) if node.tag == "" else node.runs
    if not is_blank(runs):
        yield Node(tag, runs=_meant(_meant(runs, "a"), "span"))


def _bare(runs: list[Run]) -> list[Run]:
    """A line without a tag of its own begins with its first word, and ends with its last or with a break."""
    kept = _stripped(_stripped(runs, str.lstrip)[::-1], str.rstrip)
    return kept[::-1]


def _stripped(runs: list[Run], strip: Callable[[str, str], str]) -> list[Run]:
    for place, run in enumerate(runs):
        if run.is_break:
            return runs[place:]
        if text := strip(run.text, " \t\n"):
            return [run._replace(text=text), *runs[place + 1 :]]
    return []


def _meant(runs: list[Run], tag: str) -> list[Run]:
    """Takes a link or a mention away where it holds no word."""
    kept: list[Run] = []
    for mark, group in groupby(runs, lambda run: next((mark for mark in run.marks if mark.tag == tag), None)):
        held = list(group)
        if mark and is_blank(held):
            held = [run._replace(marks=tuple(other for other in run.marks if other != mark)) for run in held]
        kept += held
    return kept


def is_blank(runs: Iterable[Run]) -> bool:
    return not any(run.text.strip() for run in runs)


def _flow(nodes: Iterable[Node], apart: list[Node]) -> Iterator[Node]:
    """Paragraphs, lists and quotations, as an item or a quotation holds them."""
    for node in nodes:
        if node.tag in _LISTS:
            items = [item for child in node.children for item in _item(child, apart)]
            yield from [Node(node.tag, children=items)] if items else []
        elif node.tag == "blockquote":
            held = list(_flow(node.children, apart))
            yield from [Node("blockquote", children=held)] if held else []
        elif node.tag in {"figure", "table"}:
            apart.append(node)
        elif node.is_line:
            yield from _line(node, "p")
        else:
            yield from _flow(node.children, apart)


def _item(node: Node, apart: list[Node]) -> Iterator[Node]:
    """An item of a list. Its one line may stand bare, before a list or not; beside other blocks it is a paragraph."""
    children = node.children if node.tag == "li" else [node]
    held = list(_flow(children, apart))
    lines = [child for child in held if child.is_line]
    first = children[0] if children else None
    if len(lines) == 1 and held[0] is lines[0] and first and first.tag == "":
        held[0] = Node("", runs=_bare(lines[0].runs))
    if held:
        yield Node("li", children=held)


def _paragraphs(nodes: Iterable[Node], apart: list[Node]) -> Iterator[Node]:
    """The lines alone, as a cell or a pull quote holds them."""
    for node in nodes:
        if node.tag == "figure":
            apart.append(node)
        elif node.is_line:
            yield from _line(node, "p")
        else:
            yield from _paragraphs(node.children, apart)


def _figure(node: Node, apart: list[Node]) -> Iterator[Node]:
    """The figure in its one form, what else it held behind it; or what it held, where it is no figure of ours."""
    attributes = _KINDS.get(node.attributes.get("data-kind", ""), _no_figure)(node.attributes)
    captions = [child for child in node.children if child.tag == "figcaption"]
    others = [child for child in node.children if child.tag != "figcaption"]
    beside: list[Node] = []
    quoted: list[Node] = []
    if attributes.get("data-kind") == "pull":
        quoted = list(_paragraphs(others, beside))
        attributes = attributes if quoted else {}
    else:
        beside = others
    if not attributes:
        apart += node.children
        return
    caption = Node("figcaption", runs=_bare(_joined(_paragraphs(captions, beside))))
    quotation = [Node("blockquote", children=quoted)] if quoted else []
    yield Node("figure", attributes, [*quotation, caption])
    apart += beside


def _joined(lines: Iterable[Node]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        runs += [Run(" "), *line.runs] if runs else line.runs
    return runs


def _no_figure(_attributes: dict[str, str]) -> dict[str, str]:
    return {}


def _pull(_attributes: dict[str, str]) -> dict[str, str]:
    return {"data-kind": "pull"}


def _picture(attributes: dict[str, str]) -> dict[str, str]:
    picture = grammar.number(attributes.get("data-picture", ""))
    alt = " ".join(attributes.get("data-alt", "").split())[: grammar.LONGEST_ALT].rstrip()
    if not picture:
        return {}
    return {"data-kind": "picture", "data-picture": picture} | ({"data-alt": alt} if alt else {})


def _embed(attributes: dict[str, str]) -> dict[str, str]:
    address = grammar.embed(attributes.get("data-url", ""))
    return {"data-kind": "embed", "data-url": address} if address else {}


_KINDS: dict[str, Callable[[dict[str, str]], dict[str, str]]] = {"pull": _pull, "picture": _picture, "embed": _embed}


def _table(node: Node, apart: list[Node]) -> Iterator[Node]:
    """The table, behind it what stood in it outside the cells; or the words, where no cell holds any."""
    rows: list[Node] = []
    for child in node.children:
        inside = [child] if child.tag in _CELLS else child.children if child.tag == "tr" else []
        cells = [_cell(cell, apart) for cell in inside if cell.tag in _CELLS]
        rows += [Node("tr", children=cells)] if cells else []
        apart += [other for other in inside if other.tag not in _CELLS] if inside else [child]
    if any(cell.children for row in rows for cell in row.children):
        yield Node("table", children=[Node("tbody", children=rows)])


def _cell(node: Node, apart: list[Node]) -> Node:
    reaches = {name: grammar.reach(node.attributes.get(name, "")) for name in ("colspan", "rowspan")}
    spans = {name: str(reach) for name, reach in reaches.items() if reach > 1}
    return Node(node.tag, spans, list(_paragraphs(node.children, apart)))


def write(nodes: Iterable[Node]) -> str:
    """Normal blocks as HTML."""
    parts: list[str] = []
    for node in nodes:
        _write(node, parts)
    return "".join(parts)


def _write(node: Node, parts: list[str]) -> None:
    if node.tag:
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in node.attributes.items())
        parts.append(f"<{node.tag}{attributes}>")
    if node.tag in _CELLS and not node.children:
        parts.append("<p></p>")
    for child in node.children:
        _write(child, parts)
    parts += _inline(node.runs)
    if node.tag:
        parts.append(f"</{node.tag}>")


def _inline(runs: Iterable[Run]) -> Iterator[str]:
    """The words with their marks; what neighbours have in common is opened once."""
    opened: tuple[Mark, ...] = ()
    for run in [*runs, Run("")]:
        same = 0
        while same < min(len(opened), len(run.marks)) and opened[same] == run.marks[same]:
            same += 1
        yield "".join(f"</{mark.tag}>" for mark in reversed(opened[same:]))
        yield "".join(_opening(mark) for mark in run.marks[same:])
        yield "<br>" if run.is_break else escaped(run.text)
        opened = run.marks


def _opening(mark: Mark) -> str:
    name = {"a": "href", "span": "data-company"}.get(mark.tag)
    return f'<{mark.tag} {name}="{html.escape(mark.value)}">' if name else f"<{mark.tag}>"
