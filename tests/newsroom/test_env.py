"""The environment: what is read, and that an unusable value names its variable."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env

GOOD: list[tuple[Any, str, Any]] = [
    (env.boolean, "1", True),
    (env.boolean, "Yes", True),
    (env.boolean, "off", False),
    (env.words, "a.it, b.it ,,", ["a.it", "b.it"]),
    (env.origins, "https://a.it,http://b.it:8000", ["https://a.it", "http://b.it:8000"]),
    (env.address, "https://www.example.com/", "https://www.example.com"),
    (env.zone, "America/New_York", "America/New_York"),
    (env.language, "en", "en"),
    (env.port, "8001", 8001),
    (env.port, "65535", 65535),
    (env.folder, "/tmp/../tmp/x", Path("/tmp/x")),
    (env.database_address, "postgresql://u:p@host:5432/name", "postgresql://u:p@host:5432/name"),
    (env.database_address, "postgres://host/name", "postgres://host/name"),
]
BAD = [
    (env.boolean, "forse"),
    (env.boolean, "2"),
    (env.origins, "example.com"),
    (env.origins, "https://a.it,b.it"),
    (env.address, "www.example.com"),
    (env.address, "ftp://example.com"),
    (env.address, "https://"),
    (env.address, "https://[::1"),
    (env.zone, "Europa/Roma"),
    (env.zone, "../../etc/passwd"),
    (env.zone, "Europe"),
    (env.language, "de"),
    (env.language, "IT"),
    (env.port, "0"),
    (env.port, "65536"),
    (env.port, "8000x"),
    (env.port, "-1"),
    (env.database_address, "mysql://u:p@host/name"),
    (env.database_address, "sqlite:///x"),
    (env.database_address, "host/name"),
]


@pytest.mark.parametrize(("parse", "raw", "value"), GOOD)
def test_a_usable_value_is_read(parse: Any, raw: str, value: Any) -> None:
    assert env.read("NAME", parse, None, source={"NAME": f" {raw} "}) == value


@pytest.mark.parametrize(("parse", "raw"), BAD)
def test_an_unusable_value_names_its_variable(parse: Any, raw: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="^The environment variable NAME can't be used: "):
        env.read("NAME", parse, None, source={"NAME": raw})


@pytest.mark.parametrize("source", [{}, {"NAME": ""}, {"NAME": "  "}])
def test_a_variable_that_is_not_there_or_empty_has_its_default(source: dict[str, str]) -> None:
    assert env.read("NAME", env.port, 8000, source=source) == 8000


def test_a_password_is_not_repeated_in_the_sentence() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.read("DATABASE_URL", env.database_address, "", source={"DATABASE_URL": "mysql://u:sesamo@host/name"})
    assert "sesamo" not in str(refusal.value)
