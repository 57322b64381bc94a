"""Every public address, with the instant of its last change where that is known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from articles.site import (
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionLink,
    EditionPartnership,
    EditionPerson,
    EditionTag,
    Section,
)
from companies.models.company import page_of

MOST = 10_000
LISTED: tuple[tuple[type[EditionLink], str], ...] = (
    (EditionPartnership, "partnership"),
    (EditionPerson, "person"),
    (EditionTag, "tag"),
    (EditionAuthor, "author"),
)


@dataclass(frozen=True, slots=True)
class Address:
    path: str
    changed_at: dt.datetime | None = None


def addresses(at: dt.datetime | None = None) -> list[Address]:
    """Stories newest first, at most 10,000 of them, then the lists that lead to them."""
    stories = Edition.objects.live(at).only("slug", "language", "live").newest_first()[:MOST]
    lists = [path for language, _name in settings.LANGUAGES for path in _lists(language, at)]
    return [*(Address(story.get_absolute_url(), story.live.lower) for story in stories), *map(Address, lists)]


def _lists(language: str, at: dt.datetime | None) -> Iterator[str]:
    with translation.override(language):
        yield reverse("front")
        yield from (section.get_absolute_url() for section in Section.objects.all())
        yield from map(reverse, ("partnerships", "milestones", "quotes"))
        for kind, name in LISTED:
            public = kind.objects.live(at).filter(edition__language=language).latest_facts()
            yield from (reverse(name, args=[facts["slug"]]) for facts in public.values_list("facts", flat=True)[:MOST])
        companies = EditionCompany.objects.live(at).filter(edition__language=language, company__merged_into=None)
        for facts, slug in companies.latest_facts().values_list("facts", "company__slug")[:MOST]:
            yield reverse(page_of(facts["kind"]), args=[slug])
