"""The database goes away and comes back: a short page meanwhile, and nothing to restart."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.factories import make_client, make_edition, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clean_end() -> Iterator[None]:
    """No pool left that waits before it tries again."""
    yield
    connection.close()
    connection.close_pool()


@pytest.fixture
def master() -> Iterator[psycopg.Connection]:
    """A connection to the server beside the site's, through its own maintenance database."""
    known = settings.DATABASES["default"] | connection.get_connection_params()
    wanted = {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)}
    with psycopg.connect(**wanted, dbname="postgres", autocommit=True) as one:
        yield one


def end_connections(master: psycopg.Connection) -> int:
    name = connection.settings_dict["NAME"]
    ended = master.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    return len(ended.fetchall())


@pytest.fixture
def outage(master: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    """While this lasts nobody gets a connection, as when the server is down."""
    name = connection.settings_dict["NAME"]
    connection.ensure_connection()
    monkeypatch.setattr(connection.pool, "timeout", 0.3)
    connection.close()
    master.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    end_connections(master)
    yield master
    master.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    connection.close()


def test_while_the_database_is_away_every_page_says_back_in_a_moment(outage: psycopg.Connection) -> None:
    client = make_client()
    for address, words in (
        ("/", "Torniamo subito"),
        ("/en/", "Back in a moment"),
        ("/articles/una-storia/", "Torniamo subito"),
        ("/admin/login/", ""),
    ):
        response = client.get(address)
        if address == "/admin/login/":
            assert response.status_code in {200, 503}
            continue
        assert response.status_code == 503, address
        assert words in response.content.decode(), address
        assert int(response.headers["Retry-After"]) > 0
        assert response.headers["Cache-Control"] == "no-store"


def test_health_tells_a_dead_database_from_a_dead_process(outage: psycopg.Connection) -> None:
    client = make_client()
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code == 503


def test_the_desk_answers_the_same_way(master: psycopg.Connection, request: pytest.FixtureRequest) -> None:
    client = make_client(make_user("Editor"))
    client.raise_request_exception = False
    request.getfixturevalue("outage")
    for address in ("/admin/", "/admin/articles/article/"):
        response = client.get(address)
        assert response.status_code == 503, address
        assert "Retry-After" in response.headers


def test_pages_come_back_without_a_restart(master: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    edition, client = make_edition(), make_client()
    address, name = edition.get_absolute_url(), connection.settings_dict["NAME"]
    assert client.get(address).status_code == 200
    monkeypatch.setattr(connection.pool, "timeout", 0.3)
    connection.close()
    master.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    try:
        end_connections(master)
        assert client.get(address).status_code == 503
    finally:
        master.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    monkeypatch.setattr(connection.pool, "timeout", 10)
    connection.close()
    assert client.get(address).status_code == 200


def test_connections_that_died_while_idle_are_replaced_without_a_restart(master: psycopg.Connection) -> None:
    edition, client = make_edition(), make_client()
    address = edition.get_absolute_url()
    assert client.get(address).status_code == 200
    connection.close()
    assert end_connections(master) >= 1
    # Where several had died, the pool may run out of time replacing them: one reader is asked to come back.
    assert client.get(address).status_code in {200, 503}
    assert client.get(address).status_code == 200
