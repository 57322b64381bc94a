"""Reads a text into runs of characters that know where they come from, and which of them are not to be touched."""

import html
import re
from dataclasses import dataclass

EDGE = "\ue000"
"""Stands in a run's text where a tag stood."""

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|<[^>]*>|&(?:#\d+|#[xX][\da-fA-F]+|\w+);|[^<&]|[<&]")
_INLINE = {"strong", "em", "a", "span", "b", "i", "code", "s", "u", "sub", "sup", "small", "mark", "q", "cite"}
_VOID = {"br", "img", "hr", "wbr"}
# Somebody else's words, or no words at all.
_LEFT_ALONE = {"blockquote", "code", "pre", "q", "script", "style"}
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])(?:[\w-]+\.)+(?:com|it|org|net|eu|cn|fr|uk|de|io)\b(?:/\S*)?"
)


@dataclass(slots=True)
class Run:
    """The text of one block. `spans[i]` is where character i stands in the source, from and to."""

    text: str
    spans: list[tuple[int, int]]
    shut: list[bool]
    """Which characters are not to be touched."""
    is_html: bool

    def __post_init__(self) -> None:
        for address in _ADDRESS.finditer(self.text):
            for place in range(address.start(), address.end()):
                self.shut[place] = True


def of_text(text: str) -> list[Run]:
    spans = [(place, place + 1) for place in range(len(text))]
    return [Run(text, spans, [False] * len(text), is_html=False)]


def of_html(source: str, language: str) -> list[Run]:
    """A run for each block. A tag inside one is an `EDGE`; a line break parts runs as blocks do."""
    runs: list[Run] = []
    characters: list[tuple[str, tuple[int, int], bool]] = []
    shut_since: list[str] = []

    def end_block() -> None:
        if characters:
            text, spans, shut = zip(*characters, strict=True)
            runs.append(Run("".join(text), list(spans), list(shut), is_html=True))
            characters.clear()

    for token in _TOKEN.finditer(source):
        span = token.span()
        if not token[0].startswith("<") or token[0] == "<":
            said = html.unescape(token[0])
            # An entity of two characters, or none that is known, is left as it is.
            whole = len(said) == 1
            characters.append((said if whole else EDGE, span, bool(shut_since) or not whole))
            continue
        name = (token[2] or "").lower()
        if name not in _INLINE:
            end_block()
        else:
            characters.append((EDGE, span, True))
        _open_or_close(shut_since, token[1] or "", name, token[3] or "", language)
    end_block()
    return runs


def _open_or_close(shut_since: list[str], slash: str, name: str, attributes: str, language: str) -> None:
    """Keeps the tags that are open since one whose words are left alone; empty outside of such."""
    if name in _VOID:
        return
    if slash:
        if shut_since and shut_since[-1] == name:
            shut_since.pop()
    elif shut_since or name in _LEFT_ALONE or _is_somebody_else_s(attributes, language):
        shut_since.append(name)


def _is_somebody_else_s(attributes: str, language: str) -> bool:
    foreign = re.search(r'\blang="?([a-zA-Z]*)', attributes)
    if foreign and foreign[1].lower() != language:
        return True
    return bool(re.search(r'\bdata-company=|\bdata-kind="?(?:pull|embed)', attributes))
