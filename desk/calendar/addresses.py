"""Where the pages of time are, below `admin/`, each for people who may see stories."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles import permissions
from desk.calendar import adding, board, feed, pages, sheet

type View = Callable[..., HttpResponse]


def of(site: Any) -> list[Any]:
    def at(route: str, name: str, view: View) -> Any:
        def seen(request: HttpRequest, **which: Any) -> HttpResponse:
            if not permissions.may_see(request.user):
                raise PermissionDenied
            return view(request, site=site, **which)

        return path(route, site.admin_view(seen), name=name)

    return [
        at("calendar/", "calendar", pages.calendar),
        at("calendar/new/", "calendar_new", adding.new),
        at("calendar/ideas/<int:pk>/", "calendar_idea", adding.move_idea),
        at("calendar/feed/", "calendar_feed", feed.own),
        at("board/", "board", board.board),
        at("sheet/", "sheet", sheet.sheet),
    ]
