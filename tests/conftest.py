"""Fixtures that every test may use: personas, a plain static storage, and a media folder that vanishes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.factories import make_user


class QuickHasher(PBKDF2PasswordHasher):
    """As the product hashes, but once: a server process with the product's settings reads it too."""

    iterations = 1


@pytest.fixture(autouse=True)
def _on_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["tests.conftest.QuickHasher"]
    cache.clear()
    yield


@pytest.fixture
def reporter(db: None) -> User:
    return make_user("Reporter")


@pytest.fixture
def editor(db: None) -> User:
    return make_user("Editor")


@pytest.fixture
def chief(db: None) -> User:
    return make_user("Chief")


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody who may sign in at the desk and has no role."""
    return make_user("")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
