"""What the machine plays with: two stories, the people of a newsroom, and four things that embargoes may hold."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from articles.publication import database_now
from embargoes.models import Embargo
from tests.articles.machine import clock
from tests.articles.machine.model import Desk, Story, Text
from tests.factories import (
    make_article,
    make_author,
    make_company,
    make_embargo,
    make_milestone,
    make_partnership,
    make_picture,
    make_section,
    make_user,
)

STORIES, EMBARGOES, SLUGS = 2, 3, 2
PICTURE, PARTNERSHIP, MILESTONE = "picture", "partnership", "milestone"
# What a text may carry: a milestone brings its partnership along.
CARRIED = [
    frozenset[str](),
    frozenset({PICTURE}),
    frozenset({PARTNERSHIP}),
    frozenset({PICTURE, PARTNERSHIP}),
    frozenset({PARTNERSHIP, MILESTONE}),
]


def word(number: int) -> str:
    return f"zz{number}zz"


@dataclass(slots=True)
class World:
    origin: Any
    people: dict[str, User | None]
    things: dict[str, Any]
    """By key: the stories and what their texts may carry."""
    common: dict[str, Any]
    embargoes: list[Embargo]

    def desk(self) -> Desk:
        """The model of it as it is before anything is done."""
        owner = self.people["owner"].pk
        stories = [
            Story(name, Text(word(index), slug(index, 0), frozenset()), owner) for index, name in enumerate(names())
        ]
        return Desk(stories, [embargo.lifts_at for embargo in self.embargoes])

    def article(self, name: str) -> Article:
        return Article.objects.get(pk=self.things[name].pk)


def names() -> list[str]:
    return [f"story-{index}" for index in range(STORIES)]


def slug(index: int, which: int) -> str:
    return f"storia-{'ab'[index]}-{'mn'[which]}"


def texts(said: str) -> dict[str, str]:
    body = f"<p>{said} nel testo.</p>"
    return {"headline": f"Titolo {said} nuovo", "standfirst": f"Sommario {said} breve.", "body": body, "kicker": said}


def make_world() -> World:
    """Inside a transaction whose clock stands still from here on."""
    origin = database_now().replace(minute=0, second=0, microsecond=0)
    clock.install(origin)
    people: dict[str, User | None] = {name: make_user(name.title()) for name in ("editor", "chief")}
    people |= {"owner": make_user("Reporter"), "reporter": make_user("Reporter"), "stranger": make_user("")}
    people["house"] = None
    brand = make_company()
    partnership = make_partnership((brand, make_company()))
    common = {"section": make_section(), "authors": [make_author()], "companies": [brand], "tags": ["comune"]}
    things: dict[str, Any] = {PICTURE: make_picture(), PARTNERSHIP: partnership, MILESTONE: make_milestone(partnership)}
    for index, name in enumerate(names()):
        told = texts(word(index)) | {"slug": slug(index, 0), "owner": people["owner"]}
        things[name] = make_article(**told | common)
    lifts = [origin + hours * clock.HOUR for hours in (4, 9, 30)]
    return World(origin, people, things, common, [make_embargo(lifts_at=lift) for lift in lifts])
