"""Paragraphs that are one quotation, set apart with the name of who says it."""

import re

from .blocks import Block

_WHOLE = re.compile(r"“[^”]*”\.?|«[^»]*»\.?")
_ATTRIBUTED = re.compile(r"((?:“[^”]*”|«[^»]*»)\.?)(?:<br>|\s+(?=[–—]\s?[A-ZÀ-Þ][^–—]{0,100}(?<![.])$))([–—].{1,200})")
_LONGEST_ATTRIBUTION = 120


def set_apart(blocks: list[Block]) -> list[Block]:
    """The blocks with every paragraph that wholly is one quotation in “…” or «…» as a blockquote.

    A line or a paragraph after it that starts with a dash becomes the last paragraph of the quotation.
    """
    apart: list[Block] = []
    quoted = False
    for block in blocks:
        attributed = _ATTRIBUTED.fullmatch(block.html) if block.tag == "p" else None
        if quoted and block.tag == "p" and block.text[0] in "–—" and len(block.text) <= _LONGEST_ATTRIBUTION:
            apart.append(Block("blockquote", f"{apart.pop().html}<p>{block.html}</p>"))
            quoted = False
        elif attributed:
            apart.append(Block("blockquote", f"<p>{attributed[1]}</p><p>{attributed[2]}</p>"))
            quoted = False
        elif quoted := block.tag == "p" and _WHOLE.fullmatch(block.text) is not None:
            apart.append(Block("blockquote", f"<p>{block.html}</p>"))
        else:
            apart.append(block)
    return apart
