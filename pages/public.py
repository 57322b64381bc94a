"""What the site knows of a company, partnership, tag or author: what live editions carry, and nothing else."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import Http404

from articles.site import EditionLink, LinkQuerySet


def newest_facts(kind: type[EditionLink], slug: str, at: dt.datetime | None = None) -> dict[str, Any]:
    """The most recently frozen facts that are public. Raises Http404 while no live edition carries them."""
    row = kind.objects.live(at).filter(**{f"{kind.TARGET}__slug": slug}).order_by("-edition_id").first()
    if row is None:
        raise Http404
    return row.facts


def ids_of(facts: dict[str, Any]) -> tuple[int, ...]:
    """Under which ids live editions tell of what a page is about: pages ask by these, so that they may be several."""
    return (facts["id"],)


def stories(kind: type[EditionLink], ids: Iterable[int], language: str, at: dt.datetime | None = None) -> LinkQuerySet:
    """Links of live editions in a language to one thing, each with its edition ready for a card."""
    rows = kind.objects.live(at).filter(**{f"{kind.TARGET}__in": ids}, edition__language=language)
    return rows.select_related("edition__section").defer("facts", "edition__body")
