"""Plain text files as blocks."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from articles.body.characters import escaped

from . import dates
from .blocks import Block, Source
from .characters import single_spaced
from .decoding import decode
from .errors import UnreadableManuscript
from .messages import DATE_IMPOSSIBLE, TOO_MANY_LINES

MAX_LINES = 150_000
LONGEST_HEADING = 80
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 50
_BULLET = re.compile(r"([-*•‣◦·])\s+(?=\S)")
_NUMBER = re.compile(r"([0-9]{1,3})[.)]\s+(?=\S)")
_WHOLE_QUOTATION = re.compile("(“[^”]*”|«[^»]*»)")
_SENTENCE_END = re.compile(r"[.!?…:;][”»\"’)]*$")


def read(data: bytes) -> Source:
    """The blocks of a plain text file, hard-wrapped lines joined, and the date it opens with."""
    decoded = decode(data)
    if decoded.count("\n") > MAX_LINES:
        raise UnreadableManuscript(TOO_MANY_LINES)
    dated, text, impossible = dates.leading(decoded)
    blocks = _merged(_block(lines) for group in _groups(text) for lines in _listed(group))
    notes = [DATE_IMPOSSIBLE] if impossible else []
    return Source(_with_headings(blocks), dated=dated, notes=notes)


def is_heading(line: str) -> bool:
    """Whether a line standing alone reads as a sub-heading rather than as a sentence or a quotation."""
    return (
        0 < len(line) <= LONGEST_HEADING
        and line[-1] not in ".!?:;,…"
        and line[0] not in "–—"
        and any(map(str.isalpha, line))
        and not _WHOLE_QUOTATION.fullmatch(line)
        and not _BULLET.match(line)
        and not _NUMBER.match(line)
        and not dates.is_date_line(line)
    )


def _groups(text: str) -> Iterator[list[str]]:
    """The lines of the text by paragraph; a line too long to be wrapped is a paragraph of its own."""
    group: list[str] = []
    for raw in text.split("\n"):
        line = single_spaced(raw.replace("\xa0", " ")) and single_spaced(raw)
        if not line or len(line) > _LONGEST_WRAP:
            if group:
                yield group
            group = []
            if line:
                yield [line]
        else:
            group.append(line)
    if group:
        yield group


def _listed(group: list[str]) -> list[list[str]]:
    """The group, or its first lines and the list that follows them."""
    bullets = [place for place, line in enumerate(group) if _marker(line)]
    if len(bullets) > 1 and bullets[0] > 0:
        return [group[: bullets[0]], group[bullets[0] :]]
    return [group]


def _marker(line: str) -> str:
    found = _BULLET.match(line) or _NUMBER.match(line)
    return found[1] if found and any(map(str.isalnum, line)) else ""


def _block(lines: list[str]) -> Block:
    if not _marker(lines[0]):
        return Block("p", _joined(lines))
    items: list[list[str]] = []
    for line in lines:
        if _marker(line):
            items.append([])
        items[-1].append(line)
    tag = "ol" if _NUMBER.match(lines[0]) else "ul"
    return Block(tag, "".join(f"<li>{_joined(item)}</li>" for item in items))


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as HTML; a line end the width explains is a space, another one a break."""
    width = max(map(len, lines))
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        pieces.append(escaped(line))
        if not after:
            break
        if not _is_wrap(line, after, width):
            pieces.append("<br>")
        elif not (line[-1] == "-" and line[-2:-1].isalpha() and after[0].islower()):
            pieces.append(" ")
    return "".join(pieces)


def _is_wrap(line: str, after: str, width: int) -> bool:
    if after[0] in "–—" and line[-1] in "”»":
        return False
    first = after.partition(" ")[0]
    full = width >= _SHORTEST_WRAP and len(line) + 1 + len(first) > width
    return full or (not _SENTENCE_END.search(line) and (len(line) >= _SHORTEST_WRAP or after[0].islower()))


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with neighbouring lists of one kind as one list."""
    merged: list[Block] = []
    for tag, run in groupby(blocks, attrgetter("tag")):
        neighbours = list(run)
        merged += neighbours if tag == "p" else _as_list(tag, "".join(block.html for block in neighbours))
    return merged


def _as_list(tag: str, markup: str) -> list[Block]:
    """A list without its markers, or paragraphs when its numbers are not simply one, two, three."""
    items = markup.removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    marker = _BULLET
    if tag == "ol":
        marker = _NUMBER
        numbers = [int(found[1]) for item in items if (found := _NUMBER.match(item))]
        if numbers != list(range(1, len(items) + 1)) or len(items) < 2:
            return [Block("p", item) for item in items]
    return [Block(tag, "".join(f"<li>{marker.sub('', item, count=1)}</li>" for item in items))]


def _with_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with sub-headings marked; short lines with no text after them are no headings."""
    headings = {place for place, block in enumerate(blocks) if _reads_as_heading(block)}
    last = max(set(range(len(blocks))) - headings, default=0)
    return [
        Block("h2", block.html) if place in headings and place < last else block for place, block in enumerate(blocks)
    ]


def _reads_as_heading(block: Block) -> bool:
    return block.tag == "p" and "<br>" not in block.html and is_heading(block.text)
