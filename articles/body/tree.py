"""Reads HTML, whatever it is, into a shallow tree of blocks: lines with their marks, and what holds them."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .characters import visible
from .grammar import link, number
from .tokens import Token, tokens

DEEPEST = 20
"""What is nested deeper is read as if it were not nested. Nobody writes this deep."""

_LINES = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_HOLDERS = {"ul", "ol", "li", "blockquote", "figure", "figcaption", "table", "tr", "th", "td"}
_CELLS = {"th", "td"}
# Those that nothing but their own end tag closes.
_CLOSED = {"ul", "ol", "blockquote", "figure", "table"}
# An end tag does not reach out of a cell, but for those of the table itself.
_TABLE = {"table", "tr", *_CELLS}
# Blocks that the grammar doesn't know: they part lines.
_PARTING = {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "menu", "nav", "pre",
    "section", "summary", "tbody", "tfoot", "thead", "title", "textarea",
}  # fmt: skip
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "a", "span": "span"}
# Google Docs wraps a whole document in <b style="font-weight:normal">.
_NOT_MEANT = {"strong": re.compile(r"font-weight:\s*(?:normal|400)"), "em": re.compile(r"font-style:\s*normal")}
BREAK = "\n"
"""The text of a run that is a line break: <br>."""


class Mark(NamedTuple):
    """strong, em, a (its value is the address) or span (the id of the company)."""

    tag: str
    value: str = ""


class Run(NamedTuple):
    """Words of one line that have the same marks, from the outermost to the innermost."""

    text: str
    marks: tuple[Mark, ...] = ()
    is_break: bool = False


@dataclass(slots=True)
class Node:
    """A line (p, h2, h3) has runs, everything else has children. The tag of a bare line is empty."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def is_line(self) -> bool:
        return self.tag in {"", "p", "h2", "h3"}


def read(source: str) -> Node:
    """The tree of any text: no word of it is lost but those of scripts and styles."""
    reader = _Reader()
    for token in tokens(visible(source)):
        reader.feed(token)
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root = Node("root")
        self._open = [self.root]
        self._line: Node | None = None
        self._marks: tuple[Mark, ...] = ()
        self._nested: dict[str, int] = {}
        self._unread = 0
        self._in_head = False

    def feed(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.value)
        elif token.kind == "open":
            self._start(token)
        else:
            self._end(token.value)

    def _text(self, text: str) -> None:
        if self._line is None:
            text = text.lstrip(" \t\n")
        if text:
            self._run(Run(text, self._marks))

    def _run(self, run: Run) -> None:
        if self._line is None:
            self._begin("")
        self._line.runs.append(run)  # type: ignore[union-attr]

    def _begin(self, tag: str) -> None:
        self._line = Node(tag)
        self._open[-1].children.append(self._line)

    def _part(self) -> None:
        """Ends the line. A mention ends with it; other marks go on, as browsers have it."""
        self._line = None
        self._unmark("span", all_of_them=True)

    def _start(self, token: Token) -> None:
        tag = token.value
        if tag in _MARKS:
            self._mark(_MARKS[tag], token)
        elif tag == "br":
            self._run(Run(BREAK, self._marks, is_break=True))
        elif tag in _LINES:
            self._part()
            self._begin(_LINES[tag])
        elif tag in _HOLDERS:
            self._part()
            self._hold(tag, token)
        elif tag in _PARTING:
            self._part()
            if tag in {"thead", "tbody", "tfoot", "caption"}:
                self._back_to({"table"})
            self._in_head = tag == "thead"

    def _hold(self, tag: str, token: Token) -> None:
        if tag in {"li", "tr", "figcaption", *_CELLS} and not self._find_a_place(tag):
            return
        if len(self._open) > DEEPEST:
            self._unread += tag in _CLOSED
            return
        if tag in _CELLS | {"figcaption"}:
            self._forget_marks()
        keep = token.attributes() if tag in {"figure", *_CELLS} and token.written else {}
        node = Node("th" if tag == "td" and self._in_head else tag, keep)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _find_a_place(self, tag: str) -> bool:
        """Closes what must end before an item, a row, a cell or a caption; whether there is a place for one."""
        match tag:
            case "li":
                return self._back_to({"ul", "ol"}, within=_TABLE)
            case "figcaption":
                return self._back_to({"figure"}, within=_TABLE)
            case "tr":
                return self._back_to({"table"})
        if self._back_to({"tr"}, within={"table"}):
            return True
        if not self._back_to({"table"}):
            return False
        self._hold("tr", Token("open", "tr"))
        return True

    def _back_to(self, tags: set[str], *, within: set[str] = frozenset()) -> bool:  # type: ignore[assignment]
        """Closes what is open inside the nearest of these; nothing where there is none within reach."""
        for place in range(len(self._open) - 1, 0, -1):
            tag = self._open[place].tag
            if tag in tags:
                del self._open[place + 1 :]
                return True
            if tag in within:
                return False
        return False

    def _end(self, tag: str) -> None:
        if tag in _MARKS:
            self._unmark(_MARKS[tag])
        elif tag in _LINES or tag in _PARTING:
            self._part()
            self._in_head = self._in_head and tag not in {"thead", "tbody", "tfoot"}
        elif tag in _HOLDERS:
            self._part()
            self._close(tag)

    def _close(self, tag: str) -> None:
        if self._unread and tag in _CLOSED:
            self._unread -= 1
            return
        wanted = _CELLS if tag in _CELLS else {tag}
        within = {"table"} if tag in _TABLE - {"table"} else _CELLS if tag not in _TABLE else set()
        if self._back_to(wanted, within=within):
            if self._open.pop().tag in _CELLS | {"figcaption"}:
                self._forget_marks()
            self._in_head = self._in_head and tag != "table"

    def _mark(self, tag: str, token: Token) -> None:
        if tag == "a":
            self._unmark("a", all_of_them=True)
        if tag in self._nested:
            self._nested[tag] += 1
            return
        value, is_meant = _meaning(tag, token)
        # A link holds no mention and a mention no link: the outer one stays.
        if is_meant and not (tag in {"a", "span"} and {"a", "span"} & self._nested.keys()):
            self._marks = (*self._marks, Mark(tag, value))
            self._nested[tag] = 1

    def _unmark(self, tag: str, *, all_of_them: bool = False) -> None:
        if tag not in self._nested:
            return
        self._nested[tag] -= 1
        if all_of_them or not self._nested[tag]:
            del self._nested[tag]
            self._marks = tuple(mark for mark in self._marks if mark.tag != tag)

    def _forget_marks(self) -> None:
        self._marks, self._nested = (), {}


def _meaning(tag: str, token: Token) -> tuple[str, bool]:
    """The value of a mark, and whether it marks anything."""
    match tag:
        case "a":
            address = link(token.attributes().get("href", ""))
            return address, bool(address)
        case "span":
            company = number(token.attributes().get("data-company", "")) if token.written else ""
            return company, bool(company)
    return "", not (token.written and _NOT_MEANT[tag].search(token.attributes().get("style", "")))
