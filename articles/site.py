"""What the public side may see of stories: editions and what is frozen with them, and the sections of the paper."""

import datetime as dt

from django.http import HttpRequest

from articles.front import Arrangement, arrange, curated
from articles.models.edition import Edition, EditionQuerySet
from articles.models.links import (
    EditionAuthor,
    EditionCompany,
    EditionFact,
    EditionLink,
    EditionMilestone,
    EditionPartnership,
    EditionParty,
    EditionPerson,
    EditionTag,
    LinkQuerySet,
)
from articles.models.section import Section
from articles.tellings import Telling, about, newest, tellings, walk

__all__ = [
    "Arrangement",
    "Edition",
    "EditionAuthor",
    "EditionCompany",
    "EditionFact",
    "EditionLink",
    "EditionMilestone",
    "EditionParty",
    "EditionPartnership",
    "EditionPerson",
    "EditionQuerySet",
    "EditionTag",
    "LinkQuerySet",
    "Section",
    "Telling",
    "about",
    "arrange",
    "curated",
    "instant_of",
    "newest",
    "tellings",
    "walk",
]


def instant_of(request: HttpRequest) -> dt.datetime | None:
    """The instant that this page is asked for: None, the database's now, unless the desk rehearses another one."""
    return getattr(request, "at", None)
