"""A story's words are public exactly while it is live: every state, asked at every public address."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from articles.models import Edition
from articles.models.article import REGISTER
from articles.publication import PublicationQuerySet
from images.models import Picture
from tests.factories import make_edition
from tests.pages import canaries
from tests.pages.addresses import SAMPLES, SILENT, answers, everything_in, public_routes
from tests.pages.canaries import COPIES, PRIVATE, Canary, text_fields
from tests.pages.states import FIRST, LATER, STATES, World, make_world, world_with

pytestmark = pytest.mark.django_db
PLANNED = re.compile(rf"\b{LATER.year}\b")


def leaks(name: str, path: str, text: str, world: World) -> Iterator[str]:
    """What a reader gets at an address and mustn't."""
    for word in world.forbidden:
        if word in text.lower():
            yield f"{path} says {word!r}"
    if PLANNED.search(text):
        yield f"{path} tells what is planned"


def first_leak(world: World) -> str | None:
    return next((leak for answer in answers(world.places) for leak in leaks(*answer, world)), None)


def test_every_public_route_has_a_sample() -> None:
    assert {name.removesuffix("-feed") for name in public_routes()} == SAMPLES.keys()


@pytest.mark.parametrize("state", STATES)
def test_a_story_s_words_are_public_exactly_while_it_is_live(state: str) -> None:
    world = world_with(state)
    found, silent = [], set(public_routes())
    for name, path, text in answers(world.places):
        found += leaks(name, path, text, world)
        if any(word in text for word in world.shown):
            silent.discard(name)
    assert found == []
    assert silent == (SILENT if state.startswith(("live", "slug")) else set(public_routes()))


@pytest.mark.parametrize("state", [state for state in STATES if "embargo" in state])
def test_the_pictures_of_a_story_have_addresses_from_its_lift_on(state: str) -> None:
    world = world_with(state)
    held, client = world.register["picture"], Client()
    assert held.token in world.places.picture
    answer = client.get(reverse("picture", args=[held.token, 480]))
    assert answer.status_code == (200 if "lifted" in state else 404)


@pytest.mark.parametrize("state", ["scheduled", "live_and_queued_slug", "expired", "withdrawn"])
def test_the_detector_sees_a_planted_leak(state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = world_with(state)
    monkeypatch.setattr(PublicationQuerySet, "live", lambda editions, at=None: editions.all())
    assert first_leak(world)


def test_the_detector_sees_an_instant_that_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    world = world_with("live_until")
    monkeypatch.setattr(Edition, "get_absolute_url", lambda edition: f"/?until={edition.live.upper}")
    assert "planned" in (first_leak(world) or "")


@pytest.mark.parametrize("state", ["draft", "scheduled", "embargoed", "live_and_queued_update", "expired", "withdrawn"])
def test_who_asks_for_a_word_that_is_not_public_gets_what_who_asks_for_nonsense_gets(state: str) -> None:
    world, client, nonsense = world_with(state), Client(), "zznobodyzz"
    asked = ("/quotes/?person={}", "/quotes/?company={}", "/milestones/?territory={} partnership-territory")
    for word in world.forbidden:
        for address in (*asked, *(one.replace("/?", "/feed/?") for one in asked)):
            secret, other = (everything_in(client.get(address.format(one))) for one in (word, nonsense))
            assert _without(word, secret) == _without(nonsense, other), address


def _without(word: str, text: str) -> str:
    return re.sub(r"(?m)^(Content-Length|ETag): .*", "", text.replace(word, ""))


def test_every_field_that_people_fill_has_a_word() -> None:
    """A new text field gets its word from its type; a new kind of row must be planted, or be named a copy."""
    world = make_world()
    world.write(FIRST)
    planted = re.compile(f"{FIRST.word}|{FIRST.secret}")
    labels = [*apps.get_app_config("auth").get_models(), *apps.get_app_config("taggit").get_models()]
    for app in ("articles", "companies", "embargoes", "images", "pages"):
        labels += apps.get_app_config(app).get_models(include_auto_created=True)
    for model in labels:
        fields = [field.name for field in text_fields(model)]
        if not fields or model._meta.label in COPIES | {"auth.Permission", "auth.Group"}:
            continue
        rows = model._default_manager.values(*fields)
        said = {name for row in rows for name in fields if planted.search(str(row[name]))}
        assert said == set(fields), f"{model._meta.label} has fields without a word"


def test_the_tables_of_exceptions_name_only_what_there_is() -> None:
    for label in canaries.WORDLESS | PRIVATE:
        model, _, name = label.rpartition(".")
        apps.get_model(model)._meta.get_field(name)
    for label in COPIES:
        apps.get_model(label)


def test_readers_meet_every_field_of_what_is_live_but_the_private_ones() -> None:
    world = world_with("live")
    kinds = ("authors", "tags", *REGISTER)
    links = {kind: world.register[kind] for kind in kinds}
    english = make_edition(language="en", picture=world.register["picture"], **links)
    world.places.add(english.article)
    page = "\n".join(text for _name, _path, text in answers(world.places, deep=False))
    register = [row for rows in world.register.values() for row in (rows if isinstance(rows, list) else [rows])]
    for row in [world.article, *register]:
        for field in text_fields(type(row)):
            value = getattr(row, field.name)
            is_private = f"{row._meta.label}.{field.name}" in PRIVATE
            assert (value in page) is not is_private, f"{row._meta.label}.{field.name}"


def test_what_a_camera_or_a_file_name_said_is_nowhere_in_a_picture() -> None:
    make_world().write(canary := Canary("camera"))
    original = Picture.objects.latest("pk").original
    assert canary.secret not in original.name
    assert canary.secret.encode() not in original.read()
