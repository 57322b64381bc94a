"""What stands on every public page: the paper's name and its sections."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from articles.site import Section

KEY, SECONDS = "masthead:sections", 10


def masthead(request: HttpRequest) -> dict[str, Any]:
    """Sections are read at most every ten seconds: they change once in years, and stand on every page."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "sections": SimpleLazyObject(_sections),
        "fronts": [(code, name, _front_in(code)) for code, name in settings.LANGUAGES],
    }


def _sections() -> list[Section]:
    try:
        return cache.get_or_set(KEY, lambda: list(Section.objects.all()), SECONDS) or []
    except OperationalError:  # an error page must not fail in its turn
        return []


def _front_in(language: str) -> str:
    with translation.override(language):
        return reverse("front")
