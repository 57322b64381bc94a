"""The body of a story: which HTML it may hold, on every way in, and how it is shown. No ORM."""

import html
import re

import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}
MAX_LENGTH = 500_000
# What the editor knows; `clean` lets the same through.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
    "History": True,
}

# Control characters, bidirectional overrides and zero-width marks: invisible, and never meant.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"<(p|h2|h3|li|blockquote)>(?:\s|&nbsp;|<br>)*</\1>")
_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote)>|<br>")
# The parser's time grows with the square of the depth. Nobody writes this deep.
DEEPEST = 100
# Tags that may stay open without holding what follows, and those that the parser takes in its stride at any depth.
_FLAT = {
    "p", "li", "br", "hr", "img", "wbr", "dt", "dd", "tr", "td", "th",
    "thead", "tbody", "tfoot", "col", "option", "input", "meta", "link", "source",
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_cleaner = nh3.Cleaner(
    tags=TAGS,
    # The empty "*" takes away what nh3 would allow on every tag.
    attributes={"a": {"href"}, "*": set()},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    tag_attribute_values={},
)
_stripper = nh3.Cleaner(tags=set())


def clean(source: str) -> str:
    """The HTML that a body may hold, whatever was given: cleaning it again changes nothing."""
    cleaned = _pass(source)
    # What was written as an entity (&#x202e;) is a character only now, and what it hid must be judged without it.
    while (again := _pass(cleaned)) != cleaned:
        cleaned = again
    return cleaned


def _pass(source: str) -> str:
    cleaned = _cleaner.clean(_shallow(_UNSEEN.sub("", source)))
    while (emptier := _BLANK.sub("", cleaned)) != cleaned:
        cleaned = emptier
    return cleaned.strip()


def _shallow(source: str) -> str:
    """Tags that open deeper than DEEPEST become text."""
    opened: list[str] = []

    def keep(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if tag[1]:
            if opened and opened[-1] == name:
                opened.pop()
        elif name not in _FLAT:
            if len(opened) == DEEPEST:
                return f"&lt;{tag[2]}"
            opened.append(name)
        return tag[0]

    return _TAG.sub(keep, source)


def render(body: str) -> SafeString:
    """What a page shows of a stored body. It is cleaned again: storage is not a proof."""
    return mark_safe(clean(body))


def plain(body: str) -> str:
    """The words alone, blocks parted by a space."""
    text = html.unescape(_stripper.clean(_BLOCK_END.sub(" ", body)))
    return " ".join(text.split())
