"""Which stories tell readers of a thing of the register, for the page where it is changed."""

from typing import Any

from django import template

from articles import revisits
from articles.models import Revisit

register = template.Library()
MOST = 20


@register.simple_tag
def stories_to_look_at(thing: Any) -> list[Any]:
    """The open tasks about the thing, as many as a page says."""
    kind = revisits.kind_of(thing)
    return list(Revisit.objects.open().filter(**{kind: thing.pk})[:MOST]) if kind else []


@register.filter
def kind_of(thing: Any) -> str:
    return revisits.kind_of(thing)


@register.simple_tag
def stories_telling(thing: Any) -> list[Any]:
    """The newest editions that readers get or will get and that carry it, each with `has_begun`. One query."""
    return revisits.telling(thing)[:MOST]
