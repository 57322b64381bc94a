"""Which companies or people may be the one that somebody is about to add: asked while they type, and on saving."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from companies import search
from companies.folding import key
from companies.resembling import same_thing

MOST = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody in the register, and in a few words why they may be the same."""

    id: int
    name: str
    why: str
    address: str


def twins(model: Any, name: str, *, wikidata: str = "", other_than: int | None = None) -> list[Twin]:
    """The likest first, at most five: of the same Wikidata id, of the same name, of one a letter or two off."""
    found: dict[int, Twin] = {}
    for pk, called, why in _found(model, name, wikidata.strip()):
        if pk != other_than:
            found.setdefault(pk, Twin(pk, called, why, _address(model, pk)))
    return list(found.values())[:MOST]


def namesakes(model: Any, name: str, *, other_than: int) -> list[Twin]:
    """Only those of the very same name, but for accents and capitals."""
    same = {row[0]: row[1] for row in search.named(model, name) if key(row[3]) == key(name) and row[0] != other_than}
    return [Twin(pk, called, "", _address(model, pk)) for pk, called in list(same.items())[:MOST]]


def _address(model: Any, pk: int) -> str:
    return reverse(f"admin:companies_{model._meta.model_name}_change", args=[pk])


def _found(model: Any, name: str, wikidata: str) -> Iterator[tuple[int, str, str]]:
    if wikidata:
        for pk, called in model.objects.filter(wikidata=wikidata, merged_into=None).values_list("pk", "name")[:MOST]:
            yield pk, called, _("the same Wikidata id")
    wanted = key(name[: search.LONGEST])
    near = [row for row in search.named(model, name) if same_thing(wanted, key(row[3]))]
    for pk, called, alias, written in sorted(near, key=lambda row: key(row[3]) != wanted):
        why = _("the same name") if key(written) == wanted else _("a name that looks alike")
        yield pk, called, _("%(why)s: “%(alias)s”") % {"why": why, "alias": alias} if alias else why
