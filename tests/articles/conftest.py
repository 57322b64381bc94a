"""Fixtures for tests of people who act at the same moment."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection


@pytest.fixture
def quiet() -> Iterator[None]:
    """Without the log's lines about what is refused."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def a_connection_for_each() -> Iterator[None]:
    """Ten people at once need more connections than the product's pool gives to one process."""
    options: Any = connection.settings_dict["OPTIONS"]
    before = options["pool"]
    connection.close()
    connection.close_pool()
    options["pool"] = {"min_size": 1, "max_size": 14, "timeout": 20}
    yield
    connection.close()
    connection.close_pool()
    options["pool"] = before
