"""Telling other sites what happened to a story, signed so that they know it was us (Standard Webhooks)."""

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.effects import calling
from articles.effects.kinds import ENDS, Kind
from articles.models import Effect, Webhook

WANTED = {"story.published": "on_publication", "story.updated": "on_update", "story.ended": "on_end"}


def event(effect: Effect) -> str:
    if effect.occasion == ENDS:
        return "story.ended"
    return "story.updated" if effect.edition.is_update else "story.published"


def receivers(effect: Effect) -> list[str]:
    wanting = Webhook.objects.filter(is_active=True, **{WANTED[event(effect)]: True})
    return [str(pk) for pk in wanting.order_by("pk").values_list("pk", flat=True)]


def do(effect: Effect) -> None:
    """Nothing to one that was deleted or switched off meanwhile: nobody waits for it any more."""
    hook = Webhook.objects.filter(pk=effect.receiver, is_active=True).first()
    if hook is None:
        return
    body = json.dumps(payload(effect), ensure_ascii=False).encode()
    signed = signature(hook.secret, effect.event_id, sent_at := str(int(time.time())), body)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": effect.event_id,
        "webhook-timestamp": sent_at,
        "webhook-signature": signed,
    }
    calling.call(hook.address, body=body, headers=headers)


def payload(effect: Effect) -> dict[str, Any]:
    """What readers have, or had, and nothing of the desk."""
    edition = effect.edition
    return {
        "type": event(effect),
        "timestamp": effect.due_at.isoformat(),
        "data": {
            "story": edition.article_id,
            "edition": edition.pk,
            "address": settings.SITE_URL + edition.get_absolute_url(),
            "language": edition.language,
            "headline": edition.headline,
            "standfirst": edition.standfirst,
            "section": edition.section.slug if edition.section else "",
            "published_at": edition.published_at.isoformat(),
        },
    }


def signature(secret: str, event_id: str, sent_at: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, time and body, in base64."""
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        key = secret.encode()
    signed = f"{event_id}.{sent_at}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def called(receivers: Collection[str]) -> dict[str, str]:
    hooks = Webhook.objects.filter(pk__in=receivers).values_list("pk", "name")
    return {str(pk): name for pk, name in hooks}


KIND = Kind(
    "webhook",
    _("Webhook"),
    do,
    is_on=lambda: Webhook.objects.filter(is_active=True).exists(),
    receivers=receivers,
    called=called,
)
