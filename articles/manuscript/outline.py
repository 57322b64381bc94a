"""The blocks of an HTML page: paragraphs, headings, lists and quotations with their inline marks."""

import html
import re
from dataclasses import dataclass, field

from articles.body.characters import escaped
from articles.body.grammar import is_absolute, link
from articles.body.tokens import Token

from .blocks import Block

_HEADINGS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3", "subtitle": "subtitle"}
_FRAMES = {"ul": "ul", "ol": "ol", "menu": "ul", "blockquote": "blockquote", "li": "li"}
_BREAKING = {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html",
    "legend", "main", "nav", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    *_HEADINGS,
}  # fmt: skip
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "a": "a"}
_DEEPEST = 8
_SPACES = re.compile("[ \t\n]+")
_AROUND_BREAKS = re.compile(r" ?<br> ?")
_OUTER_BREAKS = re.compile(r"^(?:<br>| )+|(?:<br>| )+$")


@dataclass(slots=True)
class _Frame:
    tag: str
    parts: list[str] = field(default_factory=list)


class Outline:
    """Fed with tokens, collects blocks whose HTML is well-formed and shallow whatever the tokens were."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pictures = False
        self.tables = False
        self._tag = "p"
        self._inline: list[str] = []
        self._marks: list[tuple[str, str]] = []
        self._opened = 0
        self._frames: list[_Frame] = []
        self._preformatted = 0

    def feed(self, token: Token) -> None:
        """Takes the next token of the page."""
        if token.kind == "text":
            self._text(token.value)
        elif token.kind == "open":
            self._open(token)
        else:
            self._close(token.value)

    def finish(self) -> list[Block]:
        """The blocks of everything fed."""
        self._flush()
        while self._frames:
            self._leave()
        return self.blocks

    def _text(self, text: str) -> None:
        if text.strip(" \t\n"):
            self._inline += [markup for _, markup in self._marks[self._opened :]]
            self._opened = len(self._marks)
        pieces = escaped(text)
        self._inline.append(pieces.replace("\n", "<br>") if self._preformatted else pieces)

    def _open(self, token: Token) -> None:
        name = token.value
        self.pictures |= name == "img"
        self.tables |= name == "table"
        if name in _MARKS:
            self._mark(_MARKS[name], _href(token) if name == "a" else "")
        elif name == "br":
            self._break()
        elif name in {"td", "th"}:
            if any(part.strip() for part in self._inline):
                self._inline.append(" | ")
        elif name in _FRAMES:
            self._flush()
            self._enter(_FRAMES[name])
        elif name in _BREAKING:
            self._flush()
            self._tag = _HEADINGS.get(name, "p" if name == "p" else self._tag)
            self._preformatted += name == "pre"

    def _close(self, name: str) -> None:
        if name in _MARKS:
            self._unmark(_MARKS[name])
        elif name in _FRAMES:
            self._flush()
            if any(frame.tag == _FRAMES[name] for frame in self._frames):
                while self._leave() != _FRAMES[name]:
                    pass
        elif name in _BREAKING:
            self._flush()
            self._tag = "p" if name in _HEADINGS else self._tag
            self._preformatted -= name == "pre" and self._preformatted > 0

    def _mark(self, kind: str, href: str) -> None:
        if len(self._marks) < _DEEPEST:
            opening = f'<a href="{href}">' if kind == "a" else f"<{kind}>"
            idle = kind == "a" and not href
            again = any(other == kind and markup for other, markup in self._marks)
            self._marks.append((kind, "" if idle or again else opening))

    def _unmark(self, kind: str) -> None:
        places = [place for place, (other, _) in enumerate(self._marks) if other == kind]
        if places:
            self._suspend(places[-1])
            del self._marks[places[-1]]

    def _suspend(self, place: int) -> None:
        """Closes the written marks from a place on; the next text opens them again."""
        for kind, markup in reversed(self._marks[place : self._opened]):
            self._inline.append(f"</{kind}>" if markup else "")
        self._opened = min(self._opened, place)

    def _break(self) -> None:
        written = next((part for part in reversed(self._inline) if part.strip(" \t\n")), "")
        self._inline.append("<br>")
        if written == "<br>" and not self._preformatted and not self._in_list():
            self._flush()

    def _in_list(self) -> bool:
        return any(frame.tag == "li" for frame in self._frames)

    def _flush(self) -> None:
        self._suspend(0)
        inline = _AROUND_BREAKS.sub("<br>", _SPACES.sub(" ", "".join(self._inline)))
        self._inline = []
        inline = _OUTER_BREAKS.sub("", inline)
        if inline:
            self._emit(self._tag, inline)

    def _enter(self, tag: str) -> None:
        if tag == "li":
            if not any(frame.tag in {"ul", "ol"} for frame in self._frames):
                return
            while self._frames[-1].tag not in {"ul", "ol"}:
                self._leave()
        if len(self._frames) < _DEEPEST:
            self._frames.append(_Frame(tag))

    def _leave(self) -> str:
        frame = self._frames.pop()
        if frame.parts:
            self._emit(frame.tag, "".join(frame.parts))
        return frame.tag

    def _emit(self, tag: str, html: str) -> None:
        if not self._frames:
            self.blocks.append(Block(tag, html))
            return
        frame = self._frames[-1]
        inline = tag not in _FRAMES
        if frame.tag == "li":
            before = "<br>" if frame.parts and inline and not frame.parts[-1].endswith(">") else ""
            frame.parts.append(before + html if inline else f"<{tag}>{html}</{tag}>")
        elif frame.tag == "blockquote":
            frame.parts.append(f"<p>{html}</p>" if inline else f"<{tag}>{html}</{tag}>")
        else:
            item = html if inline or tag == "li" else f"<{tag}>{html}</{tag}>"
            frame.parts.append(f"<li>{item}</li>")


def _href(token: Token) -> str:
    """The address as an attribute holds it; one relative to a page that isn't ours leads nowhere."""
    address = link(token.attributes().get("href", ""))
    return html.escape(address) if is_absolute(address) else ""
