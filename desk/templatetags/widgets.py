"""Writes what Django's own templates of fields write, at less cost: a page to write in has hundreds of attributes."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """A field's attributes as HTML. What is False is left out, what is True has no value."""
    return mark_safe("".join(_attribute(name, value) for name, value in attrs.items() if value is not False))


def _attribute(name: str, value: Any) -> str:
    written = "" if value is True else f'="{conditional_escape(value)}"'
    return f" {conditional_escape(name)}{written}"


@register.filter
def inline_data(formset: Any) -> str:
    """What Django's script for inlines reads, with words for adding that fit nouns of either gender."""
    told = json.loads(formset.inline_formset_data())
    told["options"]["addText"] = _("Add: %(what)s") % {"what": capfirst(formset.opts.verbose_name)}
    return json.dumps(told)
