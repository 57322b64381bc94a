"""One public page as the site answers it at an instant: by its own view, for somebody whom nothing is known of."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils.module_loading import import_string
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.admin.preview import FRAMED

ADMIN = "admin/"
HEADERS = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex"}
# Those that decide what a public page says; the others know who asks, or only tell browsers what to do with it.
SHAPING = {
    "newsroom.language.LanguageMiddleware",
    "pages.errors.EmptyRefusalMiddleware",
    "django.middleware.common.CommonMiddleware",
}
# A reader's browser would ask anew, and says nothing of a person.
UNSAID = {"HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}


@require_safe
@csp_override(FRAMED)
@xframe_options_sameorigin
def page(request: HttpRequest, at: dt.datetime, asked: str) -> HttpResponse:
    """The answer unchanged, but that nobody keeps it and that a redirection leads on within the rehearsal."""
    if asked.startswith(ADMIN):
        raise Http404
    response = _site()(_public(request, at, f"/{asked}"))
    for name, value in HEADERS.items():
        response.headers[name] = value
    if response.headers.get("Location", "").startswith("/"):
        response.headers["Location"] = address(at, response.headers["Location"])
    return response


def address(at: dt.datetime, public: str) -> str:
    """Where the page at a public address is rehearsed."""
    return reverse("admin:rehearsal_front", args=[at]).removesuffix("/") + public


def _public(request: HttpRequest, at: dt.datetime, asked: str) -> HttpRequest:
    """The request of a reader for this address, to be answered as at that instant."""
    sent: dict[str, Any] = {name: value for name, value in request.environ.items() if name not in UNSAID}  # type: ignore[attr-defined]
    sent["PATH_INFO"] = asked.encode().decode("latin-1")
    kind: Any = type(request)
    public = kind(sent)
    public.at = at
    return public


def _resolved(request: HttpRequest) -> HttpResponse:
    """What the address's view answers, or says of an address that it doesn't know."""
    try:
        request.resolver_match = match = resolve(request.path_info)
        return match.func(request, *match.args, **match.kwargs)
    except (Http404, BadRequest, SuspiciousOperation) as refusal:
        return response_for_exception(request, refusal)


@cache
def _site() -> Callable[[HttpRequest], HttpResponse]:
    """The way of a request through the site, as far as it shapes the page."""
    answer: Any = _resolved
    for name in reversed(settings.MIDDLEWARE):
        if name in SHAPING:
            answer = import_string(name)(answer)
    return answer
