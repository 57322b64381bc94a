"""The environment: what is read, and that an unusable value names its variable."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mailers

from newsroom import env

GOOD: list[tuple[Any, str, Any]] = [
    (env.boolean, "1", True),
    (env.boolean, "Yes", True),
    (env.boolean, "off", False),
    (env.words, "a.it, b.it ,,", ["a.it", "b.it"]),
    (env.origins, "https://a.it,http://b.it:8000", ["https://a.it", "http://b.it:8000"]),
    (env.address, "https://www.example.com/", "https://www.example.com"),
    (env.zone, "America/New_York", "America/New_York"),
    (env.zones, "Europe/London, Asia/Shanghai", ["Europe/London", "Asia/Shanghai"]),
    (env.language, "en", "en"),
    (env.port, "8001", 8001),
    (env.port, "65535", 65535),
    (env.folder, "/tmp/../tmp/x", Path("/tmp/x")),
    (env.database_address, "postgresql://u:p@host:5432/name", "postgresql://u:p@host:5432/name"),
    (env.database_address, "postgres://host/name", "postgres://host/name"),
]
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MAIL: list[tuple[str, dict[str, Any], str]] = [
    ("smtp://localhost", {"host": "localhost", "timeout": 20}, ""),
    ("smtp://10.0.0.5:2525", {"host": "10.0.0.5", "timeout": 20, "port": 2525}, ""),
    (
        "smtp+tls://desk%40example.com:a%2Fb%40c@mail.example.com?from=desk@example.com",
        {
            "host": "mail.example.com",
            "timeout": 20,
            "use_tls": True,
            "username": "desk@example.com",
            "password": "a/b@c",
        },
        "desk@example.com",
    ),
    ("smtps://mail.example.com/", {"host": "mail.example.com", "timeout": 20, "use_ssl": True}, ""),
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
    (env.mail, "mail.example.com"),
    (env.mail, "http://mail.example.com"),
    (env.mail, "smtp://"),
    (env.mail, "smtps://mail.example.com/inbox"),
    (env.mail, "smtps://mail.example.com:port"),
    (env.mail, "smtps://mail.example.com:99999"),
    (env.mail, "smtps://mail.example.com?sender=a@example.com"),
    (env.mail, "smtps://mail.example.com?from=nobody"),
    (env.mail, "smtps://mail.example.com?from"),
    (env.mail, "smtps://mail.example.com#desk"),
    (env.mail, "smtp://user:password@mail.example.com"),
    (env.mail, "file:"),
    (env.mail, "file://mail"),
    (env.mail, "console://mail"),
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


@pytest.mark.parametrize(("raw", "options", "sender"), MAIL)
def test_a_mail_server_s_address_says_all_of_it(raw: str, options: dict[str, Any], sender: str) -> None:
    assert env.mail(raw) == env.Mail({"BACKEND": SMTP, "OPTIONS": options}, sender)


def test_mail_can_be_kept_in_a_folder_or_printed() -> None:
    assert env.mail("file:///srv/mail%20box").mailer["OPTIONS"] == {"file_path": "/srv/mail box"}
    assert env.mail("console:").mailer["BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("raw", ["smtps://u:sesamo@mail.example.com:x", "smtp://u:sesamo@mail.it", "ftp://u:sesamo@x"])
def test_a_mail_password_is_not_repeated_in_the_sentence(raw: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.read("EMAIL_URL", env.mail, None, source={"EMAIL_URL": raw})
    assert "sesamo" not in str(refusal.value)


def test_each_mailer_is_one_that_django_can_make(settings: Any, tmp_path: Path) -> None:
    for raw in ("smtps://u:p@mail.example.com", "smtp+tls://mail.example.com:587", f"file://{tmp_path}", "console:"):
        settings.MAILERS = {"default": env.mail(raw).mailer}
        assert mailers["default"]
