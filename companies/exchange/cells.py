"""Cells of a table: formulas made harmless and brought back, and several names in one cell."""

import re

SEPARATOR = "|"
# What a spreadsheet takes for a formula, behind any apostrophes: theirs are kept apart from the one that is put before.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_PART = re.compile(r"((?:[^|\\]|\\.|\\$)*)(?:\||$)", re.DOTALL)


def harmless(text: str) -> str:
    """The cell as a spreadsheet shows it and doesn't reckon it: with an apostrophe before a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """What `harmless` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def join(parts: list[str]) -> str:
    """Several texts in one cell; `split` gives them back, whatever they contain."""
    return SEPARATOR.join(part.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}") for part in parts)


def split(cell: str) -> list[str]:
    """The texts in a cell, without blanks around them; empty ones don't count."""
    parts = (re.sub(r"\\(.)", r"\1", match.group(1), flags=re.DOTALL).strip() for match in _PART.finditer(cell))
    return [part for part in parts if part]
