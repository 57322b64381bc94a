"""Where a page finds its bundles."""

from django import template

from desk import bundles

register = template.Library()


@register.simple_tag
def bundle(name: str) -> list[str]:
    """The addresses to load for a bundle, in order: `{% bundle "css/desk.css" as sheets %}`."""
    return bundles.addresses(name)
