"""The synthetic archive: the same for the same seed, of the promised proportions, and as true as what people make."""

import hashlib
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from articles.archive.filling import fill
from articles.models import Article, Edition, EditionCompany, EditionTag, Revision
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_seed_gives_the_same_archive() -> None:
    list(fill(300, seed=7))
    first = fingerprint()
    call_command("flush", interactive=False, verbosity=0)
    list(fill(300, seed=7))
    assert fingerprint() == first


def test_another_seed_gives_another_archive_beside_the_first() -> None:
    list(fill(50, seed=1))
    first = fingerprint()
    list(fill(50, seed=2))
    assert Article.objects.count() == 100
    assert fingerprint() != first


def test_a_seed_that_was_used_is_refused_with_a_sentence() -> None:
    list(fill(20, seed=3))
    with pytest.raises(CommandError, match="archive of seed 3 is here already"):
        call_command("fill_archive", stories=20, seed=3)
    assert Article.objects.count() == 20


@pytest.mark.parametrize("stories", [0, -5, 10_000_001])
def test_a_number_of_stories_out_of_bounds_is_refused(stories: int) -> None:
    with pytest.raises(CommandError, match="a number from 1 to"):
        call_command("fill_archive", stories=stories)


def test_proportions_are_those_of_a_real_archive() -> None:
    list(fill(2_000, seed=1))
    assert Article.objects.count() == 2_000
    live = Edition.objects.live().values("article").distinct().count()
    assert 1_800 < live < 1_960
    assert Edition.objects.filter(is_withdrawn=True).count() > 10
    assert Edition.objects.queued().exists()
    biggest_tag = max(EditionTag.objects.filter(tag=tag).count() for tag in first_things(EditionTag, "tag"))
    assert 400 < biggest_tag < 700
    assert EditionCompany.objects.values("company").distinct().count() > 80
    words = [len(body.split()) for body in Article.objects.values_list("body", flat=True)[:200]]
    assert 300 < sum(words) / len(words) < 800


def test_its_stories_are_read_and_edited_like_any_other(chief: Any) -> None:
    list(fill(60, seed=1))
    edition = Edition.objects.live().first()
    assert edition is not None
    assert Client().get(edition.get_absolute_url()).status_code == 200
    client = Client()
    client.force_login(chief)
    assert client.get(edition.article.get_admin_url()).status_code == 200
    revision = edition.revision
    assert Revision(links=edition.article.links(), **edition.article.words()).says_the_same_as(revision)


def test_what_people_make_afterwards_gets_ids_of_its_own() -> None:
    list(fill(30, seed=1))
    assert make_article().pk > Article.objects.exclude(headline__startswith="Titolo").latest("pk").pk


def first_things(model: Any, name: str) -> list[int]:
    return list(model.objects.order_by(name).values_list(name, flat=True).distinct()[:3])


def fingerprint() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, headline, body, changed_at FROM articles_article ORDER BY slug")
        rows = cursor.fetchall()
        cursor.execute("SELECT slug, live, published_at FROM articles_edition ORDER BY slug, live")
        rows += cursor.fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()
