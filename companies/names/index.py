"""The register's names, laid out so that a text's words are looked up in them; knows no database.

Arrays of whole numbers and one string of bytes, not objects: 100,000 companies fit in a few megabytes.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from . import words as spelling
from .likeness import is_like, lacks_accents
from .ordinary import Reading, Verdict
from .words import Word, belong_together, elides, is_genitive

LONGEST = 12
"""Names of more words are found by none of them."""
_LEAST_JOINED = 5
_STAND_FOR_OTHERS = spelling.AND | spelling.WITH_ARTICLE


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names somebody; `name` is their own, whichever of their names stands there."""

    kind: str
    id: int
    name: str
    start: int
    end: int


class Hit(NamedTuple):
    """So many words from a place, and the row of the name they are."""

    place: int
    length: int
    row: int


class Index:
    """Made once of (kind, id, name), of each their own name first; searched by any number of threads.

    Where two have the same name, the later one counts.
    """

    def __init__(self, names: Iterable[tuple[str, int, str]]) -> None:
        self.kinds: list[str] = []
        self._kind, self._id, self._from = array("B"), array("q"), array("I", [0])
        self._own_name = array("I")
        owners: dict[tuple[str, int], int] = {}
        self._names = bytearray()
        keys: list[tuple[int, int]] = []
        reach: dict[int, int] = {}  # by a name's first word, how many words such names have at most
        for kind, pk, name in names:
            own = [word.folded for word in spelling.words(name)][: LONGEST + 1]
            if len(own) > LONGEST or len("".join(own)) < 2:
                continue
            row = self._keep(kind, pk, name)
            self._own_name.append(owners.setdefault((kind, pk), row))
            for folded in _ways(name, own):
                keys.append((hash(spelling.key(folded)), row))
                first = hash(spelling.key(folded[:1]))
                reach[first] = max(reach.get(first, 0), len(folded))
        keys.sort()
        self._keys, self._rows = array("q", (key for key, _row in keys)), array("I", (row for _key, row in keys))
        self._reach = reach

    def __len__(self) -> int:
        return len(self._id)

    def mentions(self, text: str, kinds: Collection[str]) -> list[Mention]:
        """In the order of the text; none overlap. Where a name is of two kinds, the first of `kinds` counts.

        Kinds that aren't asked for take their words away too: in “Miuccia Prada” a person stands, and no brand.
        """
        reading = Reading(text, spelling.words(text))
        found = list(self._longest_in(reading, list(kinds)))
        doubtful = {hit for hit in found if hit.length == 1 and reading.is_doubtful(hit.place, self._name(hit.row))}
        reading.names = {hit.place + step for hit in found if hit not in doubtful for step in range(hit.length)}
        verdicts = {hit: reading.verdict(hit.place, self._name(hit.row)) for hit in doubtful}
        sure = {hit.place for hit, verdict in verdicts.items() if verdict is Verdict.MEANT}
        if sure:  # what the first look is sure of tells the others about their neighbours
            reading.names |= sure
            left = [hit for hit, verdict in verdicts.items() if verdict is Verdict.OPEN]
            verdicts |= {hit: reading.verdict(hit.place, self._name(hit.row)) for hit in left}
        meant = {self._own(hit.row) for hit in found if verdicts.get(hit, Verdict.MEANT) is Verdict.MEANT}
        return [
            self._mention(reading, hit)
            for hit in found
            if self.kinds[self._kind[hit.row]] in kinds
            and verdicts.get(hit, Verdict.MEANT) is not Verdict.ORDINARY
            and self._own(hit.row) in meant
        ]

    def _keep(self, kind: str, pk: int, name: str) -> int:
        if kind not in self.kinds:
            self.kinds.append(kind)
        self._kind.append(self.kinds.index(kind))
        self._id.append(pk)
        self._names += name.encode()
        self._from.append(len(self._names))
        return len(self._id) - 1

    def _name(self, row: int) -> str:
        return self._names[self._from[row] : self._from[row + 1]].decode()

    def _own(self, row: int) -> tuple[int, int]:
        return self._kind[row], self._id[row]

    def _longest_in(self, reading: Reading, kinds: list[str]) -> Iterator[Hit]:
        end, reach = 0, self._reach
        for place, word in enumerate(reading.words):
            # Nearly all words end here.
            if place < end or not (hash(word.folded) in reach or word.folded in _STAND_FOR_OTHERS):
                continue
            hit = next(self._hits_at(reading, place, kinds), None)
            if hit:
                end = place + hit.length
                yield hit

    def _hits_at(self, reading: Reading, place: int, kinds: list[str]) -> Iterator[Hit]:
        """The names that begin with this word, the longest first."""
        for folded in _openings(reading.text, reading.words[place]):
            for length in range(self._reach_of(reading, place, folded), 0, -1):
                written = reading.words[place : place + length]
                key = spelling.key([folded, *(word.folded for word in written[1:])])
                row = None if elides(reading.text, written[-1]) else self._row(written, key, kinds)
                if row is not None:
                    yield Hit(place, length, row)

    def _reach_of(self, reading: Reading, place: int, folded: str) -> int:
        most = self._reach.get(hash(spelling.key([folded])), 0)
        if not most:
            return 0
        length, last = 1, len(reading.words) - 1
        while length < most and place + length <= last:
            before, after = reading.words[place + length - 1 : place + length + 1]
            if not belong_together(reading.text, before, after):
                break
            length += 1
        return length

    def _row(self, written: list[Word], key: str, kinds: list[str]) -> int | None:
        wanted = hash(key)
        at, end = bisect_left(self._keys, wanted), bisect_right(self._keys, wanted)
        fitting = [row for row in self._rows[at:end] if _fits(self._name(row), written, key)]
        return max(fitting, key=lambda row: self._rank(row, written, kinds)) if fitting else None

    def _rank(self, row: int, written: list[Word], kinds: list[str]) -> tuple[int, bool, int]:
        """The kinds that are asked for first, then the name that has the very accents, then the later one."""
        kind = self.kinds[self._kind[row]]
        return -kinds.index(kind) if kind in kinds else -256, not lacks_accents(written, self._name(row)), row

    def _mention(self, reading: Reading, hit: Hit) -> Mention:
        first, last = reading.words[hit.place], reading.words[hit.place + hit.length - 1]
        name = self._name(hit.row)
        has_article = first.folded in spelling.WITH_ARTICLE and hit.length > 1 and elides(reading.text, first)
        start = reading.words[hit.place + 1].start if has_article else first.start
        end = last.end + (name.endswith(".") and reading.has_point(last))
        own_name = self._name(self._own_name[hit.row])
        return Mention(self.kinds[self._kind[hit.row]], self._id[hit.row], own_name, start, end)


def _openings(text: str, word: Word) -> Iterator[str]:
    """What a name may begin with where this word stands."""
    if not is_genitive(text, word):
        yield word.folded
        if word.folded in spelling.WITH_ARTICLE and elides(text, word):
            yield "l"


def _ways(name: str, own: list[str]) -> Iterator[list[str]]:
    """The words of the name; without its “The”; as one word where it has an apostrophe, as “Loreal” and “Levis”."""
    yield own
    if own[0] == "the" and len(own) > 2:
        yield own[1:]
    joined = "".join(own)
    if any(mark in name for mark in spelling.APOSTROPHES) and len(joined) >= _LEAST_JOINED:
        yield [joined]


def _fits(name: str, written: list[Word], key: str) -> bool:
    own = [word.folded for word in spelling.words(name)]
    way = next((way for way in _ways(name, own) if spelling.key(way) == key), None)
    return way is not None and is_like(written, name[4:] if len(way) == len(own) - 1 > 1 else name)
