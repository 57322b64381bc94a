"""Reads what a story page says of itself: whose window it is, and which text of it this is."""

import uuid
from typing import Any

from django.http import HttpRequest

from articles import keys
from articles.keeping import Window


def of(request: HttpRequest, article_id: int | None) -> Window | None:
    """None for a request that doesn't say, or that can't be understood."""
    post, person = request.POST, request.user
    key, draft = key_of(post.get("kept-window", "")), key_of(post.get("kept-draft", ""))
    if not key or not draft:
        return None
    begun, _colon, at = post.get("kept-after", "").partition(":")
    after = key_of(begun)
    began_from = (after, keys.number(at) or 0) if after else None
    return Window(person, article_id, draft, key, began_from)  # type: ignore[arg-type]


def sequence(post: Any) -> int:
    return keys.number(post.get("kept-sequence")) or 0


def key_of(raw: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(raw)
    except ValueError:
        return None
