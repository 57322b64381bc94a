"""The synthetic archive: the same for the same seed, of the promised proportions, and as true as what people make."""

import hashlib
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from django.test import Client
from taggit.models import TaggedItem

from articles.archive import cast
from articles.archive.filling import fill
from articles.archive.loading import TABLES
from articles.freezing import provisional
from articles.models import Article, Edition, EditionCompany, EditionPartnership, EditionParty, EditionTag, Revision
from companies.models import Company
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_seed_gives_the_same_archive() -> None:
    call_command("flush", interactive=False, verbosity=0)  # ids begin anew
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


def test_the_greatest_tag_and_brand_lie_on_exactly_a_quarter_of_the_stories() -> None:
    list(fill(400, seed=1))
    assert carriers(TaggedItem, "tag")[0] == 100
    brands = carriers(Article.companies.through, "company")
    assert brands[0] == 100
    assert brands[1] < 60
    assert brands[-1] < 10


def test_no_brand_lies_on_more_stories_than_the_greatest_one_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cast, "MOST_OF_A_BRAND", 30)
    list(fill(400, seed=1))
    greatest = Company.objects.order_by("pk")[0]
    assert Article.objects.filter(companies=greatest).count() == 30


def test_editions_carry_what_the_workflow_would_have_frozen() -> None:
    list(fill(300, seed=1))
    for edition in Edition.objects.select_related("revision__article"):
        frozen = provisional(edition.revision)
        assert edition.words() == frozen.words()
        assert edition.facts == frozen.facts
        for kind, links in {
            "companies": EditionCompany,
            "tags": EditionTag,
            "partnerships": EditionPartnership,
        }.items():
            carried = links.objects.filter(edition=edition, article_id=edition.article_id)
            assert [link.facts for link in carried.order_by("pk")] == edition.facts[kind]
            assert {link.published_at for link in carried} <= {edition.published_at}
        parties = [party["id"] for facts in edition.facts["partnerships"] for party in facts["parties"]]
        assert list(EditionParty.objects.filter(edition=edition).order_by("pk").values_list("company", flat=True)) == (
            parties
        )


def test_working_copies_say_what_the_workflow_would_have_noted() -> None:
    list(fill(300, seed=1))
    for article in Article.objects.select_related("head"):
        newest = article.revisions.latest("number")
        assert article.head == newest
        assert Revision(links=article.links(), **article.words()).says_the_same_as(newest)
        assert sorted(article.names.split()) == sorted(article.found_by().split())
        frozen = article.editions.filter(revision=newest)
        assert article.is_open is not frozen.exists()
        assert (article.approved == newest) is (article.status == Article.Status.APPROVED)
        lines = set(article.audit.values_list("verb", flat=True))
        assert "created" in lines
        assert ("withdrawn" in lines) is frozen.filter(is_withdrawn=True).exists()
        assert bool(lines & {"published", "scheduled"}) is frozen.exists()


def test_an_update_says_something_else_than_what_it_replaces() -> None:
    list(fill(300, seed=1))
    updated = Article.objects.filter(head__number=2)
    assert 5 < updated.count() < 40
    for article in updated:
        first, second = article.revisions.order_by("number")
        assert not second.says_the_same_as(first)
        assert [edition.revision for edition in article.editions.order_by("live")] == [first, second]


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


def carriers(model: Any, name: str) -> list[int]:
    """On how many stories each thing lies, the most first."""
    rows = model.objects.values(name).annotate(stories=Count("pk")).order_by("-stories")
    return list(rows.values_list("stories", flat=True))


def first_things(model: Any, name: str) -> list[int]:
    return list(model.objects.order_by(name).values_list(name, flat=True).distinct()[:3])


def fingerprint() -> dict[str, str]:
    """Of every row of every table that is filled, ids included; but for the number of the kind of content."""
    found = {}
    with connection.cursor() as cursor:
        for table in [*TABLES, "companies_company", "companies_partnership", "companies_party", "taggit_tag"]:
            cursor.execute(f"SELECT (to_jsonb(t) - 'content_type_id')::text FROM \"{table}\" t ORDER BY 1")
            found[table] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return found
