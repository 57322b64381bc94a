"""HTML as a flat run of tags and texts, in time linear in its length whatever the markup.

html.parser (before 3.13.6) and nh3 take quadratic time on unclosed or nested markup, so neither may
see a stranger's HTML first.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from .characters import visible

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_QUOTED = re.compile(r"""(?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|[="'])*+>""")
_ATTRIBUTE = re.compile(r"""([^\s"'/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}
_SHOWN = {"title", "textarea", "xmp"}
_WEB = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


class Token(NamedTuple):
    """A text ("text", words), an opening tag ("open", name, href) or a closing one ("close", name)."""

    kind: str
    value: str
    href: str = ""


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
        yield Token("open", value, _href(markup[name.end() : at]) if value == "a" else "")
        if value in _RAW:
            closing = _RAW[value].search(markup, at)
            end = closing.start() if closing else len(markup)
            if value in _SHOWN:
                yield _text(markup[at:end])
            at = end
    if at < len(markup):
        yield _text(markup[at:])


def _text(raw: str) -> Token:
    return Token("text", visible(html.unescape(raw)))


def _declaration(markup: str, start: int, closed: bool) -> tuple[int, str]:
    """Where what follows "<" ends, and the "<" itself when it opens nothing."""
    if closed and markup.startswith("<!--", start):
        return markup.find("-->", start + 2) + 3, ""
    if markup.startswith(("<!", "<?", "</"), start):
        return markup.find(">", start) + 1, ""
    return start + 1, "<"


def _href(attributes: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == "href":
            address = "".join(visible(html.unescape(found[2] or found[3] or found[4] or "")).split())
            return address if _WEB.fullmatch(address) else ""
    return ""
