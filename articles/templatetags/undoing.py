"""Which message of the desk is about something that can be undone for a moment."""

import re
from typing import Any

from django import template

register = template.Library()
_TAG = re.compile(r"undo-(?P<article>\d+)-(?P<line>\d+)-(?P<seconds>\d+)")


@register.filter
def undoable(message: Any) -> dict[str, int]:
    """Its story, its line in the log and for how many seconds; empty for any other message."""
    found = _TAG.fullmatch(message.extra_tags or "")
    return {name: int(number) for name, number in found.groupdict().items()} if found else {}
