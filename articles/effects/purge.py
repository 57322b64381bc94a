"""Telling a cache in front which pages have changed (PURGE_URL)."""

import json

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.effects import calling, pages
from articles.effects.kinds import Kind
from articles.models import Effect


def do(effect: Effect) -> None:
    told = {"id": effect.event_id, "addresses": pages.changed(effect.edition)}
    calling.call(
        settings.PURGE_URL,
        body=json.dumps(told).encode(),
        headers={"Content-Type": "application/json", "Idempotency-Key": effect.event_id},
        is_ours=True,
    )


KIND = Kind("purge", _("Cache purge"), do, is_on=lambda: bool(settings.PURGE_URL))
