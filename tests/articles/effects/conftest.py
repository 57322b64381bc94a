"""Fixtures for tests of side effects."""

from collections.abc import Iterator
from typing import Any

import pytest

from articles.models import Webhook
from tests.articles.effects.receiver import Receiver, receiving


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """A server that webhooks may reach, although it is on this machine."""
    with receiving() as one:
        settings.WEBHOOKS_INSIDE = [one.place]
        yield one


@pytest.fixture
def hook(receiver: Receiver, db: None) -> Webhook:
    return Webhook.objects.create(name="Partner", address=receiver.address())
