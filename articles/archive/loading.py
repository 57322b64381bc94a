"""Puts told stories into their tables: each text comes once, by COPY, and the database copies it on from there."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from taggit.models import TaggedItem

from articles.archive import derived
from articles.archive.cast import Cast
from articles.archive.telling import KINDS, LINK, STATE, STORY, Batch, Ids
from articles.models import (
    Article,
    AuditEntry,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionPartnership,
    EditionParty,
    EditionTag,
    Permalink,
    Revision,
)

type Model = type[models.Model]

CARRIED = dict(zip(KINDS, (EditionAuthor, EditionTag, EditionCompany, EditionPartnership), strict=True))
CHOSEN: dict[str, Model] = {kind: getattr(Article, kind).through for kind in ("authors", "companies", "partnerships")}
MODELS: list[Model] = [
    *(Article, Revision, Edition, Permalink, AuditEntry, TaggedItem),
    *CHOSEN.values(),
    *CARRIED.values(),
    EditionParty,
]
TABLES = [model._meta.db_table for model in MODELS]

_PLACES = """
CREATE TEMPORARY TABLE archive_state (
    article_id bigint, revision_id bigint, number int, is_newest bool, made_at timestamptz, links jsonb,
    edition_id bigint, first timestamptz, last timestamptz, expires_at timestamptz, is_withdrawn bool,
    published_at timestamptz, facts jsonb
) ON COMMIT DROP;
CREATE TEMPORARY TABLE archive_link (
    kind text, article_id bigint, thing_id bigint, is_chosen bool, place bigint GENERATED ALWAYS AS IDENTITY
) ON COMMIT DROP;
CREATE TEMPORARY TABLE archive_fact (kind text, thing_id bigint, facts jsonb) ON COMMIT DROP;
"""


class Loading:
    """Within a transaction, until whose end the tables are its own."""

    def __init__(self, cast: Cast) -> None:
        self._content_type = ContentType.objects.get_for_model(Article).pk
        self.ids = Ids(*(_first_free(model) for model in (Article, Revision, Edition)))
        _execute(_PLACES)
        for kind in KINDS:
            facts = (f"{kind}\t{thing.id}\t{thing.facts}" for thing in getattr(cast, kind).things)
            _copy("archive_fact", ("kind", "thing_id", "facts"), facts)

    def load(self, batch: Batch) -> None:
        rest = _defaults(Article, STORY)
        given = "".join(f"\t{value}" for value in rest.values())
        _copy(Article._meta.db_table, (*STORY, *rest), (line + given for line in batch.stories))
        _copy("archive_state", STATE, batch.states)
        _copy("archive_link", LINK, batch.links)
        self._derive(batch.articles)
        _execute("TRUNCATE archive_state, archive_link")
        # What is checked at the end of the transaction would fill the memory until then.
        _execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def finish(self) -> None:
        """Lets what people make next have ids of its own."""
        for model, free in ((Article, self.ids.article), (Revision, self.ids.revision), (Edition, self.ids.edition)):
            _execute(f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), {max(free - 1, 1)})")

    def _derive(self, articles: range) -> None:
        known: dict[str, Any] = {"first": articles[0], "last": articles[-1], "content_type": self._content_type}
        _insert(Revision, derived.REVISION, derived.REVISIONS, known)
        _insert(Edition, derived.EDITION, derived.EDITIONS, known)
        _insert(Permalink, derived.PERMALINK, derived.PERMALINKS, known)
        _insert(AuditEntry, derived.LINE, derived.LINES, known)
        _insert(TaggedItem, derived.TAGGED, derived.CHOSEN, known | {"kind": "tags"})
        for kind, through in CHOSEN.items():
            chosen = {"article_id": "l.article_id", f"{CARRIED[kind].TARGET}_id": "l.thing_id"}
            _insert(through, chosen, derived.CHOSEN, known | {"kind": kind})
        for kind, model in CARRIED.items():
            carried = derived.CARRIED | {f"{model.TARGET}_id": "l.thing_id"}
            _insert(model, carried, derived.CARRIED_BY, known | {"kind": kind})
        _insert(EditionParty, derived.PARTY, derived.PARTIES, known)


def _insert(model: Model, columns: Mapping[str, str], source: str, known: Mapping[str, Any]) -> None:
    """A row for each of the source, in its order; what is not said of it is the field's default."""
    said = {**columns, **{name: f"'{value}'" for name, value in _defaults(model, columns).items()}}
    names, values = ", ".join(f'"{name}"' for name in said), ", ".join(said.values())
    _execute(f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {values} FROM {source}'.format_map(known))


def _copy(table: str, columns: Iterable[str], lines: Iterable[str]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        copy.write("".join(f"{line}\n" for line in lines))


def _defaults(model: Model, given: Collection[str]) -> dict[str, str]:
    """As text, those of the other columns that can't be empty and have no default in the database."""
    rest = (field for field in model._meta.concrete_fields if field.column not in given and not field.null)
    plain = (field for field in rest if not field.generated and not isinstance(field, models.AutoField))
    return {str(field.column): _default(field) for field in plain}


def _default(field: "models.Field[Any, Any]") -> str:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else str(value)


def _first_free(model: Model) -> int:
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
