"""Keys and numbers as addresses and forms send them."""

# No bigint has more.
_DIGITS = 18


def number(raw: str | None) -> int | None:
    """What was sent, where it is a number that a column of keys can hold; None for anything else."""
    return int(raw) if raw and raw.isascii() and raw.isdecimal() and len(raw) <= _DIGITS else None
