"""How the machine acts: at instants of every kind, by people of every role, and what must hold of each act."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from articles.models import Edition
from articles.workflow import Refused
from tests.articles.machine import clock
from tests.articles.machine.model import CENTURY, MICRO, Row, Story
from tests.articles.machine.world import EMBARGOES, STORIES, World

TABLES = (
    *("articles_article", "articles_revision", "articles_edition", "articles_permalink", "articles_auditentry"),
    *("articles_placement", "articles_effect", "articles_notice", "embargoes_embargo", "images_picture"),
    *("companies_partnership", "companies_milestone", "procrastinate_jobs"),
)
SHIFT = st.sampled_from([0, 0, 0, 0, -1, 1])
HOURS = st.tuples(st.just("hours"), st.integers(0, 7), SHIFT)
INSTANTS = st.one_of(
    HOURS,
    HOURS,
    HOURS,
    st.tuples(st.just("seconds"), st.integers(0, 9), SHIFT),
    st.tuples(st.just("lift"), st.integers(0, EMBARGOES - 1), SHIFT),
    st.tuples(st.just("years"), st.sampled_from([-1, 50, 101]), SHIFT),
    HOURS,
    HOURS,
)
SOMETIMES = st.one_of(st.none(), st.none(), INSTANTS)
PEOPLE = st.sampled_from([*(["editor"] * 12), "chief", "house", "owner", "reporter", "stranger"])
WHICH = st.integers(0, STORIES - 1)
PICK = st.integers(0, 7)
EMBARGO = st.integers(0, EMBARGOES - 1)
EDITORS = {"editor", "chief", "house"}
WRITERS = {*EDITORS, "owner"}


class Playing(RuleBasedStateMachine):
    """One run: a savepoint that is rolled back, a clock that only goes forward, and the model beside the product."""

    done: Counter[str] = Counter()
    """What was carried out, over all runs."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.savepoint = ExitStack()
        self.savepoint.enter_context(transaction.atomic())
        cache.clear()
        self.world, self.desk, self.now = world, world.desk(), world.origin
        self.written = STORIES
        self.started()
        self.tick()

    def started(self) -> None:
        """What the invariants remember of a run."""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.close()

    def tick(self, by: dt.timedelta = MICRO) -> None:
        self.go_to(self.now + by)

    def go_to(self, instant: dt.datetime) -> None:
        self.now = max(instant, self.now)
        clock.set_to(self.now)

    def by(self, name: str) -> User | None:
        return self.world.people[name]

    def pk_of(self, name: str) -> int | None:
        person = self.by(name)
        return person.pk if person else None

    def instant(self, drawn: tuple[str, int, int] | None) -> dt.datetime | None:
        if drawn is None:
            return None
        kind, number, shift = drawn
        hour = self.world.origin + (self.now - self.world.origin) // clock.HOUR * clock.HOUR
        at = {
            "hours": lambda: hour + number * clock.HOUR,
            "seconds": lambda: self.now + dt.timedelta(seconds=number),
            "lift": lambda: self.desk.lifts[number],
            "years": lambda: hour + number * dt.timedelta(days=366),
        }[kind]()
        return at + shift * MICRO

    def is_ahead(self, at: dt.datetime | None) -> bool:
        """Whether a verb takes it for an instant to come."""
        return at is not None and self.now < at <= self.now + CENTURY

    def start(self, at: dt.datetime | None) -> dt.datetime | None:
        """When it would begin; None where that is refused."""
        return self.now if at is None else at if self.is_ahead(at) else None

    def row(self, story: Story, which: int) -> Row | None:
        """One of its texts that were let out, more often one that is queued."""
        rows = story.queue(self.now) if which < 6 and story.queue(self.now) else story.rows
        return rows[which % len(rows)] if rows else None

    def embargo(self, which: int) -> int:
        """Rather one that hasn't lifted."""
        ahead = [number for number, lift in enumerate(self.desk.lifts) if lift > self.now]
        return ahead[which % len(ahead)] if ahead and which else which

    def edition(self, row: Row) -> Edition:
        return Edition.objects.get(pk=row.pk)

    def attempt(
        self, name: str, act: Callable[[], Any], *, allowed: bool | None, then: Callable[[], Any] = lambda: None
    ) -> bool:
        """Whether it was carried out. What is refused changes nothing; `allowed` is what the model says of it."""
        before = digest()
        try:
            act()
        except (Refused, PermissionDenied) as said:
            assert digest() == before, f"{name} was refused and changed something"
            assert not allowed, f"{name} was refused: {said!r}"
            return False
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert allowed is not False, f"{name} was carried out"
        self.done[name] += 1
        then()
        self.adopt()
        return True

    def adopt(self) -> None:
        """Finds the editions of the model's new rows."""
        known = {row.pk for story in self.desk.stories for row in story.rows}
        for edition in Edition.objects.exclude(pk__in=known - {None}).order_by("pk"):
            story = next(one for one in self.desk.stories if self.world.things[one.name].pk == edition.article_id)
            said = said_in(edition.headline)
            row = next((row for row in story.rows if row.pk is None and {row.text.word} == said), None)
            assert row, f"Nobody wanted an edition of {said} over {edition.live}"
            row.pk = edition.pk
        assert all(row.pk for story in self.desk.stories for row in story.rows)


def said_in(text: str) -> set[str]:
    """The words in it that give a text away."""
    return set(re.findall(r"zz\d+zz", text))


def digest() -> str:
    """Of every row that a verb may touch."""
    parts = (
        f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS of FROM {name} t" for name in TABLES
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return "".join(of for (of,) in cursor.fetchall())
