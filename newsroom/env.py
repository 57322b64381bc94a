"""Reads the environment strictly: an unusable value stops the start with a sentence that names the variable."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

LANGUAGE_CODES = ("it", "en")
_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}


def read[T](name: str, parse: Callable[[str], T], default: T, *, source: Mapping[str, str] = os.environ) -> T:
    """The variable's parsed value, `default` when it is unset or empty.

    Raises ImproperlyConfigured naming the variable when `parse` answers with a ValueError.
    """
    raw = source.get(name, "").strip()
    if not raw:
        return default
    try:
        return parse(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"The environment variable {name} can't be used: {error}.") from error


def boolean(raw: str) -> bool:
    if raw.lower() in _YES:
        return True
    if raw.lower() in _NO:
        return False
    raise ValueError(f"{raw!r} is neither true nor false")


def words(raw: str) -> list[str]:
    """A comma-separated list without empty entries."""
    return [word.strip() for word in raw.split(",") if word.strip()]


def origins(raw: str) -> list[str]:
    found = words(raw)
    for one in found:
        address(one)
    return found


def address(raw: str) -> str:
    """An absolute http(s) address without a trailing slash."""
    parts = urlsplit(raw)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(f"{raw!r} is not an address such as https://www.example.com")
    return raw.rstrip("/")


def pings(raw: str) -> list[str]:
    """Addresses, parted by commas, each with `{sitemap}` where the sitemap's own address goes."""
    found = origins(raw)
    for one in found:
        if "{sitemap}" not in one:
            raise ValueError(f"{one!r} has no {{sitemap}} where the sitemap's address goes")
    return found


def places(raw: str) -> list[str]:
    """`host:port`, parted by commas."""
    found = words(raw.lower())
    for one in found:
        host, colon, number = one.rpartition(":")
        if not host or not colon or "/" in one or "@" in one:
            raise ValueError(f"{one!r} is not a place such as cms.internal:8080")
        port(number)
    return found


def zone(raw: str) -> str:
    try:
        ZoneInfo(raw)
    except Exception as error:
        raise ValueError(f"{raw!r} is not a time zone such as Europe/Rome") from error
    return raw


def zones(raw: str) -> list[str]:
    return [zone(name) for name in words(raw)]


def language(raw: str) -> str:
    if raw not in LANGUAGE_CODES:
        raise ValueError(f"{raw!r} is not one of {', '.join(LANGUAGE_CODES)}")
    return raw


def folder(raw: str) -> Path:
    return Path(raw).expanduser().resolve()


def port(raw: str) -> int:
    if not re.fullmatch(r"\d{1,5}", raw) or not 0 < int(raw) < 65536:
        raise ValueError(f"{raw!r} is not a port between 1 and 65535")
    return int(raw)


def database_address(raw: str) -> str:
    parts = urlsplit(raw)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"{raw.split('@')[-1]!r} is not an address such as postgresql://user@host/name")
    try:
        parts.port  # noqa: B018  read where a mistake can still be told with the variable's name
    except ValueError:
        raise ValueError("its port is not a number (a / or @ in the password is written %2F or %40)") from None
    return raw


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves: an entry of Django's MAILERS, and the address it comes from ("" where none was given)."""

    mailer: dict[str, Any]
    sender: str = ""


_BACKENDS = "django.core.mail.backends"
_SMTP: dict[str, dict[str, Any]] = {"smtp": {}, "smtp+tls": {"use_tls": True}, "smtps": {"use_ssl": True}}
# A server that doesn't answer must not hold a worker for minutes.
_SMTP_TIMEOUT = 20


def mail(raw: str) -> Mail:
    """`smtp+tls://user:password@host`, `smtps://…`, `smtp://host`, `file:///folder` or `console:`; `?from=address`."""
    parts = urlsplit(raw)
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    sender = options.pop("from", "")
    if options or parts.fragment:
        raise ValueError(f"{shown!r} may be followed by ?from=address and by nothing else")
    if sender:
        _check_sender(sender)
    if parts.scheme == "console" and not parts.netloc and not parts.path:
        return Mail({"BACKEND": f"{_BACKENDS}.console.EmailBackend"}, sender)
    if parts.scheme == "file" and not parts.netloc and parts.path not in {"", "/"}:
        return mail_folder(Path(unquote(parts.path)), sender)
    if parts.scheme not in _SMTP or not parts.hostname or parts.path not in {"", "/"}:
        raise ValueError(f"{shown!r} is not an address such as smtp+tls://user:password@host or file:///folder")
    return Mail({"BACKEND": f"{_BACKENDS}.smtp.EmailBackend", "OPTIONS": _smtp(parts)}, sender)


def mail_folder(folder: Path, sender: str = "") -> Mail:
    """Keeps each mail as a file."""
    return Mail({"BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "OPTIONS": {"file_path": str(folder)}}, sender)


def _smtp(parts: Any) -> dict[str, Any]:
    try:
        port = parts.port
    except ValueError:
        raise ValueError("its port is not a number (a / or @ in the password is written %2F or %40)") from None
    if parts.password and parts.scheme == "smtp" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ValueError("a password would travel in the clear over smtp://: write smtp+tls:// or smtps://")
    options = {"host": parts.hostname, "timeout": _SMTP_TIMEOUT, **_SMTP[parts.scheme]}
    if port:
        options["port"] = port
    if parts.username:
        options |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    return options


def _check_sender(raw: str) -> None:
    try:
        validate_email(raw)
    except ValidationError:
        raise ValueError(f"{raw!r} is not an address to send from, such as desk@example.com") from None
