"""What the public side may see of stories: editions and what is frozen with them, and the sections of the paper."""

from articles.models.edition import Edition, EditionQuerySet
from articles.models.links import (
    EditionAuthor,
    EditionCompany,
    EditionLink,
    EditionMilestone,
    EditionPartnership,
    EditionTag,
    LinkQuerySet,
)
from articles.models.section import Section

__all__ = [
    "Edition",
    "EditionAuthor",
    "EditionCompany",
    "EditionLink",
    "EditionMilestone",
    "EditionPartnership",
    "EditionQuerySet",
    "EditionTag",
    "LinkQuerySet",
    "Section",
]
