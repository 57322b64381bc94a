"""How the archive comes into the database: all or nothing, with every index and reference as before."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from articles.archive import upkeep
from articles.archive.filling import fill
from articles.archive.loading import MODELS, TABLES
from articles.models import Article, EditionTag, Revision, Section
from companies.models import Company
from tests.factories import make_article
from tests.machine import database_address

pytestmark = pytest.mark.django_db(transaction=True)
UPKEPT = """
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)
UNION ALL SELECT conname || ' of ' || conrelid::regclass, concat(contype, pg_get_constraintdef(oid))
FROM pg_constraint WHERE conrelid = ANY(%s::regclass[])
"""


def test_indexes_and_references_are_the_same_afterwards() -> None:
    before = upkept()
    list(fill(40, seed=1))
    assert len(before) > 60
    assert upkept() == before


def test_inside_nothing_is_kept_up_but_keys() -> None:
    filling = fill(20, seed=1)
    next(filling)
    names = upkept()
    assert "index article_search" not in names
    assert "index editions_of_an_article_never_overlap" not in names
    assert "index articles_article_pkey" in names
    filling.close()


def test_a_run_that_is_killed_leaves_no_half_archive_and_every_index(tmp_path: Path) -> None:
    before = upkept()
    command = [sys.executable, "manage.py", "fill_archive", "--stories", "30000", "--seed", "9", "--verbosity", "2"]
    variables = os.environ | {"DATABASE_URL": database_address(connection.settings_dict), "DATA_DIR": str(tmp_path)}
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, start_new_session=True) as run:
        assert run.stdout
        assert b" stories, " in run.stdout.readline()  # some have come
        os.killpg(run.pid, signal.SIGKILL)
    # The first of them waits until the server has noticed.
    assert not any(model._default_manager.exists() for model in [*MODELS, Company, Section])
    assert upkept() == before
    list(fill(20, seed=9))
    assert Article.objects.count() == 20


def test_in_a_database_with_more_stories_than_are_to_come_readers_are_not_shut_out() -> None:
    list(fill(30, seed=1))
    filling = fill(20, seed=2)
    next(filling)
    assert "index article_search" in upkept()
    list(filling)
    assert Article.objects.count() == 50
    assert EditionTag.objects.exclude(edition__article__lt=31).exists()


def test_the_command_ends_with_how_many_stories_it_made_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("fill_archive", stories=20)
    assert re.fullmatch(r"20 stories, \d+ a second\n", capsys.readouterr().out)


def test_stories_that_are_there_already_stay_as_they_are() -> None:
    article = make_article(headline="Una")
    call_command("fill_archive", stories=20, verbosity=0)
    assert Article.objects.get(pk=article.pk).head == Revision.objects.get(article=article)
    assert make_article().head_id == Revision.objects.latest("pk").pk


def test_a_row_that_breaks_a_reference_is_refused_when_references_are_made_again() -> None:
    with (
        pytest.raises(IntegrityError, match="articles_permalink_article_id"),
        transaction.atomic(),
        upkeep.put_off(TABLES),
        connection.cursor() as cursor,
    ):
        cursor.execute("INSERT INTO articles_permalink (slug, article_id) VALUES ('una', 77)")


def test_overlapping_editions_are_refused_when_constraints_are_made_again() -> None:
    list(fill(20, seed=1))
    with (
        pytest.raises(IntegrityError, match="editions_of_an_article_never_overlap"),
        transaction.atomic(),
        upkeep.put_off(TABLES),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE articles_edition SET live = '[2005-01-01,)'")
        cursor.execute(
            "UPDATE articles_edition SET live = '[2005-01-02,)' WHERE id = (SELECT max(id) FROM articles_edition)"
        )


def upkept() -> dict[str, str]:
    """The definition of each index and constraint of the tables, by name."""
    with connection.cursor() as cursor:
        cursor.execute(UPKEPT, [TABLES, TABLES])
        return dict(cursor.fetchall())
