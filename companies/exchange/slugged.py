"""Tables of what has an address of its own: known again by Wikidata id where given, else by slug."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from companies.exchange.resource import RegisterResource


class SluggedResource(RegisterResource):
    SLUG_FROM = "name"

    def prime(self, rows: list[dict[str, str]]) -> None:
        super().prime(rows)
        self.by_slug: dict[str, Any] = {}
        self.by_wikidata: dict[str, list[Any]] = defaultdict(list)
        wanted = Q(slug__in={self._slug(row) for row in rows})
        has_wikidata = "wikidata" in self.column_names()
        if has_wikidata:
            wanted |= Q(wikidata__in={row.get("wikidata", "").strip() for row in rows} - {""})
        for one in self.rows().filter(wanted).order_by("pk"):
            self.by_slug[one.slug] = one
            if has_wikidata and one.wikidata:
                self.by_wikidata[one.wikidata].append(one)

    def _slug(self, row: dict[str, str]) -> str:
        return row.get("slug", "").strip() or slugify(row.get(self.SLUG_FROM, ""))[:60].strip("-")

    def find(self, row: dict[str, str]) -> Any:
        wikidata, slug = row.get("wikidata", "").strip(), self._slug(row)
        found = self._found(row, slug, self.by_wikidata.get(wikidata, []) if wikidata else [], wikidata)
        if gone := getattr(found, "merged_into", None):
            says = _("“%(name)s” was merged into “%(into)s”: write %(slug)s.")
            raise ValidationError(says % {"name": found, "into": gone, "slug": gone.slug})
        self.claim(("slug", found.slug if found else slug))
        if wikidata and (found is None or found.wikidata != wikidata):
            self.claim(("wikidata", wikidata))
        return found

    def _found(self, row: dict[str, str], slug: str, same: list[Any], wikidata: str) -> Any:
        there = self.by_slug.get(slug)
        told = {"wikidata": wikidata, "slug": slug, "there": there, "names": _named(same)}
        if there in same:
            return there
        if len(same) > 1:
            says = _("Several have the Wikidata id %(wikidata)s: %(names)s. Give the slug of one, or correct them.")
            raise ValidationError(says % told)
        if same and there and row.get("slug", "").strip():
            says = _("The Wikidata id %(wikidata)s is that of %(names)s, and the slug %(slug)s that of “%(there)s”.")
            raise ValidationError(says % told)
        if same:
            if row.get("slug", "").strip():
                self.notes.append(_("keeps its address %(slug)s") % {"slug": same[0].slug})
            return same[0]
        if there and wikidata and there.wikidata:
            says = _("The slug %(slug)s is that of “%(there)s”, whose Wikidata id is %(other)s.")
            raise ValidationError(says % (told | {"other": there.wikidata}))
        return there

    def init_instance(self, row: dict[str, str] | None = None) -> Any:
        instance = super().init_instance(row)
        instance.slug = self._slug(row or {})
        return instance


def _named(things: list[Any]) -> str:
    return ", ".join(f"“{one}” ({one.slug})" for one in things[:5])
