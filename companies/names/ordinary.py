"""Names that are ordinary words as well, and how a text shows that it means the company.

`Coach`, `Next` or `Gap` count where a capital can't be the sentence's own, or where their neighbours tell.
"""

import re
import tomllib
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from .words import APOSTROPHES, Word

_LIST: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WORDS = frozenset(_LIST["words"]["italian"].split()) | frozenset(_LIST["words"]["english"].split())
_RANKS = frozenset(_LIST["ranks"].split())
_NEVER_BEFORE = {word: frozenset(after.split()) for word, after in _LIST["never_before"].items()}
_NEVER_AFTER = {word: frozenset(before.split()) for word, before in _LIST["never_after"].items()}
_OPENERS = frozenset(_LIST["openers"].split())
_BESIDE = frozenset(_LIST["beside"].split())
_ACTS = frozenset(_LIST["acts"].split())
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n•]|[“«„\"(\[])[\s“«„\"‘'(\[–—-]*$")
_ENDS_SENTENCE = re.compile(r"[.!?…]+[”»\"’)\]]*\s|\n")
_LINKS = frozenset(("and", "e", "ed", "or", "o", "&", "vs"))
_SHORT = 3
_LONG_WORD = 4
_WINDOW = 400
_AROUND = 30


class Verdict(Enum):
    MEANT = "the company"
    OPEN = "the company, if the text means it elsewhere"
    ORDINARY = "a word"


class Reading:
    """A text as words, and which of them belong to names that are beyond doubt."""

    def __init__(self, text: str, found: list[Word]) -> None:
        self.text = text
        self.words = found
        self.names: set[int] = set()

    def is_doubtful(self, place: int, name: str) -> bool:
        """Whether the one word of a name may be no name at all."""
        return self._is_ordinary(self.words[place], name) or self.words[place].folded in _NEVER_BEFORE

    def _is_ordinary(self, word: Word, name: str) -> bool:
        """On the list, or short and not an abbreviation, or elsewhere in this text a word in small letters."""
        is_short = len(word.folded) <= _SHORT and not name.isupper()
        return word.folded in WORDS or is_short or (word.folded in self._in_small_letters and not name.islower())

    @cached_property
    def _in_small_letters(self) -> set[str]:
        return {word.folded for word in self.words if word.written.islower()}

    def has_point(self, word: Word) -> bool:
        """Whether a full stop follows and no letter behind it."""
        after = self.text[word.end : word.end + 2]
        return after[:1] == "." and not after[1:].isalnum()

    def verdict(self, place: int, name: str) -> Verdict:
        """What a doubtful name at this place is."""
        word, before, after = self.words[place], self._near(place, -1), self._near(place, 1)
        if self._is_part_of_a_phrase(word, before, after):
            return Verdict.ORDINARY
        if not self._is_ordinary(word, name) or self._has_company(place, before, after):
            return Verdict.MEANT
        if word.written.islower():
            return Verdict.ORDINARY
        has_own_capital = not (self._opens_sentence(word) or self._is_shouted(place) or self._is_title_case(place))
        return Verdict.MEANT if has_own_capital else Verdict.OPEN

    def _near(self, place: int, step: int) -> Word | None:
        """The word beside it, if only a blank or a hyphen is between."""
        there = place + step
        if not 0 <= there < len(self.words):
            return None
        left, right = sorted((place, there))
        gap = self.text[self.words[left].end : self.words[right].start]
        return self.words[there] if gap in {" ", "\u00a0", "-", "‑", *APOSTROPHES} else None

    def _is_part_of_a_phrase(self, word: Word, before: Word | None, after: Word | None) -> bool:
        end = self.text[word.end : word.end + 2]
        if (end[:1] in {"-", "‑"} or end[:1] == ".") and end[1:].islower():
            return True
        if after and after.folded in _NEVER_BEFORE.get(word.folded, ()):
            return True
        if before and before.folded in _NEVER_AFTER.get(word.folded, ()):
            return True
        is_rank = word.folded in _RANKS and after is not None and after.written[:1].isupper()
        return is_rank and after is not None and after.folded not in _BESIDE

    def _has_company(self, place: int, before: Word | None, after: Word | None) -> bool:
        """A legal form, “brand” and the like, a genitive, or what only companies do; or a name in the same breath."""
        if after and after.folded in _BESIDE | _ACTS:
            return True
        if after and after.folded == "s" and self.text[after.start - 1] in APOSTROPHES:
            return True
        if before and before.folded in _BESIDE:
            return True
        return self._is_listed_with_a_name(place, 1) or self._is_listed_with_a_name(place, -1)

    def _is_listed_with_a_name(self, place: int, step: int) -> bool:
        there = place + step
        if 0 <= there < len(self.words) and self.words[there].folded in _LINKS:
            there += step
        elif 0 <= there < len(self.words):
            left, right = sorted((place, there))
            if "," not in self.text[self.words[left].end : self.words[right].start]:
                return False
        if there not in self.names or (step > 0 and self.words[place].folded in _OPENERS):
            return False
        left, right = sorted((place, there))
        between = self.text[self.words[left].end : self.words[right].start]
        return len(between) <= 6 and not _ENDS_SENTENCE.search(between)

    def _opens_sentence(self, word: Word) -> bool:
        return _OPENS_SENTENCE.search(self.text[max(0, word.start - 12) : word.start]) is not None

    def _is_shouted(self, place: int) -> bool:
        """In capitals among words in capitals."""
        near = [self.words[at].written for at in range(max(0, place - 2), place + 3) if at < len(self.words)]
        near = [word for word in near if len(word) > 1]
        return len(near) > 1 and all(word.isupper() for word in near)

    def _is_title_case(self, place: int) -> bool:
        """Whether the sentence writes most of its other long words with capitals, names apart."""
        at = self.words[place].start
        starts = [found.end() for found in _ENDS_SENTENCE.finditer(self.text, max(0, at - _WINDOW), at)]
        end = _ENDS_SENTENCE.search(self.text, at, at + _WINDOW)
        first, last = (starts or [max(0, at - _WINDOW)])[-1], min(end.start() if end else len(self.text), at + _WINDOW)
        others = [
            other.written
            for number, other in enumerate(
                self.words[max(0, place - _AROUND) : place + _AROUND], max(0, place - _AROUND)
            )
            if first < other.start < last and number != place and number not in self.names
            if len(other.written) >= _LONG_WORD
        ]
        capitals = sum(word[:1].isupper() for word in others)
        return len(others) > 1 and capitals > 1 and capitals > len(others) * 0.6
