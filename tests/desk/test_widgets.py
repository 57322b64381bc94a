"""The attributes of fields are written as Django's own template would write them."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from desk.templatetags.widgets import attributes

STOCK = (
    "{% for name, value in attrs.items %}{% if value is not False %} {{ name }}"
    "{% if value is not True %}=\"{{ value|stringformat:'s' }}\"{% endif %}{% endif %}{% endfor %}"
)


@pytest.mark.parametrize(
    "attrs",
    [
        {},
        {"id": "id_slug", "maxlength": 60, "required": True, "disabled": False},
        {"data-said": "“<b>” & \"c\" 'd'", "title": gettext_lazy("Save"), "value": None},
        {"data-ready": mark_safe("&amp;"), "data-<": 1234567.5},
    ],
)
def test_attributes_are_written_as_django_writes_them(attrs: dict[str, object]) -> None:
    assert attributes(attrs) == engines["django"].from_string(STOCK).render({"attrs": attrs})
