"""The rehearsal: at any instant the bytes that readers get then, at every public address, and for the desk alone."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from articles import workflow
from articles.models.placement import Place, Seat
from articles.publication import database_now
from desk.rehearsal import bar, stage
from tests.articles.machine import clock
from tests.factories import ago, ahead, make_article, make_client, make_edition, make_picture, make_user, rewrite
from tests.pages.addresses import paths
from tests.pages.states import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db
type Answers = dict[str, tuple[int, str, bytes]]
# A story's preview by a signed link is no page of the site, and tells by the clock whether the link has ended.
ELSEWHERE = {"health-live", "health-ready", "preview"}


def served(world: World) -> Answers:
    """What readers get now at every public address: status, where it leads, bytes."""
    reader = Client()
    return {path: _said(reader.get(path)) for path in _paths(world)}


def rehearsed(world: World, at: dt.datetime) -> Answers:
    editor = make_client(make_user("Editor"))
    found = {}
    for path in _paths(world):
        status, location, body = _said(editor.get(stage.address(at, path)))
        assert not location or location.startswith(stage.address(at, "/"))
        found[path] = (status, location.removeprefix(stage.address(at, "")), body)
    return found


def _paths(world: World) -> list[str]:
    return [path for name, path in paths(world.places) if name not in ELSEWHERE]


def _said(response: object) -> tuple[int, str, bytes]:
    return response.status_code, response.headers.get("Location", ""), b"".join(response)  # type: ignore[attr-defined,call-overload]


def test_every_page_of_the_past_is_rehearsed_as_it_was_served() -> None:
    world = make_world()
    recorded: list[tuple[dt.datetime, Answers]] = []

    def note() -> None:
        recorded.append((database_now(), served(world)))

    world.write(FIRST)
    workflow.approve(world.article, by=None)
    workflow.publish(world.article, by=None)
    note()
    workflow.show_block(world.common["section"], "it", by=None)
    workflow.move(workflow.place(world.article, Seat(Place.STRIP, 2), by=None), Seat(Place.LEAD), by=None)
    note()
    world.rewrite(SECOND, keep_slug=False)
    workflow.approve(world.article, by=None)
    workflow.publish(world.article, by=None)
    note()
    workflow.publish(world_translation(world), by=None)
    note()
    workflow.withdraw(world.article, by=None)
    note()
    assert len({frozenset(answers.items()) for _at, answers in recorded}) == 5
    for at, answers in recorded:
        again = rehearsed(world, at)
        assert {path for path, said in answers.items() if again[path] != said} == set()


def world_translation(world: World) -> object:
    original = world.article
    english = world.write(SECOND_IN_ENGLISH, language="en", original=original)
    world.article = original
    workflow.approve(english, by=None)
    return english


SECOND_IN_ENGLISH = type(SECOND)("english")


def test_every_page_of_the_future_is_rehearsed_as_it_will_be_served() -> None:
    world = make_world()
    clock.install(now := database_now())
    start = now + clock.HOUR
    world.write(FIRST)
    workflow.approve(world.article, by=None)
    workflow.publish(world.article, by=None, at=start, until=start + dt.timedelta(days=1))
    workflow.place(world.bystander.article, Seat(Place.LEAD), by=None, at=start)
    edge = (start - dt.timedelta(microseconds=1), start)
    before, after = (rehearsed(world, at) for at in edge)
    assert before != after
    for at, expected in zip(edge, (before, after), strict=True):
        clock.set_to(at)
        assert served(world) == expected


def test_what_a_reader_s_cookies_and_languages_say_changes_nothing(editor: User) -> None:
    edition = make_edition(headline="Uscito")
    address = stage.address(database_now(), edition.get_absolute_url())
    assert make_client(editor, language="en").get(address).content == Client().get(edition.get_absolute_url()).content


def test_it_is_never_kept_or_indexed_and_framed_by_the_desk_alone(editor: User) -> None:
    edition = make_edition()
    for path in ("/", edition.get_absolute_url(), "/articles/non-c-e/", "/sitemap.xml", "/feed/"):
        answer = make_client(editor).get(stage.address(database_now(), path))
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert "ETag" not in answer


@pytest.mark.parametrize(("role", "status"), [("", 403), ("Reporter", 200), ("Editor", 200), ("Chief", 200)])
def test_who_may_see_stories_may_rehearse(role: str, status: int) -> None:
    client = make_client(make_user(role))
    assert client.get("/admin/rehearsal/").status_code == status
    assert client.get(stage.address(ahead(days=1), "/")).status_code == status


def test_nobody_rehearses_without_an_account_or_the_desk_itself(editor: User) -> None:
    assert Client().get(stage.address(ahead(days=1), "/")).status_code == 302
    assert make_client(editor).get(stage.address(ahead(days=1), "/admin/")).status_code == 404
    assert make_client(editor).post(stage.address(ahead(days=1), "/")).status_code == 405


def test_a_slug_of_before_and_a_missing_slash_lead_on_within_the_rehearsal(editor: User) -> None:
    edition = make_edition(at=ago(hours=2))
    old = edition.get_absolute_url()
    new = make_edition(rewrite(edition.article, slug="nuovo-indirizzo"), at=ahead(hours=1)).get_absolute_url()
    at, client = ahead(hours=2), make_client(editor)
    for asked, leads in ((old, new), (new.removesuffix("/"), new)):
        answer = client.get(stage.address(at, asked))
        assert (answer.status_code, answer.url) == (301, stage.address(at, leads))
    assert client.get(stage.address(ago(hours=1), new)).status_code == 404
    assert client.get(stage.address(ago(hours=1), old)).status_code == 200


@pytest.mark.parametrize(
    "instant", ["2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "9999-01-01T00:00:00Z", "2026-01-01", "now"]
)
def test_what_is_no_instant_has_no_page(instant: str, editor: User) -> None:
    assert make_client(editor).get(f"/admin/rehearsal/{instant}/").status_code == 404


def test_the_bar_leads_from_change_to_change(editor: User) -> None:
    first = make_edition(at=ahead(hours=1), until=ahead(hours=5))
    second = make_edition(at=ahead(hours=2))
    edges = [first.live.lower, second.live.lower, first.live.upper]
    client = make_client(editor)
    asked = bar.address(None)
    for edge in edges:
        asked = dict(client.get(asked).context["ways"])["Next change"]
        assert asked == bar.address(edge)
    ways = dict(client.get(asked).context["ways"])
    assert ways["Next change"] is None
    assert ways["Previous change"] == bar.address(second.live.lower)


def test_the_bar_takes_a_time_of_the_newsroom_s_clock(editor: User) -> None:
    page = make_client(editor).get("/admin/rehearsal/", {"at": "2026-07-01T09:00", "path": "/en/"})
    assert page.context["framed"] == "/admin/rehearsal/2026-07-01T07:00:00Z/en/"
    assert "rehearsal/2026-07-01T07:00:00Z/en/" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "says"),
    [("2026-03-29T02:30", "never show 02:30"), ("morgen", "be read as a time"), ("1850-01-01T00:00", "too far away")],
)
def test_a_time_that_is_none_is_said_and_the_site_shown_as_it_is(asked: str, says: str, editor: User) -> None:
    page = make_client(editor).get("/admin/rehearsal/", {"at": asked})
    assert says in page.content.decode()
    assert page.context["is_now"]


@pytest.mark.parametrize("typed", ["//evil.example/", "javascript:alert(1)", "/admin/", "x", "http://[", ""])
def test_an_address_that_is_not_public_shows_the_front_page(typed: str, editor: User) -> None:
    page = make_client(editor).get("/admin/rehearsal/", {"path": typed})
    assert page.context["path"] == "/"


def test_a_whole_address_of_the_site_is_understood() -> None:
    assert bar.public_part("https://www.example.com/en/tags/x/?before=abc#y") == "/en/tags/x/?before=abc"


def test_pages_of_a_list_below_the_first_are_rehearsed_too(editor: User) -> None:
    edition = make_edition(make_article(picture=make_picture()), at=ago(days=1))
    cache.clear()
    for path in ("/?before=", f"{edition.get_absolute_url()}?x=1", "/?before=malformed"):
        answer = make_client(editor).get(stage.address(database_now(), path))
        live = Client().get(path)
        assert (answer.status_code, answer.content) == (live.status_code, live.content)
