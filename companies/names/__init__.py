"""Finds the register's names in a text, whoever asks: the desk, the checks, an import."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from companies.models import Company

from . import register
from .index import Index, Mention

__all__ = ["Index", "Mention", "Named", "companies_named_in", "finder", "kinds", "mentions", "named_in"]


@dataclass(frozen=True, slots=True)
class Named:
    """A company that a text names, and how it is written at first mention."""

    company_id: int
    name: str
    written: str


def finder(kinds: Collection[str] = ("company",)) -> Callable[[str], list[Mention]]:
    """Finds, in any number of texts, every place that names somebody of these kinds; asks the database once.

    In the order of the text; none overlap, and the longest name counts. A large register answers with the names it
    knew until it has read them again.
    """
    index = register.current()
    return lambda text: index.mentions(text, kinds)


def mentions(text: str, kinds: Collection[str] = ("company",)) -> list[Mention]:
    """The same for one text."""
    return finder(kinds)(text)


def kinds() -> list[str]:
    """What the register has names of, companies first."""
    return list(register.SOURCES)


def named_in(text: str) -> list[Named]:
    """The companies whose name or alias stands in the text, in the order of first mention."""
    first: dict[int, Mention] = {}
    for mention in mentions(text):
        first.setdefault(mention.id, mention)
    return [Named(pk, found.name, text[found.start : found.end]) for pk, found in first.items()]


def companies_named_in(text: str) -> list[Company]:
    """The same as rows, in one query more."""
    found = [named.company_id for named in named_in(text)]
    companies = Company.objects.in_bulk(found)
    return [companies[pk] for pk in found if pk in companies]
