"""Characters as an author means them: no hidden ones, one kind of line end, single spaces."""

import html
import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls, zero-width marks other than ZWNJ and ZWJ, bidi controls, noncharacters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
_SPACES = re.compile("[ \t\n]+")
_BREAKS = re.compile("<br>|</(?:p|li|h2|h3)>")
_TAGS = re.compile("<[^<>]*>")


def visible(text: str) -> str:
    """The text with every line end as a line feed and without characters nobody can see."""
    return _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def single_spaced(text: str) -> str:
    """The text on one line, runs of spaces as one; no-break spaces stay as written."""
    return _SPACES.sub(" ", text).strip(" ")


def escaped(text: str) -> str:
    """The text as HTML, quotation marks verbatim."""
    return html.escape(text, quote=False)


def text_of(markup: str) -> str:
    """The words of well-formed HTML on one line; its only entities are those escaped() writes."""
    text = _TAGS.sub("", _BREAKS.sub(" ", markup))
    return single_spaced(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
