"""Carries the rules out on a run, and tells what they would change in its source."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.typography.changes import Change
from articles.typography.quotes import curled, inside_quotations
from articles.typography.reading import EDGE, Run
from articles.typography.slips import SLIPS, Slip
from articles.typography.spacing import SPACING

AROUND = 32
# A rule can make work for another; what still changes then is not worth suggesting.
MOST_PASSES = 6


class _Edit(NamedTuple):
    first: int
    last: int
    reason: str
    pair: int | None


@dataclass(slots=True)
class _Draft:
    """The text as it would be: each character with the place in the run it comes from, and why it is another."""

    text: str
    places: list[int]
    edits: list[_Edit]

    def replace(self, changes: list[tuple[int, int, str, str, int | None]]) -> None:
        """Carries out changes (from, to, by what, why, pair) that are in order and don't overlap."""
        text: list[str] = []
        places: list[int] = []
        done = 0
        for start, end, by, reason, pair in changes:
            start, end, by = _trimmed(self.text, start, end, by)
            first = self.places[start]
            last = self.places[end] if end < len(self.places) else self.places[-1] + 1
            self.edits.append(_Edit(first, max(last, first + 1), reason, pair))
            text += [self.text[done:start], by]
            places += self.places[done:start] + [first] * len(by)
            done = end
        self.text = "".join([*text, self.text[done:]])
        self.places = places + self.places[done:]


def _trimmed(text: str, start: int, end: int, by: str) -> tuple[int, int, str]:
    """Only what differs: without the beginning and the end that both have in common, but for one character."""
    while end - start > 1 and by and text[start] == by[0]:
        start, by = start + 1, by[1:]
    while end - start > 1 and by and text[end - 1] == by[-1]:
        end, by = end - 1, by[:-1]
    return start, end, by


def suggest(run: Run, language: str) -> list[Change]:
    """What to change, in the order of the text; no two suggestions touch the same character."""
    draft = _Draft(run.text, list(range(len(run.text))), [])
    for _pass in range(MOST_PASSES):
        before = draft.text
        _curl(draft, run, language)
        quoted = inside_quotations(draft.text)
        for slip in (*SLIPS[language], *SPACING):
            if _carry_out(slip, draft, run, quoted):
                quoted = inside_quotations(draft.text)
        if draft.text == before:
            break
    return list(_changes(draft, run))


def _curl(draft: _Draft, run: Run, language: str) -> None:
    free = [not run.shut[place] for place in draft.places]
    changes: list[tuple[int, int, str, str, int | None]] = []
    for marks in curled(draft.text, free, language):
        pair = run.spans[draft.places[marks[0][0]]][0] if len(marks) > 1 else None
        reason = "apostrophe" if pair is None else "quotes"
        changes += [(place, place + 1, mark, reason, pair) for place, mark in marks]
    if changes:
        draft.replace(sorted(changes))


def _carry_out(slip: Slip, draft: _Draft, run: Run, quoted: list[bool]) -> bool:
    changes: list[tuple[int, int, str, str, int | None]] = []
    for match in slip.pattern.finditer(draft.text):
        start, end = match.span()
        if EDGE in match[0] or any(quoted[start:end]) or any(run.shut[place] for place in draft.places[start:end]):
            continue
        by = match.expand(slip.by) if isinstance(slip.by, str) else slip.by(match)
        if by != match[0]:
            changes.append((start, end, by, slip.reason, None))
    if changes:
        draft.replace(changes)
    return bool(changes)


def _changes(draft: _Draft, run: Run) -> Iterator[Change]:
    for first, last, reason, pair in _merged(draft.edits):
        start, end = bisect_left(draft.places, first), bisect_left(draft.places, last)
        before, after = run.text[first:last], draft.text[start:end]
        if before == after:
            continue
        left, right = _rest_of_word(run.text, first, last)
        yield Change(
            start=run.spans[first][0],
            end=run.spans[last - 1][1],
            written=html.escape(after, quote=False).replace("\u00a0", "&nbsp;") if run.is_html else after,
            before=f"{left}{before}{right}",
            after=f"{left}{after}{right}",
            left=_before(run.text, first - len(left)),
            right=_after(run.text, last + len(right)),
            reason=reason,
            pair=pair,
        )


def _rest_of_word(text: str, first: int, last: int) -> tuple[str, str]:
    """The letters that stand before and after without a blank between."""
    left = re.search(r"\w*\Z", text[max(first - AROUND, 0) : first])
    right = re.match(r"\w*", text[last : last + AROUND])
    return (left[0] if left else ""), (right[0] if right else "")


def _before(text: str, end: int) -> str:
    """The words up to there, whole ones."""
    near = text[max(end - AROUND, 0) : end]
    return (near if end <= AROUND else f"… {near.partition(' ')[2]}").replace(EDGE, "")


def _after(text: str, start: int) -> str:
    near = text[start : start + AROUND]
    return (near if start + AROUND >= len(text) else f"{near.rpartition(' ')[0]} …").replace(EDGE, "")


def _merged(edits: list[_Edit]) -> Iterator[_Edit]:
    """Edits of the same characters as one, with the reason of the one that was made last."""
    kept: list[tuple[int, int, int]] = []
    for first, last, made in sorted((edit.first, edit.last, made) for made, edit in enumerate(edits)):
        if kept and first < kept[-1][1]:
            kept[-1] = kept[-1][0], max(last, kept[-1][1]), max(made, kept[-1][2])
        else:
            kept.append((first, last, made))
    return (edits[made]._replace(first=first, last=last) for first, last, made in kept)
