"""Names that resemble what was typed: which to look up, and how alike they are. Asks no database.

Two words are a letter apart where one with a letter less is the other, or the other with a letter less: so each name is
found by its words less any one letter (SymSpell), of long words by their beginnings. See `companies_name_words`.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from companies.folding import key

LIKE_ENOUGH = 0.7
_LEAST, _LONG = 4, 10
_WHOLE, _BEGUN = ("~", 7), ("^", 5)


def words(wanted: str) -> str:
    """The tsquery for names that have every word of this key, beginning alike; very short ones just so."""
    ends = "" if len(wanted) < 3 else ":*"
    return " & ".join(f"{_quoted(word)}{ends}" for word in wanted.split(" "))


def queries(wanted: str) -> Iterator[str]:
    """The tsqueries for names a letter off, the surest first: every word, then as begun, then any word of it."""
    parts = wanted.split(" ")
    whole = [_resembling(word, *_WHOLE) for word in parts]
    joined = [_resembling(wanted.replace(" ", ""), *_WHOLE)] if len(parts) > 1 else []
    if any(len(word) >= _LEAST for word in parts):
        yield " | ".join([f"({' & '.join(whole)})", *joined])
        yield " & ".join([*whole[:-1], _resembling(parts[-1], *_BEGUN)])
        long = [_resembling(word, *_WHOLE) for word in parts if len(word) >= _LEAST]
        if len(parts) > 1:
            yield " | ".join(long)


def ranked[Row: tuple](wanted: str, rows: Iterable[Row]) -> list[Row]:
    """Those alike enough, the likest first; a row's last column is the name as it is written."""
    scored = [(alike(wanted, key(row[-1])), row) for row in rows]
    good = [(score, row) for score, row in scored if score >= LIKE_ENOUGH]
    return [row for _score, row in sorted(good, key=lambda one: (-one[0], len(one[1][-1]), one[1]))]


def alike(wanted: str, name: str) -> float:
    """From 0 to 1: of keys as a whole, of the beginning of the name, or word by word, whatever is most."""
    own, asked = name.split(" "), wanted.split(" ")
    by_words = min(max(_alike(word, other) for other in own) for word in asked)
    return max(_alike(wanted, name), 0.95 * by_words, _alike(wanted.replace(" ", ""), name.replace(" ", "")))


def same_thing(one: str, other: str) -> bool:
    """Whether two keys may be one name: a letter apart, long ones two, whichever their blanks."""
    here, there = one.replace(" ", ""), other.replace(" ", "")
    size = max(len(here), len(there))
    most = 0 if size < _LEAST else 1 if size < _LONG else 2
    return OSA.distance(here, there, score_cutoff=most) <= most


def _alike(word: str, other: str) -> float:
    begun = 0.95 * OSA.normalized_similarity(word, other[: len(word)]) if len(word) >= _LEAST else 0.0
    return max(OSA.normalized_similarity(word, other), begun)


def _resembling(word: str, mark: str, size: int) -> str:
    if len(word) < _LEAST:
        return f"{_quoted(word)}:*"
    start = word[:size]
    ways = dict.fromkeys([start, *(start[:at] + start[at + 1 :] for at in range(len(start)))])
    return f"({' | '.join(_quoted(mark + way) for way in ways)})"


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
