"""Two people saved the same story: what the other one kept and what this one wrote, side by side."""

import difflib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model

from articles import body
from articles.models import Article, Revision


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `kept` on both sides, or only on the side it stands on."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that both sides tell differently."""

    label: str
    theirs: list[Piece]
    mine: list[Piece]


@dataclass(frozen=True, slots=True)
class Conflict:
    """`theirs` is the revision that was saved meanwhile."""

    theirs: Revision
    differences: list[Difference]

    @property
    def who(self) -> str:
        """Who saved it; the house itself where nobody did, as in an import."""
        by = self.theirs.made_by
        return by.get_full_name() or by.get_username() if by else settings.SITE_NAME


def between(stored: Article, form: Any) -> Conflict | None:
    """What the posted form says differently from the stored story, field by field and word by word."""
    if stored.head is None:
        return None
    differences = []
    for name, field in form.fields.items():
        if name not in form.cleaned_data or name in form.BESIDE_THE_TEXT:
            continue
        theirs, mine = _text(_stored(stored, name)), _text(form.cleaned_data[name])
        if name == "body":
            theirs, mine = body.plain(theirs), body.plain(mine)
        if theirs != mine:
            differences.append(Difference(str(field.label), *_pieces(theirs, mine)))
    return Conflict(stored.head, differences)


def _stored(article: Article, name: str) -> Any:
    value = getattr(article, name)
    return value.all() if hasattr(value, "all") else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str | Model):
        return str(value)
    if hasattr(value, "__iter__"):
        return ", ".join(sorted(map(str, value)))
    return str(value)


def _pieces(theirs: str, mine: str) -> tuple[list[Piece], list[Piece]]:
    ours = (theirs.split(), mine.split())
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *ours, autojunk=False).get_opcodes():
        if b > a:
            left.append(Piece(" ".join(ours[0][a:b]), kind == "equal"))
        if d > c:
            right.append(Piece(" ".join(ours[1][c:d]), kind == "equal"))
    return left, right
