"""How long caches in front may keep a public page: a constant second, whatever is scheduled."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

A_SECOND = "public, max-age=0, s-maxage=1"


class FreshnessMiddleware:
    """A lifetime that shrank towards the next change would tell when it comes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method in {"GET", "HEAD"} and not request.path_info.startswith("/admin/"):
            response.headers.setdefault("Cache-Control", A_SECOND)
        return response
