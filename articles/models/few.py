"""What is rare as a rule is fetched first: the planner, which guesses badly how rare, would walk through everything."""

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

FEW = 1000


def narrowed[R: QuerySet](rows: R, ids: QuerySet, otherwise: Q | Combinable) -> R:
    """The rows with these ids, in one query more; where the ids are many, those that meet `otherwise`, the same."""
    few = list(ids.order_by()[: FEW + 1])
    return rows.filter(pk__in=few) if len(few) <= FEW else rows.filter(otherwise)
