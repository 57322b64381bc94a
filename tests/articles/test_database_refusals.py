"""What the database refuses whoever asks: overlapping spans, changed editions, a rewritten log, impossible values."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import translation
from psycopg.types.range import TimestamptzRange

from articles import layout
from articles.models import Article, AuditEntry, Edition, EditionTag, Permalink, Revision
from companies.models import Company, Milestone, Ownership, Party
from images.models import Picture
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_company,
    make_edition,
    make_partnership,
    make_picture,
    rewrite,
)


@pytest.mark.django_db(transaction=True)
def test_two_committed_editions_of_a_story_can_t_overlap() -> None:
    article = make_article()
    make_edition(article, at=ago(hours=2))
    second = make_edition(rewrite(article, headline="Due"), at=ago(hours=1))
    with pytest.raises(IntegrityError, match="editions_of_an_article_never_overlap"), transaction.atomic():
        Edition.objects.filter(pk=second.pk).update(live=layout.span(ago(hours=3)))
    assert Edition.objects.get(pk=second.pk).live == second.live


@pytest.mark.django_db(transaction=True)
def test_spans_may_cross_inside_a_transaction_and_meet_end_to_end_after_it() -> None:
    article, middle = make_article(), ago(hours=1)
    first = make_edition(article, at=ago(hours=2), until=middle)
    second = make_edition(rewrite(article, headline="Due"), at=middle)
    with transaction.atomic():
        Edition.objects.filter(pk=second.pk).update(live=layout.span(ago(hours=3)))
        Edition.objects.filter(pk=second.pk).update(live=layout.span(middle))
    assert Edition.objects.get(pk=first.pk).live.upper == Edition.objects.get(pk=second.pk).live.lower


@pytest.mark.django_db(transaction=True)
def test_any_number_of_cancelled_editions_overlap_nothing() -> None:
    article = make_article()
    make_edition(article)
    for hours in (1, 2):
        queued = make_edition(rewrite(article, headline=str(hours)), at=ahead(hours=hours))
        Edition.objects.filter(pk=queued.pk).update(live=layout.NEVER)
    assert Edition.objects.filter(live__isempty=True).count() == 2


SPANS = [
    pytest.param("(,2030-01-01)", id="open at its beginning"),
    pytest.param("(2020-01-01,2030-01-01)", id="without its first instant"),
    pytest.param("[2020-01-01,2030-01-01]", id="with its last instant"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("span", SPANS)
def test_only_half_open_spans_are_kept(span: str) -> None:
    edition = make_edition()
    with pytest.raises(IntegrityError, match="edition_span_is_half_open"), transaction.atomic():
        execute("UPDATE articles_edition SET live = %s WHERE id = %s", span, edition.pk)


def execute(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


MOVABLE = {
    "live": TimestamptzRange(dt.datetime(2020, 1, 1, tzinfo=dt.UTC), None, "[)"),
    "expires_at": dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
    "is_withdrawn": True,
    "held_until": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    "published_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
}
COLUMNS = {field.column for field in Edition._meta.concrete_fields} - {"id"}


def test_every_column_of_an_edition_is_either_frozen_or_movable() -> None:
    assert set(MOVABLE) < COLUMNS


@pytest.mark.django_db
@pytest.mark.parametrize("column", sorted(COLUMNS - set(MOVABLE)))
def test_a_raw_write_to_a_frozen_column_is_refused(column: str) -> None:
    edition = make_edition()
    field = next(field for field in Edition._meta.concrete_fields if field.column == column)
    kind = field.get_internal_type()
    other = {"JSONField": '{"x": 1}', "DateTimeField": ago(days=9999), "ForeignKey": 987654, "BigIntegerField": 987654}
    with pytest.raises(IntegrityError, match="an edition is frozen"), transaction.atomic():
        execute(f'UPDATE articles_edition SET "{column}" = %s WHERE id = %s', other.get(kind, "x"), edition.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("column", MOVABLE)
def test_a_raw_write_to_its_span_is_not(column: str) -> None:
    edition = make_edition()
    execute(f'UPDATE articles_edition SET "{column}" = %s WHERE id = %s', MOVABLE[column], edition.pk)
    assert getattr(Edition.objects.get(), column) == MOVABLE[column]


@pytest.mark.django_db
def test_the_orm_can_t_change_a_frozen_text_either() -> None:
    edition = make_edition()
    edition.headline = "Un altro titolo"
    with pytest.raises(IntegrityError, match="an edition is frozen"), transaction.atomic():
        edition.save()


@pytest.mark.django_db
def test_the_audit_log_is_only_ever_added_to() -> None:
    article = make_article()
    for statement in (
        "UPDATE articles_auditentry SET note = 'non è vero'",
        "DELETE FROM articles_auditentry",
    ):
        with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
            execute(statement)
    with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.get().article_id == article.pk


@pytest.mark.django_db
def test_a_revision_s_number_is_given_once_per_story() -> None:
    article = make_article()
    with pytest.raises(IntegrityError, match="revision_number_once_per_article"), transaction.atomic():
        Revision.objects.create(article=article, number=1, headline="Doppia")


@pytest.mark.django_db
def test_a_slug_is_given_once() -> None:
    edition = make_edition()
    with pytest.raises(IntegrityError), transaction.atomic():
        Permalink.objects.create(slug=edition.slug, article=make_article())


@pytest.mark.django_db
def test_what_a_public_page_rests_on_can_t_be_deleted() -> None:
    edition = make_edition(companies=[make_company()], tags=["Cina"], picture=make_picture())
    for table in ("articles_article", "articles_revision", "articles_section", "companies_company", "taggit_tag"):
        with pytest.raises(IntegrityError), transaction.atomic():
            execute(f"DELETE FROM {table}")
            execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert EditionTag.objects.get().edition == edition
    assert Article.objects.exists()


def impossible_things() -> list[tuple[Any, str]]:
    company = make_company()
    partnership = make_partnership((company,))
    return [
        (Company(name="X", slug="x", country="it"), "two capital letters, such as IT"),
        (Company(name="X", slug="x", country="I1"), "two capital letters, such as IT"),
        (Company(name="X", slug="x", wikidata="178516"), "a Q and a number, such as Q178516"),
        (Ownership(owner=company, owned=company), "can't own itself"),
        (Ownership(owner=company, owned=make_company(), share=101), "more than 0 and at most 100 per cent"),
        (Ownership(owner=company, owned=make_company(), share=0), "more than 0 and at most 100 per cent"),
        (Party(partnership=partnership, company=company), "is a party already"),
        (Milestone(partnership=partnership, label="Quando?"), "needs a date"),
        (Picture(title="x", digest="x", width=1, height=1, focal_x=101), "0 to 100 per cent"),
    ]


@pytest.mark.django_db
def test_a_form_and_a_raw_write_refuse_the_same_impossible_things() -> None:
    for thing, sentence in impossible_things():
        with translation.override("en"), pytest.raises(ValidationError) as refusal:
            thing.validate_constraints()
        assert sentence in str(refusal.value)
        with pytest.raises(IntegrityError), transaction.atomic():
            thing.save_base(force_insert=True)
