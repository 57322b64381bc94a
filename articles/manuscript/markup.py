"""Markdown and HTML files as blocks."""

import re

import markdown

from articles.body.tokens import Token, tokens

from .blocks import Source
from .characters import single_spaced
from .decoding import decode
from .errors import UnreadableManuscript
from .frontmatter import split
from .messages import MARKDOWN_TOO_LONG, PICTURES_LEFT_OUT, TABLE_FLATTENED, TOO_MUCH_MARKUP
from .outline import Outline

MAX_MARKDOWN_BYTES = 2_000_000
MAX_MARKDOWN_COST = 10_000_000
MAX_TOKENS = 400_000
_BOILERPLATE = {
    "nav", "header", "footer", "aside", "form", "template", "noscript", "svg", "button", "object",
}  # fmt: skip
_PAIRED = _BOILERPLATE | {"article", "main", "title", "h1"}
_MARKDOWN_SIGNS = re.compile(r"[\[*_`<>&\\!\n]")
_MARKDOWN_BLOCKS = re.compile(r"\n[ \t]*\n")
_LIST_AFTER_TEXT = re.compile(r"^(?![-*+] |[0-9]+[.)] |[ \t>#])(.+)\n(?=[-*+] \S)", re.MULTILINE)


def read_html(data: bytes) -> Source:
    """The blocks of an HTML file: of its one article or main if it has one, without page furniture."""
    return blocks_of(decode(data))


def read_markdown(data: bytes) -> Source:
    """The blocks of a Markdown file and what its front matter says."""
    if len(data) > MAX_MARKDOWN_BYTES:
        raise UnreadableManuscript(MARKDOWN_TOO_LONG, megabytes=MAX_MARKDOWN_BYTES // 1_000_000)
    front = split(decode(data))
    text = _LIST_AFTER_TEXT.sub(r"\1\n\n", front.rest)
    if _markdown_cost(text) > MAX_MARKDOWN_COST:
        raise UnreadableManuscript(TOO_MUCH_MARKUP)
    source = blocks_of(markdown.markdown(text, extensions=["sane_lists"]))
    source.headline = front.title
    source.standfirst = front.standfirst
    source.dated = front.dated
    source.language = front.language
    source.notes[:0] = front.notes
    return source


def _markdown_cost(text: str) -> int:
    """What python-markdown will take: quadratic in the signs of each block and in the blocks of a text."""
    blocks = _MARKDOWN_BLOCKS.split(text)
    return len(blocks) ** 2 // 4 + sum(len(_MARKDOWN_SIGNS.findall(block)) * len(block) for block in blocks)


def blocks_of(page: str) -> Source:
    """The blocks of HTML from anywhere; raises UnreadableManuscript for endless markup."""
    run: list[Token] = []
    for token in tokens(page):
        run.append(token)
        if len(run) > MAX_TOKENS:
            raise UnreadableManuscript(TOO_MUCH_MARKUP)
    ends = _ends(run)
    outline = Outline()
    for token in _readable(run, ends):
        outline.feed(token)
    notes = [PICTURES_LEFT_OUT] if outline.pictures else []
    notes += [TABLE_FLATTENED] if outline.tables else []
    return Source(outline.finish(), title=_title(run, ends), emphasis_is_standfirst=True, notes=notes)


def _ends(run: list[Token]) -> dict[int, int]:
    """The place of the closing tag for every opening one that has it, among the tags that are paired."""
    waiting: dict[str, list[int]] = {name: [] for name in _PAIRED}
    ends: dict[int, int] = {}
    for place, token in enumerate(run):
        if token.value not in _PAIRED or token.kind == "text":
            continue
        if token.kind == "open":
            waiting[token.value].append(place)
        elif waiting[token.value]:
            ends[waiting[token.value].pop()] = place
    return ends


def _only(run: list[Token], ends: dict[int, int], name: str) -> range | None:
    places = [place for place in ends if run[place].value == name]
    return range(places[0], ends[places[0]]) if len(places) == 1 else None


def _readable(run: list[Token], ends: dict[int, int]) -> list[Token]:
    article = _only(run, ends, "article") or _only(run, ends, "main")
    scope = article or range(len(run))
    kept: list[Token] = []
    place = scope.start
    while place < scope.stop:
        name = run[place].value if run[place].kind == "open" else ""
        if place in ends and (name in _BOILERPLATE or name == "title"):
            # The header inside an article is where its headline stands; a page's own is furniture.
            if name == "header" and article:
                kept += _heading(run, ends, range(place, ends[place]))
            place = ends[place]
        elif not (name in _BOILERPLATE or (run[place].kind == "close" and run[place].value in _BOILERPLATE)):
            kept.append(run[place])
        place += 1
    return kept


def _heading(run: list[Token], ends: dict[int, int], scope: range) -> list[Token]:
    for place in scope:
        if run[place].value == "h1" and place in ends:
            return run[place : ends[place] + 1]
    return []


def _title(run: list[Token], ends: dict[int, int]) -> str:
    for place in sorted(ends):
        if run[place].value == "title":
            return single_spaced("".join(token.value for token in run[place + 1 : ends[place]]))
    return ""
