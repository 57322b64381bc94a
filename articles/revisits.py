"""What a story told of the register and what is so now, compared field by field and put into words."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.edition import Edition
from articles.models.revisit import LINKS
from companies.dates import PartialDate
from companies.fields import PartialDateField
from companies.models import Fact, Milestone, Partnership, Party

# What frozen facts call otherwise than the models do.
_FIELDS = {"preferred": "is_preferred", "person": "speaker"}


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    before: str
    after: str


def differ(said: dict[str, Any], says: dict[str, Any]) -> list[str]:
    """The names under which the two tell other things. A company or person that is only called otherwise is the same.

    What one of them has no word for isn't compared: older editions were frozen with fewer. A translation that comes
    to be is no other fact.
    """
    names = [name for name in says if name in said and name != "id" and not (name.endswith("_en") and not said[name])]
    return [name for name in names if _same(said[name]) != _same(says[name])]


def _same(value: Any) -> Any:
    if isinstance(value, list):
        return [_same(one) for one in value]
    if isinstance(value, dict) and "id" in value:
        return value["id"], value.get("role")
    return value


def differences(thing: Any, said: dict[str, Any], says: dict[str, Any]) -> list[Difference]:
    """In the words of the thing's form and the active language."""
    model = type(thing.told() if isinstance(thing, Fact) else thing)
    found = [_difference(model, name, said[name], says[name]) for name in differ(said, says)]
    both = [one for one in found if one.before != one.after]
    return both or found


def _difference(model: Any, name: str, said: Any, says: Any) -> Difference:
    field = _field(model, name)
    label = capfirst(str(field.verbose_name)) if field else _label(name)
    return Difference(label, _in_words(field, said), _in_words(field, says))


def _field(model: Any, name: str) -> Any:
    for known in (name, _FIELDS.get(name, "")):
        try:
            field = model._meta.get_field(known)
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.Field):
            return field
    return None


def _label(name: str) -> str:
    return {"parties": _("Parties")}.get(name, name)


def _in_words(field: Any, value: Any) -> str:
    """A value as it was frozen; a dash for none."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_in_words(field, one) for one in value) or "–"
    if isinstance(value, dict):
        role = f" ({Party.Role(value['role']).label})" if value.get("role") in Party.Role.values else ""
        return str(value.get("name") or value.get("title") or "–") + role
    if isinstance(field, PartialDateField) and value:
        return PartialDate.parse(value).in_words()
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value)) or "–"
    return str(value) if value not in {None, ""} else "–"


def told_of(thing: Any) -> dict[str, Any]:
    """What an edition that was frozen now would tell of a fact, a milestone or a partnership."""
    return (thing.told() if isinstance(thing, Fact) else thing).facts()


def link_of(thing: Any) -> Any:
    """The rows by which editions carry such a thing; None for what no story is asked to follow."""
    kinds = {Fact: LINKS[0], Milestone: LINKS[1], Partnership: LINKS[2]}
    return next((link for model, link in kinds.items() if isinstance(thing, model)), None)


def kind_of(thing: Any) -> str:
    """`fact`, `milestone`, `partnership`; empty for what no story is asked to follow."""
    link = link_of(thing)
    return link.TARGET if link else ""


def telling(thing: Any) -> Any:
    """The editions that carry it and that readers get or will get, newest first, each with `has_begun`; or none."""
    link = link_of(thing)
    if link is None:
        return Edition.objects.none()
    carrying = link.objects.filter(**{link.TARGET: thing.pk}).values("edition")
    shown = Edition.objects.filter(Q(live__contains=Now()) | Q(live__startswith__gt=Now()), pk__in=carrying)
    has_begun = models.ExpressionWrapper(Q(live__startswith__lte=Now()), models.BooleanField())
    return shown.annotate(has_begun=has_begun).defer("body", "facts").order_by("-live__startswith")
