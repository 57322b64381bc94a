"""Two people saved the same story: what the other one kept and what this one wrote, side by side."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from django.conf import settings
from django.db.models import Model

from articles import body
from articles.models import Article, Revision

# difflib takes seconds on a few thousand words that repeat themselves, and hours on a hostile text.
MOST_WORDS = 2000


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
    for kept, a, b, c, d in _runs(*ours):
        if b > a:
            left.append(Piece(" ".join(ours[0][a:b]), kept))
        if d > c:
            right.append(Piece(" ".join(ours[1][c:d]), kept))
    return left, right


def _runs(left: list[str], right: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Runs of words, kept or not, as bounds on both sides; between what both begin and end with, as far as it pays."""
    start = sum(1 for _pair in takewhile(_are_equal, zip(left, right, strict=False)))
    room = min(len(left), len(right)) - start
    back = zip(reversed(left), reversed(right), strict=False)
    end = sum(1 for _pair in takewhile(_are_equal, islice(back, room)))
    last, final = len(left) - end, len(right) - end
    yield True, 0, start, 0, start
    if max(last, final) - start > MOST_WORDS:
        yield False, start, last, start, final
    else:
        for kind, a, b, c, d in difflib.SequenceMatcher(None, left[start:last], right[start:final]).get_opcodes():
            yield kind == "equal", start + a, start + b, start + c, start + d
    yield True, last, len(left), final, len(right)


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
