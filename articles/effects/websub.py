"""Telling hubs that a feed has something new (WEBSUB_HUBS); readers' programs then needn't ask again and again."""

from urllib.parse import urlencode

from django.conf import settings

from articles.effects import calling, pages
from articles.effects.kinds import Kind
from articles.models import Effect


def do(effect: Effect) -> None:
    said = [("hub.mode", "publish"), *(("hub.url", feed) for feed in pages.feeds(effect.edition))]
    calling.call(
        effect.receiver,
        body=urlencode(said).encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": effect.event_id},
        is_ours=True,
    )


KIND = Kind(
    "websub",
    "WebSub",
    do,
    is_on=lambda: bool(settings.WEBSUB_HUBS),
    receivers=lambda effect: settings.WEBSUB_HUBS,
    called=lambda receivers: {one: one.split("/")[2] for one in receivers},
)
