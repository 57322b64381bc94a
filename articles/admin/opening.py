"""Reads a story for its page in few queries: with what its fields show chosen, and the database's clock."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import FETCH_PEERS, DateTimeField, Exists, Func, Model, OuterRef, Subquery

from articles import body
from articles.admin.fields import IN_ORDER
from articles.models import Article, Author, LeftOut, Permalink, RefusedText, Revision, Revisit, Unsaved
from articles.publication import database_now
from articles.standing import stories
from companies.models import Company, Fact, Milestone, Partnership, Person

# The story's fields with many records: of each, the columns that its name is made of.
CHOSEN: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "authors": (Author, ("name",)),
    "companies": (Company, ("name",)),
    "partnerships": (Partnership, ("title",)),
    "milestones": (Milestone, ("label", "date", "state")),
    "people": (Person, ("name",)),
    "reported": (Fact, ("label", "label_en")),
}
MOST_COLUMNS = max(len(columns) for _, columns in CHOSEN.values())


def story(pk: int) -> Article | None:
    """The story as its page shows it, or None."""
    article = (
        stories()
        .select_related("section", "owner", "head", "picture", "original")
        .annotate(
            has_refused=Exists(RefusedText.objects.filter(article=OuterRef("pk"))),
            has_unsaved=Exists(Unsaved.objects.filter(article=OuterRef("pk"), data__isnull=False)),
            has_revisits=Exists(Revisit.objects.undecided().filter(article=OuterRef("pk"))),
            # Joined to the others it would double the time that the query is planned in.
            approved_number=Subquery(Revision.objects.filter(pk=OuterRef("approved")).values("number")),
            left_out=ArraySubquery(
                LeftOut.objects.filter(edition__article=OuterRef("pk"), revision=OuterRef("head")).values("edition")
            ),
            was_addressed=Exists(Permalink.objects.filter(article=OuterRef("pk"))),
            read_at=Func(function="clock_timestamp", output_field=DateTimeField()),
        )
        .filter(pk=pk)
        .first()
    )
    if article:
        article.body = body.once(article.body)
        if article.head and article.head.section_id == article.section_id:
            article.head.section = article.section
        _remember_chosen(article)
    return article


def _remember_chosen(article: Article) -> None:
    """Fills the relations' caches from one query instead of one each. What else is asked of a record is read then."""
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in CHOSEN}
    with connection.cursor() as cursor:
        cursor.execute(_chosen(), {"story": article.pk})
        for name, *values in cursor.fetchall():
            found[name].append(tuple(values))
    known = article.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, (model, columns) in CHOSEN.items():
        records: Any = model._default_manager.all()
        order = str((model._meta.ordering or ("pk",))[0])
        rows = sorted(found[name])
        made = [_made(model, columns, row[1:], article) for row in rows]
        records._result_cache = made if name in IN_ORDER else sorted(made, key=_place(order))
        records._prefetch_done = True
        known[name] = records


def _place(order: str) -> Callable[[Model], tuple[str, Any]]:
    return lambda one: (str(getattr(one, order)), one.pk)


def _made(model: type[Model], columns: tuple[str, ...], row: tuple[Any, ...], article: Article) -> Model:
    fields: Any = model._meta
    values = [fields.get_field(column).to_python(value) for column, value in zip(columns, row[1:], strict=False)]
    return model.from_db(article._state.db, ["id", *columns], [row[0], *values], fetch_mode=FETCH_PEERS)


@cache
def _chosen() -> str:
    """The question for all that is chosen, as name, place, id and columns. Django would take longer to write it."""
    return " UNION ALL ".join(_part(name, *CHOSEN[name]) for name in CHOSEN)


def _part(name: str, model: type[Model], columns: tuple[str, ...]) -> str:
    rows, target = getattr(Article, name).through._meta.db_table, model._meta
    shown = [f"target.{column}" for column in columns] + ["''"] * (MOST_COLUMNS - len(columns))
    return (
        f"SELECT '{name}', chosen.id, target.id, {', '.join(shown)} FROM {rows} chosen"
        f" JOIN {target.db_table} target ON target.id = chosen.{target.model_name}_id"
        " WHERE chosen.article_id = %(story)s"
    )


def links(article: Article, form: Any) -> dict[str, list[Any]]:
    """What `Article.links` answers, but for the order of what has none, from what the page and its form have read."""
    read = {name: [one.pk for one in getattr(article, name).all()] for name in CHOSEN}
    return read | {"tags": form.tagged}


def numbers(article: Article, wanted: Iterable[int | None]) -> dict[int | None, int]:
    """By id, the numbers of these revisions, among which are the approved one and those of editions."""
    if hasattr(article, "approved_number"):
        frozen: Any = article.editions.all()
        return {article.approved_id: article.approved_number} | {each.revision_id: each.number for each in frozen}
    return dict(article.revisions.filter(pk__in=[pk for pk in wanted if pk]).values_list("pk", "number"))


def left_out(article: Article) -> set[int]:
    """The editions that the newest revision is left out of."""
    return set(getattr(article, "left_out", ()))


def has_revisits(article: Article) -> bool:
    """Whether something that the story told has been changed since, and nobody has left it so."""
    known = getattr(article, "has_revisits", None)
    return Revisit.objects.undecided().filter(article=article).exists() if known is None else known


def was_addressed(article: Article) -> bool:
    """Whether the story has, or had, an address in public."""
    known = getattr(article, "was_addressed", None)
    return Permalink.objects.filter(article=article).exists() if known is None else known


def read_at(article: Article) -> dt.datetime:
    """The database's now, as of when the story was read."""
    return getattr(article, "read_at", None) or database_now()
