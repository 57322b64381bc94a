"""Why a file or a row isn't taken in, in sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


class Unreadable(ValueError):
    """The file as a whole can't be read; its text is a sentence, which names the line where there is one."""

    def __init__(self, says: str, line: int = 0, counts_lines: bool = True) -> None:
        super().__init__(f"{place(line, counts_lines)}: {says}" if line else says)


def place(line: int, counts_lines: bool) -> str:
    """“line 7” of a table; of a list “entry 7”."""
    return (_("line %(number)d") if counts_lines else _("entry %(number)d")) % {"number": line}


def refuse_headers(
    given: list[str], columns: list[str], required: list[str], line: int = 1, counts_lines: bool = True
) -> None:
    """Unreadable where a column isn't known, is there twice, or is missing; it says which there are."""
    known = {"known": ", ".join(columns)}
    if unknown := [name for name in given if name not in columns]:
        says = _("There is no column “%(name)s”. Known are: %(known)s.")
        raise Unreadable(says % (known | {"name": _few(unknown)}), line, counts_lines)
    if twice := sorted({name for name in given if given.count(name) > 1}):
        says = _("The column “%(name)s” is there twice.")
        raise Unreadable(says % {"name": _few(twice)}, line, counts_lines)
    if missing := [name for name in required if name not in given]:
        says = _("The column “%(name)s” is missing. Known are: %(known)s.")
        raise Unreadable(says % (known | {"name": _few(missing)}), line, counts_lines)


def _few(names: Iterable[str]) -> str:
    return "”, “".join(name[:40].encode(errors="replace").decode() for name in list(names)[:5])
