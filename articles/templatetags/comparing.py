"""Says in words what changed about a block or about the look of its words."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.compare import Cell, Piece, Row

register = template.Library()

_BLOCKS = {
    "p": gettext_lazy("paragraph"),
    "h2": gettext_lazy("heading"),
    "h3": gettext_lazy("small heading"),
    "quote": gettext_lazy("quotation"),
    "ul": gettext_lazy("entry of a list"),
    "ol": gettext_lazy("entry of a numbered list"),
    "row": gettext_lazy("row of a table"),
    "pull": gettext_lazy("pull quote"),
    "picture": gettext_lazy("picture"),
    "embed": gettext_lazy("embed"),
}
_PARTS = {
    "speaker": gettext_lazy("speaker"),
    "picture": gettext_lazy("picture"),
    "alt": gettext_lazy("alternative text"),
    "caption": gettext_lazy("caption"),
    "address": gettext_lazy("address"),
}
_FATES = {
    "gone": gettext_lazy("deleted"),
    "new": gettext_lazy("added"),
    "moved-away": gettext_lazy("moved from here"),
    "moved-here": gettext_lazy("moved here"),
}
_CONFLICTS = {
    "gone": gettext_lazy("only in theirs"),
    "new": gettext_lazy("only in yours"),
    "moved-away": gettext_lazy("here in theirs"),
    "moved-here": gettext_lazy("here in yours"),
}


@register.filter
def fate(row: Row, kind: str = "") -> str:
    """What happened to a block as a whole: deleted, moved here, paragraph → heading. In a “conflict”: whose it is."""
    if row.is_reshaped and row.left and row.right:
        return f"{_block(row.left)} → {_block(row.right)}"
    cell = row.left or row.right
    word = (_CONFLICTS if kind == "conflict" else _FATES).get(row.fate)
    return f"{_block(cell)}: {word}" if word and cell else ""


def _block(cell: Cell) -> str:
    name = str(_BLOCKS.get(cell.kind, cell.kind))
    return _("%(block)s, level %(level)d") % {"block": name, "level": cell.level} if cell.level > 1 else name


@register.filter
def part(name: str) -> str:
    return str(_PARTS.get(name, name))


@register.filter
def looks(piece: Piece) -> str:
    """What is different about the look of words that stayed: “now bold, no longer a link to …”."""
    said = [_("now %(mark)s") % {"mark": mark} for mark in _marks(piece.gained)]
    said += [_("no longer %(mark)s") % {"mark": mark} for mark in _marks(piece.lost)]
    return ", ".join(said) or _("formatted differently")


def _marks(marks: Iterable[str]) -> Iterable[str]:
    for mark in marks:
        kind, _colon, rest = mark.partition(":")
        match kind:
            case "strong":
                yield _("bold")
            case "em":
                yield _("italic")
            case "th":
                yield _("a table's head")
            case "a":
                yield _("a link to %(address)s") % {"address": rest}
            case "mention":
                yield _("a mention of %(company)s") % {"company": rest.partition(" ")[2] or f"#{rest}"}
            case "span":
                columns, _x, lines = rest.partition("x")
                yield _("spans %(columns)s columns and %(rows)s rows") % {"columns": columns, "rows": lines}
