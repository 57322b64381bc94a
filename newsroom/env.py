"""Reads the environment strictly: an unusable value stops the start with a sentence that names the variable."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

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


def zone(raw: str) -> str:
    try:
        ZoneInfo(raw)
    except Exception as error:
        raise ValueError(f"{raw!r} is not a time zone such as Europe/Rome") from error
    return raw


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
