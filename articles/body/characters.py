"""Characters as an author means them: no hidden ones, one kind of line end."""

import html
import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls, zero-width marks other than ZWNJ and ZWJ, bidi controls, surrogates, noncharacters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)


def visible(text: str) -> str:
    """The text with every line end as a line feed and without characters nobody can see."""
    return _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def escaped(text: str) -> str:
    """The text as HTML, quotation marks verbatim."""
    return html.escape(text, quote=False)
