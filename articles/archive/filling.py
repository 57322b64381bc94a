"""Fills a database with an archive: stories with their revisions, editions, links and lines in the audit log."""

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from psycopg.types.range import TimestamptzRange
from taggit.models import TaggedItem

from articles.archive import cast, fate
from articles.archive.prose import Prose
from articles.archive.rows import Rows, write
from articles.models import (
    Article,
    AuditEntry,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionPartnership,
    EditionTag,
    Permalink,
    Revision,
    Section,
)

BATCH = 5_000
CARRIED = {
    "authors": EditionAuthor,
    "tags": EditionTag,
    "companies": EditionCompany,
    "partnerships": EditionPartnership,
}
CHOSEN = {
    "authors": Article.authors.through,
    "companies": Article.companies.through,
    "partnerships": Article.partnerships.through,
}


class AlreadyFilled(ValueError):
    """An archive of this seed is there already; its text says so."""


def fill(stories: int, seed: int) -> Iterator[int]:
    """Adds so many stories, batch by batch, each batch a transaction; yields how many there are."""
    if Section.objects.filter(slug=f"archive-{seed}-0").exists():
        raise AlreadyFilled(f"The archive of seed {seed} is here already: choose another seed, or start afresh.")
    with transaction.atomic():
        people = cast.make(stories, seed)
    chance = random.Random(seed)
    texts = {language: Prose(language, seed) for language in ("it", "en")}
    for first in range(0, stories, BATCH):
        last = min(first + BATCH, stories)
        with transaction.atomic():
            batch = _Batch(people, texts, chance, seed)
            for number in range(first, last):
                batch.add(number, number / stories)
            batch.write()
        yield last
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


class _Batch:
    def __init__(self, people: cast.Cast, texts: dict[str, Prose], chance: random.Random, seed: int) -> None:
        self.people, self.texts, self.chance, self.seed = people, texts, chance, seed
        self.articles, self.revisions, self.editions = Rows(Article), Rows(Revision), Rows(Edition)
        self.permalinks, self.audit = Rows(Permalink), Rows(AuditEntry)
        self.chosen = {name: Rows(through) for name, through in CHOSEN.items()}
        self.tagged = Rows(TaggedItem)
        self.carried = {name: Rows(model) for name, model in CARRIED.items()}
        self.article_type = ContentType.objects.get_for_model(Article).pk

    def write(self) -> None:
        write([self.articles, self.revisions, self.editions, self.permalinks, self.audit, self.tagged])
        write([*self.chosen.values(), *self.carried.values()])

    def add(self, number: int, place: float) -> None:
        fated = fate.draw(self.chance, place)
        about = {
            "authors": self.people.authors.draw(self.chance, 1),
            "tags": self.people.tags.draw(self.chance, self.chance.randint(0, 3)),
            "companies": self.people.companies.draw(self.chance, self.chance.randint(1, 3)),
            "partnerships": self.people.partnerships.draw(self.chance, int(self.chance.random() < 0.3)),
        }
        words = self._words(number, about)
        # The article and its newest revision name each other: the id is known before the row is.
        article_id = self.articles.add(
            **words,
            status=fated.status,
            created_at=fated.written_at,
            changed_at=fated.written_at,
            is_open=not fated.spans,
            names=" ".join(thing.name for kind in ("authors", "companies", "tags") for thing in about[kind]),
        )
        revision_ids = self._record(article_id, words, about, fated)
        self.articles.amend(head_id=revision_ids[-1])
        if fated.status == Article.Status.APPROVED:
            self.articles.amend(approved_id=revision_ids[-1])
        self._choose(article_id, about)
        if fated.spans:
            self.permalinks.add(slug=words["slug"], article_id=article_id)
        for span, revision_id in zip(fated.spans, revision_ids, strict=False):
            self._freeze(article_id, revision_id, span, fated, words, about)

    def _words(self, number: int, about: dict[str, list[Any]]) -> dict[str, Any]:
        language = "it" if self.chance.random() < 0.7 else "en"
        prose, name = self.texts[language], about["companies"][0].name
        return {
            "language": language,
            "section_id": self.chance.choice(self.people.sections).pk,
            "kicker": prose.words(1)[0],
            "headline": prose.headline(name),
            "standfirst": f"{prose.sentence(10, 18)} {prose.sentence(6, 12)}"[:400],
            "body": prose.body(name, self.chance.randint(5, 10)),
            "slug": f"archive-{self.seed}-{number}",
        }

    def _record(
        self, article_id: int, words: dict[str, Any], about: dict[str, list[Any]], fated: fate.Fate
    ) -> list[int]:
        links = {name: sorted(thing.pk for thing in things) for name, things in about.items() if name != "tags"}
        kept = json.dumps(links | {"tags": sorted(tag.name for tag in about["tags"]), "milestones": [], "original": []})
        shared = {"article_id": article_id, "headline": words["headline"]}
        self.audit.add(**shared, verb="created", at=fated.written_at, revision=1)
        for number, span in enumerate(fated.spans, start=1):
            at = min(span.start, fate.LAST)
            self.audit.add(**shared, verb="published", at=at, revision=number, effective_at=span.start)
        return [
            self.revisions.add(**words, article_id=article_id, number=number, made_at=fated.written_at, links=kept)
            for number in range(1, max(1, len(fated.spans)) + 1)
        ]

    def _choose(self, article_id: int, about: dict[str, list[Any]]) -> None:
        for name, rows in self.chosen.items():
            target = f"{CARRIED[name].TARGET}_id"
            for thing in about[name]:
                rows.add(article_id=article_id, **{target: thing.pk})
        for tag in about["tags"]:
            self.tagged.add(object_id=article_id, content_type_id=self.article_type, tag_id=tag.pk)

    def _freeze(
        self,
        article_id: int,
        revision_id: int,
        span: fate.Span,
        fated: fate.Fate,
        words: dict[str, Any],
        about: dict[str, list[Any]],
    ) -> None:
        facts = ", ".join(
            f'"{name}": [{", ".join(_facts(thing) for thing in things)}]' for name, things in about.items()
        )
        first = fated.spans[0].start
        edition_id = self.editions.add(
            **words,
            article_id=article_id,
            revision_id=revision_id,
            story_id=article_id,
            live=TimestamptzRange(span.start, span.end, "[)"),
            expires_at=span.expires_at,
            is_withdrawn=span.is_withdrawn,
            published_at=first,
            facts=f'{{{facts}, "milestones": [], "picture": null}}',
            frozen_at=fated.written_at,
        )
        for name, rows in self.carried.items():
            target = f"{CARRIED[name].TARGET}_id"
            for thing in about[name]:
                rows.add(
                    edition_id=edition_id,
                    article_id=article_id,
                    published_at=first,
                    facts=_facts(thing),
                    **{target: thing.pk},
                )


@cache
def _facts(thing: Any) -> str:
    plain = getattr(thing, "facts", None)
    facts: Callable[[], dict[str, Any]] = plain or (lambda: {"id": thing.pk, "name": thing.name, "slug": thing.slug})
    return json.dumps(facts())
