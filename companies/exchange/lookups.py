"""Finds what cells name: companies, people and partnerships by slug or Wikidata id, sources by address or line."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company, Partnership, Person, Source

MODELS: dict[str, Any] = {"company": Company, "person": Person, "partnership": Partnership}
WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")
_NOT_THERE = {
    "company": gettext_lazy("There is no company “%(cell)s”: give the slug or the Wikidata id of one that is there."),
    "person": gettext_lazy("There is no person “%(cell)s”: give the slug or the Wikidata id of one who is there."),
    "partnership": gettext_lazy("There is no partnership “%(cell)s”: give the slug of one that is there."),
    "source": gettext_lazy("There is no source “%(cell)s”: give its address, or “publisher, title, date”."),
}


class Lookups:
    """Reads each thing once; `prime` reads those of many cells together."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, list[Any]]] = {kind: {} for kind in MODELS}
        self._sources: dict[str, list[Source]] | None = None

    def forget(self) -> None:
        """Reads anew from now on: something has been written."""
        self.__init__()  # type: ignore[misc]

    def prime(self, kind: str, cells: Iterable[str]) -> None:
        """One query for all that isn't known yet; sources are read all at once when the first is asked for."""
        if kind == "source":
            return
        wanted = {cell.strip() for cell in cells} - self._found[kind].keys() - {""}
        if not wanted:
            return
        ids = [cell for cell in wanted if WIKIDATA.fullmatch(cell)]
        is_known = Q(slug__in=wanted)
        if ids and kind != "partnership":
            is_known |= Q(wikidata__in=ids)
        found: dict[str, list[Any]] = {cell: [] for cell in wanted}
        for one in MODELS[kind].objects.filter(is_known).order_by("pk"):
            for name in {one.slug, getattr(one, "wikidata", "")} & wanted:
                found[name].append(one)
        self._found[kind] |= found

    def named(self, kind: str, cell: str) -> list[Any]:
        """What a cell that isn't empty names: usually one. Raises ValueError where there is none."""
        word = cell.strip()
        if kind == "source":
            found: list[Any] = list(self._read_sources().get(word, ()))
        else:
            self.prime(kind, [word])
            found = self._found[kind][word]
        if not found:
            raise ValueError(_NOT_THERE[kind] % {"cell": word[:80]})
        if gone := next((one for one in found if getattr(one, "merged_into_id", None)), None):
            says = _("“%(name)s” was merged into “%(into)s”: write %(slug)s.")
            raise ValueError(says % {"name": gone, "into": gone.merged_into, "slug": gone.merged_into.slug})
        return found

    def name(self, kind: str, thing: Any) -> str:
        """What finds it again: a source's address, unless another one has it too, or its line; else the slug."""
        if kind != "source":
            return str(thing.slug)
        known = self._read_sources()
        return thing.address if len(known.get(thing.address, ())) == 1 else str(thing).strip()

    def _read_sources(self) -> dict[str, list[Source]]:
        if self._sources is None:
            found: dict[str, list[Source]] = defaultdict(list)
            for one in Source.objects.order_by("pk"):
                for word in {one.address, str(one).strip()} - {""}:
                    found[word].append(one)
            self._sources = dict(found)
        return self._sources
