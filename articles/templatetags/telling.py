"""Which stories tell readers of a thing of the register, for the page where it is changed."""

from typing import Any

from django import template

from articles import revisits

register = template.Library()
MOST = 20


@register.simple_tag
def stories_telling(thing: Any) -> list[Any]:
    """The newest editions that readers get or will get and that carry it, each with `has_begun`. One query."""
    return revisits.telling(thing)[:MOST]
