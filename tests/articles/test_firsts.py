"""When readers first had an edition: noted once, by the database's clock, and never at a reader's cost."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import firsts
from articles.models import FirstAnswer
from articles.publication import database_now
from articles.views import article as page_of_story
from tests.factories import ago, make_client, make_edition


@pytest.fixture(autouse=True)
def nothing_noted() -> Iterator[None]:
    firsts._noted.clear()
    yield
    firsts._noted.clear()


@pytest.mark.django_db
def test_the_first_answer_is_noted_and_the_next_is_not() -> None:
    edition, client, before = make_edition(), make_client(), database_now()
    client.get(edition.get_absolute_url())
    first = FirstAnswer.objects.get()
    assert (first.edition_id, before <= first.answered_at <= database_now()) == (edition.pk, True)
    with CaptureQueriesContext(connection) as captured:
        client.get(edition.get_absolute_url())
    assert len(captured) == 2
    firsts._noted.clear()  # another process
    client.get(edition.get_absolute_url())
    assert FirstAnswer.objects.get().answered_at == first.answered_at


@pytest.mark.django_db
def test_the_earliest_of_two_processes_counts() -> None:
    edition, now = make_edition(), database_now()
    for late in (30, 20, 40):
        firsts._noted.clear()
        firsts.note(edition.pk, now, now + dt.timedelta(milliseconds=late))
    assert FirstAnswer.objects.get().answered_at == now + dt.timedelta(milliseconds=20)


@pytest.mark.django_db
def test_what_began_long_ago_costs_a_reader_nothing() -> None:
    edition, client = make_edition(at=ago(hours=1)), make_client()
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(edition.get_absolute_url()).status_code == 200
    assert len(captured) == 2
    assert not FirstAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_takes_no_writes_still_serves_the_page() -> None:
    edition, client = make_edition(), make_client()
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    try:
        assert client.get(edition.get_absolute_url()).status_code == 200
        assert client.get("/").status_code == 200
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")
    assert not FirstAnswer.objects.exists()


@pytest.mark.django_db
def test_a_story_that_begins_between_two_looks_is_answered_and_not_sent_to_itself(
    rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_edition()
    from articles.site import EditionQuerySet

    looks = []

    def live(queryset: EditionQuerySet, at: dt.datetime | None = None) -> EditionQuerySet:
        looks.append(at)
        return queryset.none() if len(looks) == 1 else queryset.filter(live__contains=at or database_now())

    monkeypatch.setattr(EditionQuerySet, "live", live)
    request = rf.get(edition.get_absolute_url())
    request.LANGUAGE_CODE = "it"
    assert page_of_story(request, edition.slug).status_code == 200
