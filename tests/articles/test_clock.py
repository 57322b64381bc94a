"""The clock alone publishes: committed editions appear and vanish at their instants for another connection."""

import datetime as dt
import time

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction

from articles import workflow
from articles.layout import span
from articles.models import Edition
from articles.publication import database_now
from tests.factories import ahead, approve, make_article, make_client, make_edition, rewrite

pytestmark = pytest.mark.django_db(transaction=True)
QUERY = """SELECT clock_timestamp(), ARRAY(SELECT headline FROM articles_edition WHERE live @> clock_timestamp()),
           clock_timestamp()"""


def watch(until: dt.datetime) -> list[tuple[dt.datetime, list[str], dt.datetime]]:
    """What a reader with a connection of its own saw, with the instants before and after each look."""
    known = settings.DATABASES["default"] | connection.get_connection_params()
    wanted = {key: known[key] for key in ("host", "port", "dbname", "user", "password") if known.get(key)}
    seen = []
    with psycopg.connect(**wanted, autocommit=True) as reader:
        while True:
            seen.append(reader.execute(QUERY).fetchone())
            if seen[-1][2] > until:
                return seen
            time.sleep(0.005)


def test_a_story_appears_and_vanishes_at_its_instants_and_nobody_does_anything() -> None:
    article = approve(make_article(headline="Adesso"))
    start = database_now() + dt.timedelta(seconds=1)
    end = start + dt.timedelta(seconds=1)
    workflow.publish(article, by=None, at=start, until=end)
    seen = watch(end + dt.timedelta(seconds=0.1))
    assert {tuple(found) for _before, found, after in seen if after < start} == {()}
    assert {tuple(found) for before, found, after in seen if start <= before and after < end} == {("Adesso",)}
    assert {tuple(found) for before, found, _after in seen if before >= end} == {()}


def test_an_update_replaces_the_live_text_without_a_moment_of_nothing_or_of_both() -> None:
    article = make_article(headline="Prima")
    make_edition(article)
    approve(rewrite(article, headline="Dopo"))
    at = database_now() + dt.timedelta(seconds=1)
    workflow.publish(article, by=None, at=at)
    seen = watch(at + dt.timedelta(seconds=0.1))
    assert {tuple(found) for _before, found, after in seen if after < at} == {("Prima",)}
    assert {tuple(found) for before, found, _after in seen if before >= at} == {("Dopo",)}
    assert all(len(found) == 1 for before, found, after in seen if after < at or before >= at)


def test_the_public_page_follows_the_clock_at_both_ends() -> None:
    article = approve(make_article())
    at = database_now() + dt.timedelta(seconds=2)
    until = at + dt.timedelta(seconds=2)
    edition = workflow.publish(article, by=None, at=at, until=until)
    reader, address = make_client(), edition.get_absolute_url()
    assert reader.get(address).status_code == 404
    assert database_now() < at
    wait_for(at)
    assert reader.get(address).status_code == 200
    assert database_now() < until
    wait_for(until)
    assert reader.get(address).status_code == 410


def wait_for(instant: dt.datetime) -> None:
    time.sleep(max(0, (instant - database_now()).total_seconds()) + 0.01)


def test_now_is_read_anew_by_every_query_even_inside_a_transaction() -> None:
    make_edition(at=ahead(hours=1))
    with transaction.atomic():
        at = database_now() + dt.timedelta(seconds=0.8)
        Edition.objects.update(live=span(at))
        assert not Edition.objects.live().exists()
        time.sleep(0.85)
        assert Edition.objects.live().exists()
