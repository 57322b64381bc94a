"""Every public address, taken from the URLconf: the admin is left out by its prefix, and nothing else."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from images.renditions import WIDTHS
from pages import paging
from tests.pages.states import Places

ADMIN = "admin/"


def public_routes() -> dict[str, str]:
    """Routes by name; two of one name, or one without, would escape the samples."""
    found: dict[str, str] = {}
    for route, name in _walk(get_resolver().url_patterns):
        assert name, f"{route} has no name"
        assert name not in found, f"{name} is the name of two routes"
        found[name] = route
    return found


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str | None]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route.startswith(ADMIN):
            continue
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern.name


def _of(subject: str) -> Callable[[Places], Iterable[tuple[Any, ...]]]:
    return lambda places: ((slug,) for slug in getattr(places, subject))


def _once(places: Places) -> Iterable[tuple[Any, ...]]:
    return [()]


# What to ask of each route. A feed below a list is asked for what the list is.
SAMPLES: dict[str, Callable[[Places], Iterable[tuple[Any, ...]]]] = {
    "health-live": _once,
    "health-ready": _once,
    # As with previews: without its token it is no page.
    "own-calendar": lambda places: (("wrong",), ("x" * 43,)),
    "sitemap": _once,
    "robots": _once,
    "picture": lambda places: ((token, width) for token in places.picture for width in WIDTHS[:1]),
    "article": _of("article"),
    # Whoever holds a signed address may read; what others may try is answered like any page that isn't there.
    "preview": lambda places: (("unsigned",), ("MQ:1abcde:" + "x" * 43,)),
    "front": _once,
    "section": _of("section"),
    "tag": _of("tag"),
    "author": _of("author"),
    "brand": _of("company"),
    "retailer": _of("company"),
    "company": _of("company"),
    "person": _of("person"),
    "milestones": _once,
    "quotes": _once,
    "partnerships": _once,
    "partnership": _of("partnership"),
    "partnership-calendar": _of("partnership"),
    "year": lambda places: ((year,) for year, _month in places.month),
    "month": lambda places: places.month,
}
# Routes that show no story's words; a sitemap shows its address alone.
SILENT = {"health-live", "health-ready", "own-calendar", "robots", "sitemap", "picture", "preview", "year"}

# Lists of facts and what to ask them: a deep page with everything in it, and each filter, with what canaries match.
OF_FACTS = {
    "milestones": (f"after={paging.write_key(999_999_999, 1)}", "category=other"),
    "quotes": (f"before={paging.write_key(99_991_231, 1)}", "person=zz", "company=zz", "year=2020"),
}


def story_lists() -> list[str]:
    """The names of routes that list stories, newest first."""
    routes = public_routes()
    return sorted(name for name in routes if f"{name}-feed" in routes and name not in OF_FACTS)


def sample_of(name: str) -> Callable[[Places], Iterable[tuple[Any, ...]]]:
    return SAMPLES[name.removesuffix("-feed")]


@dataclass(frozen=True, slots=True)
class _Beyond:
    """A key that is newer than every story, so that the page after it is a deep one with everything in it."""

    published_at = dt.datetime(9000, 1, 1, tzinfo=dt.UTC)
    article_id = 1


def paths(places: Places, *, deep: bool = True) -> Iterator[tuple[str, str]]:
    """Names of routes and addresses, in every language; lists also as a page below the first, in the default one."""
    asked: set[str] = set()
    for name in public_routes():
        for language, _label in settings.LANGUAGES:
            with translation.override(language):
                for args in sample_of(name)(places):
                    path = reverse(name, args=args)
                    if path not in asked:
                        asked.add(path)
                        yield name, path
                        if deep and language == settings.LANGUAGE_CODE:
                            yield from ((name, f"{path}?{query}") for query in _queries(name))


def _queries(name: str) -> Iterable[str]:
    if name in story_lists():
        return [f"before={paging.encode(_Beyond)}"]
    return OF_FACTS.get(name.removesuffix("-feed"), ())


def everything_in(response: HttpResponseBase) -> str:
    """All that a reader receives: status, headers, cookies, body."""
    body = b"".join(response) if response.streaming else response.content
    headers = [f"{name}: {value}" for name, value in response.headers.items()]
    status = f"{response.status_code} {response.reason_phrase}"
    return "\n".join([status, *headers, response.cookies.output(), body.decode("utf-8", "replace")])


def answers(places: Places, *, deep: bool = True) -> Iterator[tuple[str, str, str]]:
    """Name, address and everything in the answer, for every public address."""
    client = Client()
    for name, path in paths(places, deep=deep):
        yield name, path, everything_in(client.get(path))
