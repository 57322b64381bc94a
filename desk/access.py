"""Who may open the desk's own pages."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from articles import permissions


def seen_at(site: Any, view: Callable[..., HttpResponse]) -> Any:
    """The view for people who are signed in and may see stories: what it says is never for anybody else."""

    def seen(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if not permissions.may_see(request.user):
            raise PermissionDenied
        return view(request, **arguments)

    return site.admin_view(seen)
