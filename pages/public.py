"""What the site knows of a company, partnership, tag or author: what live editions carry, and nothing else."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.http import Http404

from articles.site import Edition, EditionCompany, EditionLink, EditionPerson, LinkQuerySet

_MERGEABLE = (EditionCompany, EditionPerson)


class Merged(Exception):
    """What was asked for was merged into another one, whose newest public facts these are."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts


def newest_facts(kind: type[EditionLink], slug: str, at: dt.datetime | None = None) -> dict[str, Any]:
    """The most recently frozen facts that are public. Raises Http404 while no live edition carries them, and Merged
    for what was merged, if it was ever public and the other one is.

    Of a company or person, `was` are the ids of what was merged into it: frozen facts name it by any of them.
    """
    if kind not in _MERGEABLE:
        row = kind.objects.live(at).filter(_called(kind, slug)).order_by("-edition_id").first()
        if row is None:
            raise Http404
        return row.facts
    return _newest(kind, _called(kind, slug, merged_into=None), at) or _of_merged(kind, slug, at)


def _called(kind: type[EditionLink], slug: str, **also: Any) -> Q:
    """Its id is asked first, so that the newest link to it is the first in an index however many there are."""
    target: Any = kind._meta.get_field(kind.TARGET).related_model
    return Q(**{kind.TARGET: target.objects.order_by().filter(slug=slug, **also).values("pk")[:1]})


def _newest(kind: type[EditionLink], which: Q, at: dt.datetime | None) -> dict[str, Any] | None:
    """Its own where there are such, before those of what was merged into it, which count as its own. One query, but
    where something was merged into it.
    """
    target: Any = kind._meta.get_field(kind.TARGET).related_model
    merged = target.objects.order_by("pk").filter(merged_into=OuterRef(f"{kind.TARGET}_id")).values("pk")
    rows = kind.objects.live(at).filter(which).order_by("-edition_id")
    row = rows.annotate(was=ArraySubquery(merged), slug=F(f"{kind.TARGET}__slug")).first()
    if row is None:
        return None
    pk, facts = getattr(row, f"{kind.TARGET}_id"), row.facts
    if facts["id"] != pk:
        own = rows.filter(facts__id=pk).first()
        facts = own.facts if own else facts | {"id": pk, "slug": row.slug}
    return facts | {"was": row.was}


def _of_merged(kind: type[EditionLink], slug: str, at: dt.datetime | None) -> dict[str, Any]:
    """Raises Merged, or Http404: the same for what was never public as for what isn't there."""
    target: Any = kind._meta.get_field(kind.TARGET).related_model
    gone = target.objects.filter(slug=slug, merged_into__isnull=False).first()
    if gone is None:
        raise Http404
    kept = Q(**{kind.TARGET: gone.merged_into_id})
    begun = kind.objects.filter(edition__in=Edition.objects.begun(at))
    facts = _newest(kind, kept, at)
    if facts and (begun.filter(kept, facts__id=gone.pk).exists() or begun.filter(**{kind.TARGET: gone.pk}).exists()):
        raise Merged(facts)
    raise Http404


def ids_of(facts: dict[str, Any]) -> tuple[int, ...]:
    """The ids by which frozen facts call what a page is about: its own, and those of what was merged into it."""
    return (facts["id"], *facts.get("was", ()))


def stories(
    kind: type[EditionLink], facts: dict[str, Any], language: str, at: dt.datetime | None = None
) -> LinkQuerySet:
    """Links of live editions in a language to one thing, each with its edition ready for a card.

    What was merged into it needs no mention: its links are this one's, but for those of stories that have both.
    """
    rows = kind.objects.live(at).filter(**{kind.TARGET: facts["id"]}, edition__language=language)
    return rows.select_related("edition__section").defer("facts", "edition__body")
