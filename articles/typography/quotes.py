"""Quotation marks and apostrophes: which straight ones open, which close, and what stands between them."""

import re
from collections.abc import Iterator
from itertools import accumulate

from articles.typography.reading import EDGE

QUOTATION = 5
"""From so many words on it is somebody's words, not a title or a nickname: they are left as they are."""

_OUTER = {"it": "«", "en": "“"}
_WITHIN = {"«": "“", "“": "‘", "‘": "“"}
_PAIRS = {"«": "»", "“": "”", "‘": "’"}
_BEFORE_OPENING = set(" \u00a0\t\n([{«“‘—–-/'’")
# What Italian cuts off with an apostrophe, which therefore closes nothing: un po', di' la tua, E' vero, la citta'.
_CUT = re.compile(
    r"\b(?:po|mo|be|da|di|fa|sta|va|to|e|de|ne|co|piu|gia|giu|puo|cosi|\w*che|\w*ta|\w+ra)$", re.IGNORECASE
)
_SINGLE = re.compile(rf"(?<![\w'’])'(?=[{EDGE}]*[^\W\d_])(?:[^'\"«»“”]|(?<=\w)'(?=\w)){{1,60}}'(?![\w'’])")

type Marks = tuple[tuple[int, str], ...]


def curled(text: str, free: list[bool], language: str) -> list[Marks]:
    """The places of straight marks and the marks for them: a quotation's two together, an apostrophe alone.

    Marks without a partner are left, and so is everything inside a quotation.
    """
    pairs = [*_double(text, free, language)]
    pairs += _single(text, free, language, dict(mark for pair in pairs for mark in pair))
    taken = {place for pair in pairs for place, _mark in pair}
    apostrophes: list[Marks] = [
        ((place, "’"),)
        for place, character in enumerate(text)
        if character == "'" and free[place] and place not in taken and _is_apostrophe(text, place)
    ]
    quoted = inside_quotations(_with(text, pairs))
    return sorted(group for group in (*pairs, *apostrophes) if not any(quoted[place] for place, _mark in group))


def _with(text: str, pairs: list[Marks]) -> str:
    letters = list(text)
    for pair in pairs:
        for place, mark in pair:
            letters[place] = mark
    return "".join(letters)


def _neighbours(text: str, place: int) -> tuple[str, str]:
    """The characters before and after, past the edges of tags; a blank at either end."""
    before, after = place - 1, place + 1
    while before >= 0 and text[before] == EDGE:
        before -= 1
    while after < len(text) and text[after] == EDGE:
        after += 1
    return (text[before] if before >= 0 else " "), (text[after] if after < len(text) else " ")


def _double(text: str, free: list[bool], language: str) -> Iterator[Marks]:
    """Pairs of straight double quotes, by what encloses them."""
    around: list[tuple[str, int | None]] = []  # what is open, and the place of those that are straight
    for place, character in enumerate(text):
        if character in "«“":
            around.append((character, None))
        elif character in "»”":
            while around and around.pop() != ({"»": "«", "”": "“"}[character], None):
                pass
        elif character == '"' and free[place]:
            before, after = _neighbours(text, place)
            start = around[-1][1] if around else None
            if start is not None and not before.isspace():
                mark, _place = around.pop()
                yield (start, mark), (place, _PAIRS[mark])
            elif before in _BEFORE_OPENING and not after.isspace():
                around.append((_WITHIN[around[-1][0]] if around else _OUTER[language], place))


def _single(text: str, free: list[bool], language: str, double: dict[int, str]) -> Iterator[Marks]:
    """Pairs of straight single quotes around a few words; where it could be an apostrophe, it is one."""
    depths = list(accumulate({"“": 1, "”": -1}.get(double.get(at, letter), 0) for at, letter in enumerate(text)))
    for match in _SINGLE.finditer(text):
        start, end = match.start(), match.end() - 1
        inside = text[start + 1 : end].replace(EDGE, "")
        if not (free[start] and free[end]) or inside[-1:].isspace() or len(inside.split()) >= QUOTATION:
            continue
        if _CUT.search(inside) if language == "it" else inside.endswith("s"):
            continue
        mark = "“" if language == "it" and depths[start] <= 0 else "‘"
        yield (start, mark), (end, _PAIRS[mark])


def _is_apostrophe(text: str, place: int) -> bool:
    """After a letter, or before a letter or the figures of a year; not after a figure, where it means feet."""
    before, after = _neighbours(text, place)
    return before.isalpha() or (not before.isdigit() and after.isalnum())


def inside_quotations(text: str) -> list[bool]:
    """Which characters stand between quotation marks that hold as much as somebody's words. The marks don't."""
    words = list(accumulate(_begins_word(text), initial=0))
    bounds = [0] * (len(text) + 1)
    opened: list[int] = []
    for place, character in enumerate(text):
        if character in "«“":
            opened.append(place)
        elif character in "»”":
            # What was opened within and never closed is dropped.
            while opened and _PAIRS[text[opened[-1]]] != character:
                opened.pop()
            if opened and words[place] - words[(start := opened.pop()) + 1] >= QUOTATION:
                bounds[start + 1] += 1
                bounds[place] -= 1
    return [depth > 0 for depth in accumulate(bounds[:-1])]


def _begins_word(text: str) -> Iterator[bool]:
    blank = True
    for character in text:
        if character == EDGE:
            yield False
            continue
        yield blank and not character.isspace()
        blank = character.isspace()
