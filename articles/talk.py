"""The text of a comment: whom it addresses, and how it is shown. No ORM."""

import re
from collections.abc import Iterator, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

MOST_MENTIONS = 20
_TOKEN = re.compile(r"(?P<link>https?://[^\s<>\"“”«»]+)|(?<![\w@.+-])@(?P<name>[\w.@+-]{1,150})|(?P<end>\n)")
# What may follow a name or an address in a sentence without belonging to it.
_AFTER = ".,;:!?'’…"


def addressed(text: str) -> list[str]:
    """Usernames that stand behind an @, in lower case; a full stop after one may belong to it or to the sentence."""
    found: dict[str, None] = {}
    for token in _TOKEN.finditer(text):
        found |= dict.fromkeys(_readings(token["name"] or ""))
    return list(found)[: 2 * MOST_MENTIONS]


def _readings(name: str) -> Iterator[str]:
    while name:
        yield name.lower()
        name = name[:-1] if name[-1] in ".-+@" else ""


def show(text: str, mentions: Mapping[str, str]) -> SafeString:
    """As HTML: line breaks, links to http(s) addresses, and the names of whom it mentions; all else is escaped."""
    parts: list[SafeString] = []
    done = 0
    for token in _TOKEN.finditer(text):
        said, length = _said(token, mentions)
        if said:
            parts += [format_html("{}", text[done : token.start()]), said]
            done = token.start() + length
    return mark_safe("".join([*parts, format_html("{}", text[done:])]))


def spoken(text: str, mentions: Mapping[str, str]) -> str:
    """As plain text, people by their names."""

    def named(token: re.Match[str]) -> str:
        for name in _readings(token["name"] or ""):
            if name in mentions:
                return f"@{mentions[name]}{token[0][1 + len(name) :]}"
        return token[0]

    return _TOKEN.sub(named, text)


def _said(token: re.Match[str], mentions: Mapping[str, str]) -> tuple[SafeString | None, int]:
    """The token's HTML and how much of the text it stands for."""
    if token["end"]:
        return mark_safe("<br>"), 1
    if token["link"]:
        address = token["link"].rstrip(_AFTER)
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(_AFTER + ")")
        link = format_html('<a href="{}" rel="noopener noreferrer nofollow" target="_blank">{}</a>', address, address)
        return link, len(address)
    for name in _readings(token["name"]):
        if name in mentions:
            return format_html('<b class="talk-name">@{}</b>', mentions[name]), 1 + len(name)
    return None, 0
