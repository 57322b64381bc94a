"""What tables of names have in common: the indexes by which a name is found, however it is typed."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Collate

from companies.folding import NameKey, NameWords


def found_by_name(what: str) -> list[models.Index]:
    """Made of expressions, so that the database keeps them whoever writes; see `companies.search` for what asks."""
    return [
        models.Index(Collate(NameKey("name"), "C"), name=f"{what}_by_key"),
        GinIndex(NameWords("name"), name=f"{what}_by_words", fastupdate=False),
    ]
