"""Which partnership a milestone of a story can belong to."""

from dataclasses import dataclass

from django.db.models import Count, Q

from articles.offers.writing import Writing
from companies.models import Partnership, Party

MOST = 20
_LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    id: int
    title: str
    parties: frozenset[int]


def candidates(writing: Writing, known: set[int]) -> list[Candidate]:
    """The story's own; where it has none, those of which two parties or more are `known`, the most first.

    Known are the companies that the text names or the story is about.
    """
    of_story = Q(pk__in=writing.links["partnerships"]) | Q(milestones__in=writing.links["milestones"])
    found = _read(of_story) if any(writing.links[name] for name in ("partnerships", "milestones")) else []
    if not found and len(known) >= _LEAST_PARTIES:
        parties = Party.objects.filter(company__in=known).order_by().values("partnership")
        many = parties.annotate(number=Count("pk")).filter(number__gte=_LEAST_PARTIES)
        found = _read(Q(pk__in=[row["partnership"] for row in many.order_by("-number", "partnership")[:MOST]]))
    return sorted(found, key=lambda one: (-len(one.parties & known), one.title))


def likeliest(found: list[Candidate], told: set[int], known: set[int]) -> int | None:
    """The only one, or the one of which more parties are known than of any other, or else told in the sentence."""
    if len(found) < 2:
        return found[0].id if found else None
    ranks = sorted(((len(one.parties & known), len(one.parties & told), one.id) for one in found), reverse=True)
    return ranks[0][2] if ranks[0][:2] > ranks[1][:2] else None


def _read(condition: Q) -> list[Candidate]:
    rows = Partnership.objects.filter(condition).distinct().prefetch_related("parties")[:MOST]
    return [Candidate(row.pk, row.title, frozenset(party.company_id for party in row.parties.all())) for row in rows]
