"""Columns of the register's tables: how a value is read from a cell, and written into one.

`read` raises ValueError with a sentence. A column that a file doesn't have stays untouched; an empty cell empties it.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from companies.dates import PartialDate
from companies.exchange import cells
from companies.exchange.lookups import Lookups
from companies.fields import to_partial_date


class Column(Field):
    """A text as it stands; also what all columns have in common."""

    is_list = False

    def __init__(self, attribute: str, *, name: str = "", is_required: bool = False) -> None:
        super().__init__(attribute=attribute, column_name=name or attribute)
        self.is_required = is_required

    def read(self, cell: str, instance: Any, lookups: Lookups) -> Any:
        return cell

    def write(self, value: Any, lookups: Lookups) -> str:
        return "" if value is None else str(value)

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        cell = row[self.column_name]
        if self.is_required and not cell.strip():
            raise ValueError(_("It can't be empty."))
        setattr(instance, self.attribute, self.read(cell, instance, kwargs["lookups"]))

    def export(self, instance: Any, **kwargs: Any) -> str:
        return self.write(getattr(instance, self.attribute, None), kwargs["lookups"])

    def as_json(self, cell: str) -> Any:
        """What JSON says for a written cell."""
        return cells.split(cell) if self.is_list else cell

    def store(self, instance: Any) -> list[Any]:
        """Once the instance has its number: changes the rows the column stands for, gives back those to be made."""
        return []


class Word(Column):
    """A word whose blanks around it mean nothing: a slug, a code, an address."""

    def read(self, cell: str, instance: Any, lookups: Lookups) -> str:
        return cell.strip()


class Slug(Word):
    """Given to what is new; what is there keeps its own. Without one, a new thing has that of its name."""

    def read(self, cell: str, instance: Any, lookups: Lookups) -> str:
        return instance.slug if instance.pk else cell.strip() or instance.slug


class Number(Column):
    """The row's number in this register, by which a fact without a slug is known again; it is never written."""

    def __init__(self) -> None:
        super().__init__("pk", name="id")

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        if (cell := row[self.column_name].strip()) and not (cell.isascii() and cell.isdigit()):
            raise ValueError(_("“%(cell)s” isn't a number. Leave it empty for a new one.") % {"cell": cell[:40]})

    def as_json(self, cell: str) -> int:
        return int(cell)


class Choice(Word):
    """One of the words that the model knows; an empty cell is its first choice's default."""

    def read(self, cell: str, instance: Any, lookups: Lookups) -> str:
        field = instance._meta.get_field(self.attribute)
        known = [value for value, _label in field.choices]
        word = cell.strip()
        if not word and field.has_default():
            return str(field.get_default())
        if word not in known:
            says = _("“%(word)s” is none of: %(known)s.")
            raise ValueError(says % {"word": word[:40], "known": ", ".join(known)})
        return word


class PartialDateColumn(Column):
    def read(self, cell: str, instance: Any, lookups: Lookups) -> PartialDate | None:
        try:
            return to_partial_date(cell.strip()[:40])
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error

    def write(self, value: Any, lookups: Lookups) -> str:
        return str(to_partial_date(value) or "")


class Flag(Column):
    """Yes or no, as spreadsheets in Italian and English write it; an empty cell is yes."""

    YES, NO = ("true", "1", "yes", "sì", "si", "vero", ""), ("false", "0", "no", "falso")

    def read(self, cell: str, instance: Any, lookups: Lookups) -> bool:
        word = cell.strip().lower()
        if word not in self.YES + self.NO:
            raise ValueError(_("“%(word)s” is neither true nor false.") % {"word": word[:40]})
        return word in self.YES

    def write(self, value: Any, lookups: Lookups) -> str:
        return "true" if value else "false"

    def as_json(self, cell: str) -> bool:
        return cell == "true"


class Share(Column):
    """Per cent, with a point or a comma before its decimals."""

    def read(self, cell: str, instance: Any, lookups: Lookups) -> Decimal | None:
        word = cell.strip().removesuffix("%").strip().replace(",", ".")
        try:
            share = Decimal(word) if word else None
        except InvalidOperation:
            share = Decimal("NaN")
        if share is not None and not (share.is_finite() and abs(share.adjusted()) < 10):
            raise ValueError(_("“%(word)s” isn't a number.") % {"word": word[:40]})
        return share

    def write(self, value: Any, lookups: Lookups) -> str:
        return "" if value is None else f"{Decimal(value).normalize():f}"


class Reference(Column):
    """A company, person or partnership by its slug, or by its Wikidata id; a source by its address or its line."""

    def __init__(self, attribute: str, kind: str, *, is_required: bool = False) -> None:
        super().__init__(attribute, is_required=is_required)
        self.kind = kind

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        cell = row[self.column_name].strip()
        if cell and kwargs.get("is_probe"):
            # Which of several it is doesn't matter yet: they are written alike.
            setattr(instance, self.attribute, kwargs["lookups"].named(self.kind, cell)[0])
        else:
            super().save(instance, row, is_m2m, **kwargs)

    def read(self, cell: str, instance: Any, lookups: Lookups) -> Any:
        if not cell.strip():
            return None
        found = lookups.named(self.kind, cell)
        there = getattr(instance, f"{self.attribute}_id", None)
        for one in found:
            if one.pk == there or len(found) == 1:
                return one
        names = "; ".join(f"{one} ({lookups.name(self.kind, one)})" for one in found[:5])
        raise ValueError(_("“%(cell)s” can be several: %(names)s.") % {"cell": cell[:80], "names": names})

    def write(self, value: Any, lookups: Lookups) -> str:
        return lookups.name(self.kind, value) if value else ""
