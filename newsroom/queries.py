"""Refuses what no request of a browser can hold, before anything reads its texts."""

import codecs
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

ONLY = "utf-8"


class UnreadableMiddleware:
    """Takes no NUL in an address, and texts in UTF-8 alone.

    PostgreSQL takes no NUL in a text; Django checks for it in forms, but not in the admin's filters. And it reads
    addresses and forms in whatever Content-Type asks for, which may be no encoding of texts at all, or one that hides
    a NUL or half a character.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_readable((request.content_params or {}).get("charset", ONLY)):
            raise BadRequest("a charset other than UTF-8")
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("a NUL in the query")
        return self.get_response(request)


def _is_readable(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == ONLY
    except (LookupError, ValueError):
        return False


class Request(WSGIRequest):
    """Read as UTF-8 whatever was asked for: Django reads the address before any middleware could refuse."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {"charset": ""}


class Handler(WSGIHandler):
    request_class = Request
