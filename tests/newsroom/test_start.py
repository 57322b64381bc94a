"""Starting, in processes of their own: which environment is enough, and what is said when it isn't."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.database import embedded_address

HOME = Path(__file__).resolve().parents[2]
NOWHERE = "postgresql://nobody:sesamo@127.0.0.1:1/nothing"
BAD = {
    "DEBUG": "forse",
    "PORT": "ottomila",
    "SITE_URL": "example.com",
    "TIME_ZONE": "Europa/Roma",
    "LANGUAGE_CODE": "de",
    "PURGE_URL": "cache.internal",
    "SITEMAP_PINGS": "https://www.example.com/ping",
    "WEBSUB_HUBS": "hub.example.com",
    "WEBHOOKS_INSIDE": "cms.internal",
    "CSRF_TRUSTED_ORIGINS": "example.com",
    "DATABASE_URL": "mysql://nobody:sesamo@127.0.0.1/nothing",
}


def start(variables: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    known = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    arguments = [sys.executable, "manage.py", *(command or ("check",))]
    return subprocess.run(arguments, cwd=HOME, env=known | variables, capture_output=True, text=True, timeout=60)


def cluster() -> str:
    """Where the tests' own database is served: Django asks a server which kinds of columns it has."""
    return settings.DATABASE_URL or embedded_address(Path(os.environ["DATA_DIR"]) / "postgres")


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    return done.stderr.strip().splitlines()[-1]


def test_an_unusable_value_stops_the_start_with_a_sentence_that_names_its_variable() -> None:
    enough = {"DATABASE_URL": NOWHERE, "SECRET_KEY": "x" * 50}
    with ThreadPoolExecutor(2) as pool:
        results = dict(zip(BAD, pool.map(lambda item: start(enough | dict([item])), BAD.items()), strict=True))
    for name, done in results.items():
        assert done.returncode != 0, name
        assert f"The environment variable {name} can't be used: " in last_line(done), name
        assert "sesamo" not in done.stderr, name


@pytest.mark.parametrize("address", ["postgresql://u@host:porta/name", "postgresql://[host/name"])
def test_a_malformed_database_address_names_its_variable_too(address: str) -> None:
    done = start({"DATABASE_URL": address, "SECRET_KEY": "x" * 50})
    assert "DATABASE_URL" in last_line(done)


def test_a_public_site_without_a_secret_of_its_own_refuses_to_start() -> None:
    done = start({"DATABASE_URL": NOWHERE})
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in last_line(done)


@pytest.mark.parametrize("extra", [{"SECRET_KEY": "x" * 50}, {"DEBUG": "1"}])
def test_with_a_secret_or_while_debugging_it_starts(extra: dict[str, str], tmp_path: Path) -> None:
    done = start({"DATABASE_URL": cluster(), "DATA_DIR": str(tmp_path)} | extra)
    assert done.returncode == 0, done.stderr


def test_a_local_run_makes_its_secret_once_and_keeps_it_from_others(tmp_path: Path) -> None:
    command = ("shell", "-v0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")
    variables = {"DATABASE_URL": NOWHERE, "DEBUG": "1", "DATA_DIR": str(tmp_path)}
    first, second = (start(variables, *command).stdout.strip() for _ in range(2))
    assert len(first) >= 50
    assert first == second
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_every_table_is_in_a_migration() -> None:
    done = start({"DATABASE_URL": cluster(), "SECRET_KEY": "x" * 50}, "makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout + done.stderr
