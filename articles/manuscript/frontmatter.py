"""The simple front matter a Markdown file may open with."""

import re
from typing import NamedTuple

from . import dates
from .messages import DATE_IMPOSSIBLE, FRONT_MATTER_UNUSED

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,5000}?)\n?^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(.*)")
_TIME = re.compile(r"(?<=[0-9])[T ][0-9]{2}:[0-9]{2}.*$")
_KEYS = {
    "title": "title", "titolo": "title", "headline": "title",
    "standfirst": "standfirst", "description": "standfirst", "subtitle": "standfirst",
    "sommario": "standfirst",
    "date": "dated", "data": "dated",
    "language": "language", "lang": "language", "lingua": "language",
}  # fmt: skip
_LANGUAGES = {"it": "it", "en": "en", "in": "en"}


class FrontMatter(NamedTuple):
    """What the front matter says ("" where silent), the text after it, and notes on what was kept."""

    rest: str
    title: str = ""
    standfirst: str = ""
    dated: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


def split(text: str) -> FrontMatter:
    """Takes simple front matter off a text; malformed front matter stays text.

    Lines that cannot be used (another key, an impossible date) become the last paragraph.
    """
    fenced = _FENCED.match(text)
    lines = [line for line in fenced[2].split("\n") if line.strip()] if fenced else []
    if fenced is None or not lines or not all(map(_LINE.fullmatch, lines)):
        return FrontMatter(text)
    facts: dict[str, str] = {}
    unused: list[str] = []
    notes: list[str] = []
    for line in lines:
        fact, value = _fact(line)
        if value and fact not in facts:
            facts[fact] = value
        else:
            unused.append(line)
            notes = [FRONT_MATTER_UNUSED, *notes[1:], *([DATE_IMPOSSIBLE] if fact == "dated" else [])]
    rest = text[fenced.end() :]
    return FrontMatter("\n\n".join([rest, "  \n".join(unused)]), notes=tuple(notes), **facts)


def _fact(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        return "", ""
    value = found[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    fact = _KEYS.get(found[1].lower(), "")
    if fact == "dated":
        value = dates.partial(_TIME.sub("", value))
    if fact == "language":
        value = _LANGUAGES.get(value[:2].lower(), "")
    return fact, value if fact else ""
