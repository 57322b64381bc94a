"""Columns that hold several: other names, and the parties to a partnership."""

import re
from typing import Any

from django.utils.translation import gettext as _

from companies.exchange import cells
from companies.exchange.columns import Column
from companies.exchange.lookups import Lookups
from companies.folding import fold
from companies.models import Party

_LANGUAGE = re.compile(r"([A-Za-z]{2})?:(.+)", re.DOTALL)


class Several(Column):
    """Rows of their own, in one cell; what the cell doesn't name goes. Their order means nothing."""

    is_list = True

    def __init__(self, attribute: str, *, is_required: bool = False) -> None:
        super().__init__(attribute, is_required=is_required)
        self.given = f"given_{attribute}"

    def there(self, instance: Any) -> list[Any]:
        """The rows that there are, which a table reads ahead."""
        return sorted(getattr(instance, self.attribute).all(), key=lambda one: one.pk) if instance.pk else []

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        setattr(instance, self.given, self.read(row[self.column_name], instance, kwargs["lookups"]))

    def export(self, instance: Any, **kwargs: Any) -> str:
        if (given := getattr(instance, self.given, None)) is not None:
            return given
        return cells.join([self.part(one) for one in self.there(instance)])

    def part(self, one: Any) -> str:
        raise NotImplementedError


class Names(Several):
    """Other names: “Gucci|zh:古驰”. The language before the colon may be left out; what is there keeps its own."""

    def __init__(self, attribute: str, *, has_language: bool) -> None:
        super().__init__(attribute)
        self.has_language = has_language

    def read(self, cell: str, instance: Any, lookups: Lookups) -> str:
        """The cell in the order of what there is, so that equal ones are written alike."""
        there = {one.name: self.part(one) for one in self.there(instance)}
        given: dict[str, str] = {}
        for part in cells.split(cell):
            language, name = self._told(part)
            if any(fold(name) == fold(other) for other in given):
                raise ValueError(_("“%(name)s” is there twice.") % {"name": name[:80]})
            if len(name) > 120:
                raise ValueError(_("“%(name)s…” is longer than 120 characters.") % {"name": name[:40]})
            given[name] = there[name] if name in there and language is None else self._part(language or "", name)
        return cells.join([*(given.pop(name) for name in there if name in given), *given.values()])

    def part(self, one: Any) -> str:
        return self._part(one.language if self.has_language else "", one.name)

    def _part(self, language: str, name: str) -> str:
        is_told = self.has_language and (language or _LANGUAGE.fullmatch(name))
        return f"{language}:{name}" if is_told else name

    def _told(self, part: str) -> tuple[str | None, str]:
        if self.has_language and (match := _LANGUAGE.fullmatch(part)):
            return match[1] or "", match[2].strip()
        return None, part

    def store(self, instance: Any) -> list[Any]:
        if (given := getattr(instance, self.given, None)) is None:
            return []
        wanted = {name: language for language, name in map(self._told, cells.split(given))}
        rows = getattr(instance, self.attribute)
        there = {one.name: one for one in self.there(instance)}
        for name, one in there.items():
            if name not in wanted:
                one.delete()
            elif self.has_language and one.language != (wanted[name] or ""):
                one.language = wanted[name] or ""
                one.save()
        made = [rows.model(**{rows.field.name: instance, "name": name}) for name in wanted if name not in there]
        for one in made:
            if self.has_language:
                one.language = wanted[one.name] or ""
        return made


class Parties(Several):
    """Who takes part, and as what: “gucci:brand|tmall:platform”; without a role it is a partner."""

    def read(self, cell: str, instance: Any, lookups: Lookups) -> str:
        there = [one.company.slug for one in self.there(instance)]
        given: dict[str, str] = {}
        for part in cells.split(cell):
            word, _colon, role = (piece.strip() for piece in part.partition(":"))
            company = lookups.named("company", word)
            if len(company) > 1:
                raise ValueError(_("Several companies are “%(cell)s”: give the slug.") % {"cell": word[:80]})
            role = role or Party.Role.PARTNER
            if role not in Party.Role.values:
                says = _("“%(word)s” is none of: %(known)s.")
                raise ValueError(says % {"word": role[:40], "known": ", ".join(Party.Role.values)})
            if company[0].slug in given:
                raise ValueError(_("“%(name)s” is there twice.") % {"name": company[0].slug})
            given[company[0].slug] = role
        ordered = [*(slug for slug in there if slug in given), *(slug for slug in given if slug not in there)]
        instance.given_companies = {slug: lookups.named("company", slug)[0] for slug in given}
        return cells.join([f"{slug}:{given[slug]}" for slug in ordered])

    def part(self, one: Any) -> str:
        return f"{one.company.slug}:{one.role}"

    def store(self, instance: Any) -> list[Any]:
        if (given := getattr(instance, self.given, None)) is None:
            return []
        wanted = dict(part.split(":") for part in cells.split(given))
        there = {one.company.slug: one for one in self.there(instance)}
        for slug, one in there.items():
            if slug not in wanted:
                one.delete()
            elif one.role != wanted[slug]:
                one.role = wanted[slug]
                one.save()
        new = {slug: role for slug, role in wanted.items() if slug not in there}
        companies = instance.given_companies
        return [Party(partnership=instance, company=companies[slug], role=role) for slug, role in new.items()]
