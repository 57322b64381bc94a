"""Short pages for what can't be answered, in the reader's language and the same whatever was asked for."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views import csrf


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Outside the desk no page takes anything, with a token or without."""
    if request.path_info.startswith("/admin/"):
        return csrf.csrf_failure(request, reason)
    return HttpResponseNotAllowed(["GET", "HEAD"])


class EmptyRefusalMiddleware:
    """Gives Django's bare 405 a page; views only say which methods they answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers.get("Allow", "")
            response = render(request, "405.html", status=405)
            response.headers["Allow"] = allowed
        return response
