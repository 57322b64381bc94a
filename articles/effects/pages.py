"""The addresses that change when an edition begins or ends."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from articles.models import Edition


def changed(edition: Edition) -> list[str]:
    """The story's page, and the lists and feeds that every visitor looks at first; each whole, with the site's name."""
    with translation.override(edition.language):
        section = [reverse("section", args=[edition.section.slug])] if edition.section else []
        lists = [reverse("front"), *section]
    found = [edition.get_absolute_url(), *lists, *_feeds(edition), reverse("sitemap")]
    return _whole(found)


def feeds(edition: Edition) -> list[str]:
    return _whole(_feeds(edition))


def _feeds(edition: Edition) -> list[str]:
    with translation.override(edition.language):
        section = [reverse("section-feed", args=[edition.section.slug])] if edition.section else []
        return [reverse("front-feed"), *section]


def _whole(paths: Iterable[str]) -> list[str]:
    return [settings.SITE_URL + path for path in paths]
