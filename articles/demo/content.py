"""Reads the demo's files beside this module: `register/*.toml`, `pictures/*.toml` and `stories/*.md`."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import markdown
from django.utils import timezone

FOLDER = Path(__file__).parent / "content"
_PART = re.compile(r"^\+\+\+ (update (?P<at>\S+)|draft)\s*$", re.MULTILINE)
_RELATIVE = re.compile(r"\+(?P<days>\d+)d (?P<hour>\d\d):(?P<minute>\d\d)")


@dataclass(frozen=True, slots=True)
class Story:
    """One file. `update_at` and `later` are a second text: published at that instant, or at the desk with None."""

    head: dict[str, Any]
    body: str
    later: str = ""
    update_at: dt.datetime | None = None

    @property
    def slug(self) -> str:
        return self.head["slug"]

    @property
    def at(self) -> dt.datetime:
        return instant(self.head["at"])


@cache
def register() -> dict[str, list[Any]]:
    """Every table of every file, one after the other: what a file is called tells people, not this reader."""
    merged: dict[str, list[Any]] = {}
    for found in _tables("register"):
        for table, entries in found.items():
            merged.setdefault(table, []).extend(entries)
    return merged


@cache
def pictures() -> dict[str, Any]:
    return {key: entry for found in _tables("pictures") for key, entry in found.items()}


def _tables(folder: str) -> list[dict[str, Any]]:
    paths = sorted((FOLDER / folder).glob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


def stories() -> list[Story]:
    """Every story, in the order of the files' names but originals before their translations."""
    found = [_story(path) for path in sorted((FOLDER / "stories").glob("*.md"))]
    return sorted(found, key=lambda story: "translation_of" in story.head)


def _story(path: Path) -> Story:
    _, head, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    second = _PART.search(text)
    if not second:
        return Story(tomllib.loads(head), _html(text))
    at = second["at"]
    return Story(
        tomllib.loads(head), _html(text[: second.start()]), _html(text[second.end() :]), instant(at) if at else None
    )


def _html(text: str) -> str:
    return markdown.markdown(text)


def instant(written: str) -> dt.datetime:
    """`2020-12-18T10:30` or `+1d 07:30` (days from today), on the newsroom's wall clock."""
    if match := _RELATIVE.fullmatch(written):
        day = timezone.localdate() + dt.timedelta(days=int(match["days"]))
        naive = dt.datetime.combine(day, dt.time(int(match["hour"]), int(match["minute"])))
    else:
        naive = dt.datetime.fromisoformat(written)
    return timezone.make_aware(naive)
