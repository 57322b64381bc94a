"""Where the sentences of a text begin and end, in Italian and English.

The libraries for it (pysbd and its heirs) move offsets and drop blanks; a desk's texts need these two patterns.
"""

import re

Span = tuple[int, int]

_GAP = re.compile(r"(?<=[.!?…])[”»\"’)]*\s+(?=[“«\"‘(–—]*[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:dott|dr|sig|sigg|ing|avv|prof|arch|art|pag|ecc|mr|mrs|ms|st|inc|ltd|co|corp|vs|etc|no|n"
    r"|p\.a|c\.a|e\.g|i\.e))\.$",
    re.IGNORECASE,
)


def spans(text: str) -> list[Span]:
    """Every sentence from its first character to its last mark, in order."""
    found: list[Span] = []
    start = 0
    for gap in _GAP.finditer(text):
        end = gap.start() + len(gap[0].rstrip())
        if not _ABBREVIATION.search(text[max(start, end - 12) : end]):
            found.append((start, end))
            start = gap.end()
    return [*found, (start, len(text))] if text[start:] else found
