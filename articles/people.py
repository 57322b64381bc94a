"""What the desk calls a person."""

from typing import Any

from django.conf import settings


def name(person: Any) -> str:
    """The full name, or else the one to sign in with; the house's own where nobody acted, as in an import."""
    return person.get_full_name() or person.get_username() if person else settings.SITE_NAME
