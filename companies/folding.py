"""Names and words without their accents, capitals and kinds of apostrophe, alike in Python and in the database."""

import unicodedata
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, TextField, Value


def _folds() -> dict[str, str]:
    """Each letter with the plain small one that stands for it; one for one, as PostgreSQL's translate() wants it."""
    found = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZæÆøØłŁđĐıİ’ʼ‘", "abcdefghijklmnopqrstuvwxyzaaoollddii'''", strict=True))
    for code in range(0xC0, 0x180):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            found[chr(code)] = plain.lower()
    return found


FOLDS = _folds()
_TABLE = str.maketrans(FOLDS)
# PostgreSQL looks each letter up from the beginning of the list: what is frequent, and stays as it is, comes first.
_STAYS = " eaionlrtscdupmvgfbhqzkwxyj0123456789.,-"
_LETTERS, _PLAIN = _STAYS + "".join(FOLDS), _STAYS + "".join(FOLDS.values())
PARTS = '-_/:@&+~,;!?()[]{}"“”«»*#%|\\<>=^$–—\t\n\u00a0'
"""What parts the words of a name; the joints, points and apostrophes, just go."""
JOINTS = ".'`´·"
_KEYS = str.maketrans(dict.fromkeys(PARTS, " ") | dict.fromkeys(JOINTS))


def fold(text: str) -> str:
    """What the column is compared with: composed first, as names are stored."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def folded(expression: Any) -> Func:
    """What `fold` makes of a text, in the database; immutable, as no PostgreSQL's own `unaccent` is."""
    return Func(expression, Value(_LETTERS), Value(_PLAIN), function="translate", output_field=TextField())


def key(name: str) -> str:
    """A name by which it is found: folded, “L’Oréal” is loreal, “H&M” h m. The database's `companies_name_key`."""
    return " ".join(word for word in fold(name).translate(_KEYS).split(" ") if word)


def _database_keys() -> tuple[str, str]:
    """What translate() makes of a name before its blanks are put together: letters, then blanks; the rest just goes."""
    pairs = [*zip(_LETTERS, _PLAIN, strict=True), *((mark, mark) for mark in JOINTS if mark not in _LETTERS)]
    kept = [(letter, plain) for letter, plain in pairs if plain not in PARTS + JOINTS]
    gone = "".join(letter for letter, plain in pairs if plain in JOINTS)
    letters, plain = ("".join(side) for side in zip(*kept, strict=True))
    return letters + PARTS + gone, plain + " " * len(PARTS)


KEYS_FROM, KEYS_TO = _database_keys()


class NameKey(Func):
    """What `key` makes of a name, in the database."""

    function = "companies_name_key"
    output_field = TextField()


class NameWords(Func):
    """The words of a name's key, and beside each, marked by “~”, how it looks with a letter less: a tsvector."""

    function = "companies_name_words"
    output_field = SearchVectorField()
