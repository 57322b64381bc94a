"""What goes with every public answer: a strict policy, and nothing that tells two readers apart."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponseBase
from django.test import Client

from newsroom.freshness import A_SECOND
from tests.factories import ago, make_edition, make_user
from tests.pages.addresses import everything_in, paths
from tests.pages.states import make_world, world_with

pytestmark = pytest.mark.django_db
ERRORS = ["/nowhere/", "/articles/none/", "/?before=rubbish", "/en/nowhere/", "/articles/none", "/archive/2020"]


def every_answer(client: Client | None = None) -> Iterator[tuple[str, HttpResponseBase]]:
    """Pages, redirects, 404 and 410 of every public address, and 400 and 405 besides."""
    world = world_with("withdrawn")
    gone = make_edition(at=ago(hours=2), until=ago(hours=1))
    client = client or Client()
    for path in [*(path for _name, path in paths(world.places, deep=False)), gone.get_absolute_url(), *ERRORS]:
        yield path, client.get(path)
    yield "a refusal", client.post("/")


def policy(response: HttpResponseBase) -> dict[str, list[str]]:
    directives = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in directives}


def test_every_answer_has_a_policy_under_which_nothing_foreign_or_inline_runs() -> None:
    statuses = set()
    for path, response in every_answer():
        statuses.add(response.status_code)
        allowed = policy(response)
        assert allowed["default-src"] == allowed["frame-ancestors"] == allowed["base-uri"] == ["'none'"], path
        assert allowed["script-src"] == ["'self'"], path
        assert allowed["style-src"] == ["'self'"], path
        sources = {source for sources in allowed.values() for source in sources}
        assert sources <= {"'self'", "'none'", "data:"}, path
    assert statuses >= {200, 301, 400, 404, 405, 410}


def test_every_answer_keeps_browsers_from_guessing_framing_and_telling() -> None:
    for path, response in every_answer():
        headers = response.headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", path


def test_no_answer_sets_a_cookie_varies_or_is_somebody_s_own() -> None:
    for path, response in every_answer():
        assert not response.cookies, path
        assert "Set-Cookie" not in response.headers, path
        # How it is compressed is no content of its own.
        assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", path
        assert b"csrf" not in everything_in(response).encode().lower(), path


def test_who_is_signed_in_gets_byte_for_byte_what_a_stranger_gets() -> None:
    world = make_world()
    editor = Client(headers={"Accept-Language": "en", "User-Agent": "another"})
    editor.force_login(make_user("Editor"))
    for _name, path in paths(world.places, deep=False):
        if not path.startswith("/health"):  # its Expires is of the second
            assert everything_in(editor.get(path)) == everything_in(Client().get(path)), path


def test_a_page_is_the_same_twice() -> None:
    world = make_world()
    for name, path in paths(world.places, deep=False):
        if not path.startswith("/health"):
            assert everything_in(Client().get(path)) == everything_in(Client().get(path)), name


@pytest.mark.parametrize("state", ["scheduled", "live_until", "live_and_queued_update"])
def test_caches_may_keep_an_answer_for_a_constant_second_whatever_is_planned(state: str) -> None:
    for name, path in paths(world_with(state).places, deep=False):
        if not name.startswith(("health", "picture")):
            assert Client().get(path).headers["Cache-Control"] == A_SECOND, path


def test_no_script_style_or_handler_stands_inline() -> None:
    for path, response in every_answer():
        if response.headers.get("Content-Type", "").startswith("text/html"):
            page = everything_in(response).lower()
            assert "<style" not in page, path
            assert " style=" not in page, path
            assert "<script>" not in page, path
            assert " onclick" not in page, path


def test_errors_are_not_for_search_engines() -> None:
    for path, response in every_answer():
        if response.status_code in {400, 404, 405, 410}:
            assert 'content="noindex"' in response.content.decode(), path
