"""The boxes that find records take what is chosen from the story that was read, and ask only for what is not there.

What is chosen stands in the order of the value, which on the byline says something.
"""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.translation import gettext_lazy as _

from articles import keys

# What the box says; the script finds each in an attribute of the field.
SAYS = {
    "data-said-remove": _("Remove %s"),
    "data-said-removed": _("Removed: %s"),
    "data-said-chosen": _("Chosen: %s"),
    "data-said-found": _("Found: %s"),
    "data-said-none": _("There is no such record."),
    "data-said-failed": _("The server can’t be reached. Try again in a moment."),
}


class _Known:
    """`known` maps keys to names; where something else is chosen, Django's own way is gone."""

    class Media:
        extend = False
        js = ("js/desk-choose.js", "js/desk-choose-offers.js")

    known: dict[str, str]
    is_required: bool
    allow_multiple_selected: bool
    create_option: Any

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return super().build_attrs(base_attrs, extra_attrs) | SAYS  # type: ignore[misc]

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        # What isn't a key can't be chosen, and would only upset the query; the field itself says so.
        chosen = [str(one) for one in value if keys.number(str(one)) is not None]
        known = getattr(self, "known", {})
        if not set(chosen) <= set(known):
            groups = super().optgroups(name, chosen, attrs)  # type: ignore[misc]
            place = {key: at for at, key in enumerate(chosen)}
            for _label, options, _index in groups:
                options.sort(key=lambda option: place.get(str(option["value"]), -1))
            return groups
        empty = [] if self.is_required or self.allow_multiple_selected else [("", "", False)]
        shown = empty + [(key, known[key], True) for key in dict.fromkeys(chosen)]
        return [(None, [self.create_option(name, *one, at) for at, one in enumerate(shown)], 0)]


class KnownSelect(_Known, AutocompleteSelect):
    pass


class KnownSelectMultiple(_Known, AutocompleteSelectMultiple):
    pass


def remember(form: Any) -> None:
    """Tells the boxes the names of what their story holds."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, _Known):
            value = form.initial.get(name) if isinstance(widget, KnownSelectMultiple) else _one(form.instance, name)
            widget.known = {str(one.pk): str(one) for one in value or () if hasattr(one, "pk")}


def _one(instance: Any, name: str) -> list[Any]:
    cached = instance._state.fields_cache.get(name)
    return [cached] if cached else []
