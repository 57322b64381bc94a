"""What a browser would find in a body, told by other parsers than the product's own."""

import re
from html.parser import HTMLParser

import nh3

UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
TAGS = {
    "p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br", "span",
    "figure", "figcaption", "table", "tbody", "tr", "th", "td",
}  # fmt: skip
FORMS = {
    "a": [{"href"}],
    "span": [{"data-company"}],
    "figure": [
        {"data-kind"},
        {"data-kind", "data-picture"},
        {"data-kind", "data-picture", "data-alt"},
        {"data-kind", "data-url"},
    ],
    "td": [set(), {"colspan"}, {"rowspan"}, {"colspan", "rowspan"}],
    "th": [set(), {"colspan"}, {"rowspan"}, {"colspan", "rowspan"}],
}
HOLD = {
    "": {"p", "h2", "h3", "ul", "ol", "blockquote", "figure", "table"},
    "ul": {"li"},
    "ol": {"li"},
    "li": {"p", "ul", "ol", "blockquote", "a", "span", "strong", "em", "br"},
    "blockquote": {"p", "ul", "ol", "blockquote"},
    "figure": {"blockquote", "figcaption"},
    "table": {"tbody"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "th": {"p"},
    "td": {"p"},
}
MARKS = {"a", "span", "strong", "em", "br"}


class Survivors(HTMLParser):
    """Every element with its attributes and the one that holds it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None], str]] = []
        self.others: list[str] = []
        self.bare: list[str] = []
        self._open = [""]
        self.feed(source)
        self.close()
        assert self._open == [""]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes), self._open[-1]))
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1] in HOLD.keys() - {"li"}:
            self.bare.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(cleaned: str) -> None:
    """Nothing but the grammar: its tags, each with its own attributes, where it may stand, and no other address."""
    seen = Survivors(cleaned)
    assert not seen.others
    assert not seen.bare
    for tag, attributes, holder in seen.tags:
        assert tag in TAGS
        assert tag in HOLD.get(holder, MARKS), f"{tag} in {holder}"
        assert set(attributes) in FORMS.get(tag, [set()])
        for name in ("href", "data-url"):
            target = re.sub(f"{UNSEEN}|\\s", "", attributes.get(name) or "").lower()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", target)
            assert not scheme or scheme[1] in {"http", "https", "mailto"}
        for name in ("data-company", "data-picture"):
            assert re.fullmatch("[1-9][0-9]{0,17}", attributes.get(name) or "1", re.ASCII)
        for name in ("colspan", "rowspan"):
            assert 1 <= int(attributes.get(name) or 1) <= 20


def as_browsers_read(cleaned: str) -> str:
    """What an HTML5 parser makes of it, keeping the tags and attributes that a body may have."""
    attributes = {tag: set().union(*forms) for tag, forms in FORMS.items()}
    sorted_alike = nh3.Cleaner(
        tags=TAGS, attributes={**attributes, "*": set()}, link_rel=None, url_schemes={"http", "https", "mailto"}
    )
    return sorted_alike.clean(cleaned).replace("&nbsp;", "\xa0")
