"""Fills a database with an archive: stories with their revisions, editions, links and lines in the audit log."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from articles.archive import cast, upkeep
from articles.archive.loading import TABLES, Loading
from articles.archive.telling import Batch, Telling
from articles.models import Article, Section


class AlreadyFilled(ValueError):
    """An archive of this seed is there already; its text says so."""


def fill(stories: int, seed: int) -> Iterator[int]:
    """Adds so many stories in one transaction; yields, batch by batch, how many have come."""
    if Section.objects.filter(slug=f"archive-{seed}-0").exists():
        raise AlreadyFilled(f"The archive of seed {seed} is here already: choose another seed, or start afresh.")
    with transaction.atomic(), upkeep.put_off(TABLES if Article.objects.count() <= stories else []):
        people = cast.make(stories, seed)
        loading = Loading(people)
        come = 0
        for batch in _ahead(Telling(people, loading.ids, stories, seed).batches()):
            loading.load(batch)
            come += len(batch.articles)
            yield come
        loading.finish()
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(TABLES)}")


def _ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The same, each made while the one before it is used."""
    with ThreadPoolExecutor(1) as teller:
        coming = teller.submit(next, batches, None)
        while batch := coming.result():
            coming = teller.submit(next, batches, None)
            yield batch
