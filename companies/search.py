"""Finds companies by what somebody types of a name: accents, capitals and the kind of apostrophe don't count.

The desk's list of stories folds its words alike.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Func, IntegerField, TextField, Value, When
from django.db.models.functions import Length

from companies.models import Alias, Company

LONGEST = 60


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


def fold(text: str) -> str:
    """What the column is compared with: composed first, as names are stored."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def folded(expression: Any) -> Func:
    """What `fold` makes of a text, in the database; immutable, as no PostgreSQL's own `unaccent` is."""
    return Func(expression, Value(_LETTERS), Value(_PLAIN), function="translate", output_field=TextField())


@dataclass(frozen=True, slots=True)
class Found:
    id: int
    name: str
    kind: str
    alias: str = ""
    """The other name by which it was found."""


def companies_like(typed: str, limit: int = 8) -> list[Found]:
    """Companies whose name, or else whose other name, begins with what was typed, or contains it; two queries."""
    wanted = fold(" ".join(typed[:LONGEST].split()))
    if not wanted:
        return []
    companies = _ranked(Company.objects.all(), wanted)[:limit]
    found = {company.pk: Found(company.pk, company.name, company.get_kind_display()) for company in companies}
    for alias in _ranked(Alias.objects.select_related("company"), wanted)[:limit]:
        company = alias.company
        found.setdefault(company.pk, Found(company.pk, company.name, company.get_kind_display(), alias.name))
    return sorted(found.values(), key=lambda one: not fold(one.alias or one.name).startswith(wanted))[:limit]


def _ranked(rows: Any, wanted: str) -> Any:
    begins = Case(When(folded__startswith=wanted, then=0), default=1, output_field=IntegerField())
    return (
        rows.annotate(folded=folded(F("name")))
        .filter(folded__contains=wanted)
        .annotate(rank=begins)
        .order_by("rank", Length("name"), "name", "pk")
    )
