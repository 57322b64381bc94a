"""Fixtures of the public side's tests."""

import logging
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _without_noise(caplog: pytest.LogCaptureFixture, settings: Any, tmp_path: Path) -> None:
    """These tests ask for hundreds of pages that don't exist: a line for each takes longer than the page."""
    caplog.set_level(logging.ERROR, logger="django.request")
    settings.STATIC_ROOT = tmp_path
