"""Keys and numbers as addresses and forms send them."""

from collections.abc import Iterable
from itertools import islice

# No bigint has more.
_DIGITS = 18
MOST = 200
"""So many keys of one field are read, and no more."""


def number(raw: str | None) -> int | None:
    """What was sent, where it is a number that a column of keys can hold; None for anything else."""
    return int(raw) if raw and raw.isascii() and raw.isdecimal() and len(raw) <= _DIGITS else None


def numbers(raw: Iterable[str]) -> list[int]:
    """Those of the first MOST that are numbers."""
    return [found for one in islice(raw, MOST) if (found := number(one)) is not None]
