"""Runs calls at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from articles.models import Article


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call answered or raised, in the order given. They start together, and speak English."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            with translation.override("en"):
                connections["default"].ensure_connection()
                gate.wait(10)
                return call()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def requested(person: User, address: str, data: dict[str, Any]) -> Any:
    """A request of the desk as its views get it, past the middlewares."""
    request: Any = RequestFactory().post(address, data)
    request.user, request.session, request.resolver_match = User.objects.get(pk=person.pk), {}, None
    request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
    return request


def post(person: User, article: Article, data: dict[str, Any]) -> HttpResponse:
    """The admin's answer, whose page isn't rendered: that takes most of the time and none of the decisions."""
    request = requested(person, article.get_admin_url(), data)
    return admin.site.get_model_admin(Article).change_view(request, str(article.pk))
