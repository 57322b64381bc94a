"""Reads a body as blocks of words, each word with the formatting it stands in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from articles.body.cleaning import normal
from articles.body.tree import Mark, Node, Run

type Marks = tuple[str, ...]

_TOKENS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_CELL = "│"
_BEFORE, _AFTER = "«“„‘\"'([{¿¡", "»”’\"')]}.,;:!?…%"
_ELIDED = re.compile(r"[^\W\d_]{1,6}[’'](?=\w{3})")
# Words that stand for a mark between words.
SIGNS = {"\n", _CELL}


class Word(NamedTuple):
    """A word, or what is written without a space before or after one, and its runs of one formatting: usually one.

    A line break is the word `\\n`; a cell of a table begins with `│`. Marks are `strong`, `em`, `a:<address>`,
    `mention:<id> <name>`, `th` and, where a cell begins, `span:<columns>x<rows>`.
    """

    text: str
    runs: tuple[tuple[str, Marks], ...]
    is_glued: bool = False
    """Whether no space parts it from the word before: a full stop, what follows l’."""


class Block(NamedTuple):
    """A paragraph, heading, quotation, entry of a list, row of a table, or figure.

    `kind` is one of p, h2, h3, quote, ul, ol, row, pull, picture, embed. `parts` are named texts: "" is the text
    itself; figures also have speaker, picture, alt, caption, address. `level` is the depth in lists.
    """

    kind: str
    parts: tuple[tuple[str, tuple[Word, ...]], ...]
    level: int = 0

    def words(self) -> list[Word]:
        return [word for _name, words in self.parts for word in words]


def read(body: str, names: Mapping[str, str] | None = None) -> list[Block]:
    """The blocks of a body, as `articles.body.clean` would leave it.

    `names` tells of pictures and companies: `picture:17` → its title, `company:12` → its name.
    """
    return list(_Reader(names or {}).blocks(normal(body)))


def plain_words(text: str) -> tuple[Word, ...]:
    """The words of a text without formatting."""
    return _words([(text.replace("\n", " "), ())])


def _words(buffer: Iterable[tuple[str, Marks]]) -> tuple[Word, ...]:
    found: list[Word] = []
    runs: list[tuple[str, Marks]] = []

    def close() -> None:
        if runs:
            found.extend(_cut(runs))
            runs.clear()

    for text, marks in buffer:
        if text == "\n":
            close()
            found.append(Word(text, ((text, marks),)))
            continue
        for token in _TOKENS.findall(text):
            if token.isspace() and "\xa0" not in token:
                close()
            elif runs and runs[-1][1] == marks:
                runs[-1] = (runs[-1][0] + token, marks)
            else:
                runs.append((token, marks))
    close()
    return tuple(found)


def _cut(runs: list[tuple[str, Marks]]) -> Iterator[Word]:
    """A word apart from the marks of punctuation around it, and from an article or preposition that it elides."""
    text = "".join(text for text, _marks in runs)
    start, end = len(text) - len(text.lstrip(_BEFORE)), len(text.rstrip(_AFTER))
    elided = _ELIDED.match(text, start)
    cuts = sorted({0, start, elided.end() if elided else start, max(start, end), len(text)})
    for a, b in pairwise(cuts):
        yield Word(text[a:b], tuple(_slice(runs, a, b)), is_glued=a > 0)


def _slice(runs: list[tuple[str, Marks]], start: int, end: int) -> Iterator[tuple[str, Marks]]:
    at = 0
    for text, marks in runs:
        part = text[max(0, start - at) : max(0, end - at)]
        at += len(text)
        if part:
            yield part, marks


def spoken(words: Iterable[Word]) -> list[str]:
    """The words as they are counted."""
    return words_in("".join(word.text if word.is_glued else f" {word.text}" for word in words))


def words_in(text: str) -> list[str]:
    """How the desk counts words: what spaces of any kind part, but for lone signs. `desk-counts.js` does the same."""
    return [word for word in text.split() if word.isalnum() or any(map(str.isalnum, word))]


class _Reader:
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def blocks(self, nodes: Iterable[Node], kind: str = "p", level: int = 0) -> Iterator[Block]:
        """The blocks in these; a line of theirs is a `kind`, unless it is a heading."""
        for node in nodes:
            match node.tag:
                case "ul" | "ol":
                    yield from self.blocks(node.children, node.tag, level + 1)
                case "blockquote":
                    yield from self.blocks(node.children, kind if level else "quote", level)
                case "figure":
                    yield self._figure(node)
                case "tr":
                    yield Block("row", (("", self._row(node)),))
                case _ if node.is_line:
                    words = self._words(node.runs)
                    if words:
                        yield Block(node.tag if node.tag in {"h2", "h3"} else kind, (("", words),), level)
                case _:
                    yield from self.blocks(node.children, kind, level)

    def _figure(self, node: Node) -> Block:
        kind = node.attributes.get("data-kind", "")
        caption = self._inside(child for child in node.children if child.tag == "figcaption")
        parts: list[tuple[str, tuple[Word, ...]]]
        match kind:
            case "pull":
                parts = [("", self._inside(child for child in node.children if child.tag != "figcaption"))]
                parts.append(("speaker", caption))
            case "picture":
                pk = node.attributes.get("data-picture", "")
                parts = [("picture", plain_words(self._names.get(f"picture:{pk}", f"#{pk}")))]
                parts += [("alt", plain_words(node.attributes.get("data-alt", ""))), ("caption", caption)]
            case _:
                parts = [("address", plain_words(node.attributes.get("data-url", ""))), ("caption", caption)]
        return Block(kind, tuple((name, words) for name, words in parts if words))

    def _row(self, node: Node) -> tuple[Word, ...]:
        words: list[Word] = []
        for cell in node.children:
            columns, lines = (cell.attributes.get(name, "1") for name in ("colspan", "rowspan"))
            marks = (f"span:{columns}x{lines}",) if (columns, lines) != ("1", "1") else ()
            words.append(Word(_CELL, ((_CELL, marks),)))
            inside = self._inside(cell.children)
            if cell.tag == "th":
                inside = tuple(
                    word._replace(runs=tuple((text, (*m, "th")) for text, m in word.runs)) for word in inside
                )
            words += inside
        return tuple(words)

    def _inside(self, nodes: Iterable[Node]) -> tuple[Word, ...]:
        """Every word in these, as one text."""
        words: list[Word] = []
        for node in nodes:
            words += [*self._words(node.runs), *self._inside(node.children)]
        return tuple(words)

    def _words(self, line: Iterable[Run]) -> tuple[Word, ...]:
        return _words(
            ("\n", ()) if run.is_break else (run.text.replace("\n", " "), self._marks(run.marks)) for run in line
        )

    def _marks(self, marks: Iterable[Mark]) -> Marks:
        return tuple(sorted(self._mark(mark) for mark in marks))

    def _mark(self, mark: Mark) -> str:
        match mark.tag:
            case "a":
                return f"a:{mark.value}"
            case "span":
                return f"mention:{mark.value} {self._names.get(f'company:{mark.value}', '')}".strip()
        return mark.tag
