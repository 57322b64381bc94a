"""Tables of what has no address: known again by all that tells it apart, else by its number."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from companies.exchange.resource import RegisterResource


class UnnamedResource(RegisterResource):
    """`ANCHOR` are the columns that say what it is about, `KEY` those that tell it from others about the same.

    A row is the one thing whose anchor and key it says. Where there is none, or several, its `id` decides, if that is
    the number of a thing with the same anchor: a number from another register does no harm.
    """

    ANCHOR: tuple[str, ...] = ()
    KEY: tuple[str, ...] = ()

    def prime(self, rows: list[dict[str, str]]) -> None:
        super().prime(rows)
        probes = [probe for row in rows if (probe := self._probe(row))]
        first = self.fields[self.ANCHOR[0]].attribute
        about = {getattr(probe, first) for probe in probes} - {None}
        self.about: dict[tuple[str, ...], list[tuple[dict[str, str], Any]]] = defaultdict(list)
        for one in self.rows().filter(**{f"{first}__in": about}).order_by("pk"):
            texts = self.texts(one)
            self.about[self._key(texts, self.ANCHOR)].append((texts, one))

    def _probe(self, row: dict[str, str]) -> Any:
        """A thing that says what the row does, or None where the row can't be read: that is told later."""
        probe = self.init_instance(row)
        try:
            self.import_instance(probe, row, lookups=self.lookups, is_probe=True)
        except ValidationError:
            return None
        return probe

    def find(self, row: dict[str, str]) -> Any:
        probe = self._probe(row)
        if probe is None:
            return None
        says = self.texts(probe)
        about = self.about.get(self._key(says, self.ANCHOR), [])
        given = [name for name in self.KEY if name in row]
        same = [one for texts, one in about if self._key(texts, given) == self._key(says, given)]
        number = row.get("id", "").strip()
        among = same or [one for _texts, one in about]
        if len(same) != 1:
            same = [one for one in among if str(one.pk) == number] or same
        if len(same) > 1:
            numbers = ", ".join(str(one.pk) for one in same[:5])
            raise ValidationError(_("Several say this: give the id of one (%(numbers)s).") % {"numbers": numbers})
        self.claim(("pk", same[0].pk) if same else ("new", self._key(says, (*self.ANCHOR, *self.KEY))))
        return same[0] if same else None

    @staticmethod
    def _key(texts: dict[str, str], columns: Any) -> tuple[str, ...]:
        return tuple(texts[name] for name in columns)
