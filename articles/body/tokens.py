"""HTML as a flat run of tags and texts, in time linear in its length whatever the markup.

html.parser (before 3.13.6) and nh3 take quadratic time on unclosed or nested markup, or on runs of
no-break spaces and ampersands, so neither may see a stranger's HTML.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from .characters import visible

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_QUOTED = re.compile(r"""(?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|[="'])*+>""")
_ATTRIBUTE = re.compile(r"""([^\s"'/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
# Python refuses to read a number of thousands of digits.
_ENDLESS = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}
_SHOWN = {"title", "textarea", "xmp"}


class Token(NamedTuple):
    """A text ("text", words), an opening tag ("open", name, attributes as written) or a closing one ("close", name)."""

    kind: str
    value: str
    written: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes of an opening tag by their names in small letters; of two with one name, the first."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), _unescaped("".join(values)))
        return found


def tokens(markup: str) -> Iterator[Token]:
    """The tags and the texts of HTML in order, entities resolved, without comments, scripts and styles."""
    at = 0
    last, last_comment = markup.rfind(">"), markup.rfind("-->")
    quoted = True
    while (start := markup.find("<", at)) != -1:
        if start > at:
            yield _text(markup[at:start])
        if start > last:
            yield _text(markup[start:])
            return
        name = _NAME.match(markup, start)
        if name is None:
            at, literal = _declaration(markup, start, start < last_comment)
            if literal:
                yield _text(literal)
            continue
        closed = _QUOTED.match(markup, name.end()) if quoted else None
        # An unclosed quotation was searched to the end of the file: once is enough.
        quoted = closed is not None
        at = closed.end() if closed else markup.find(">", name.end()) + 1
        value = name[2].lower()
        if name[1]:
            yield Token("close", value)
            continue
        yield Token("open", value, markup[name.end() : at - 1])
        if value in _RAW:
            closing = _RAW[value].search(markup, at)
            end = closing.start() if closing else len(markup)
            if value in _SHOWN:
                yield _text(markup[at:end])
            at = end
    if at < len(markup):
        yield _text(markup[at:])


def _text(raw: str) -> Token:
    return Token("text", _unescaped(raw))


def _unescaped(raw: str) -> str:
    return visible(html.unescape(_ENDLESS.sub("\ufffd", raw)))


def _declaration(markup: str, start: int, closed: bool) -> tuple[int, str]:
    """Where what follows "<" ends, and the "<" itself when it opens nothing."""
    if closed and markup.startswith("<!--", start):
        return markup.find("-->", start + 2) + 3, ""
    if markup.startswith(("<!", "<?", "</"), start):
        return markup.find(">", start) + 1, ""
    return start + 1, "<"
