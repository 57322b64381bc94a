"""A picture under an embargo has no address for readers before the lift; at the desk it has, and nobody keeps it."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from embargoes.models import Embargo
from images import renditions
from images.models import Picture
from tests.factories import ago, make_client, make_edition, make_embargo, make_picture
from tests.pages.addresses import everything_in

pytestmark = pytest.mark.django_db


def address(picture: Picture) -> str:
    return renditions.address(picture.token, 480)


MISSING = f"/media/{'0' * 32}/480.webp"


def test_before_the_lift_a_picture_answers_readers_exactly_as_one_that_there_isn_t(stranger: User) -> None:
    make_embargo(picture := make_picture())
    for client in (Client(), make_client(stranger), Client(headers={"Cookie": "sessionid=none"})):
        for ask in (client.get, client.head):
            held, missing = (everything_in(ask(path)) for path in (address(picture), MISSING))
            assert held.startswith("404 ")
            assert held == missing


def test_so_it_does_when_its_smaller_copies_are_made_and_in_every_width() -> None:
    make_embargo(picture := make_picture())
    renditions.make(picture)
    for width in renditions.WIDTHS:
        assert Client().get(renditions.address(picture.token, width)).status_code == 404


def test_the_original_has_no_address_at_all() -> None:
    make_embargo(picture := make_picture())
    for path in (f"/media/{picture.original.name}", f"/media/{picture.token}/original.jpg"):
        assert Client().get(path).status_code == 404


def test_the_refusal_is_kept_by_caches_no_longer_than_any_page() -> None:
    make_embargo(picture := make_picture())
    assert Client().get(address(picture)).headers["Cache-Control"] == "public, max-age=0, s-maxage=1"


def test_the_desk_sees_it_and_no_cache_keeps_it(reporter: User) -> None:
    make_embargo(picture := make_picture())
    renditions.make(picture)
    answer = make_client(reporter).get(address(picture))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert "Cookie" in answer.headers["Vary"]
    answer.close()


def test_when_the_clock_passes_the_lift_the_address_works_and_nobody_has_done_anything() -> None:
    embargo = make_embargo(picture := make_picture())
    renditions.make(picture)
    Embargo.objects.filter(pk=embargo.pk).update(lifts_at=ago(seconds=1))
    answer = Client().get(address(picture))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]
    answer.close()


def test_lifting_it_opens_the_address_and_taking_the_picture_out_does_too() -> None:
    first, second = make_picture(), make_picture()
    workflow.lift(make_embargo(first), by=None)
    workflow.take_out(make_embargo(second), [second], by=None)
    for picture in (first, second):
        assert Client().get(address(picture)).status_code == 200


def test_the_machine_s_clock_doesn_t_lift_it(monkeypatch: Any) -> None:
    make_embargo(picture := make_picture())
    later = dt.datetime(2087, 6, 5, tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert Client().get(address(picture)).status_code == 404


def test_a_public_page_s_picture_doesn_t_depend_on_who_asks(reporter: User) -> None:
    picture = make_picture()
    make_edition(picture=picture)
    answers = [client.get(address(picture)) for client in (Client(), make_client(reporter))]
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    for answer in answers:
        answer.close()
