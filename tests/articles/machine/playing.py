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
NEVER = ("never", 0, 0)
KINDS = [*(["hours"] * 8), "seconds", "seconds", "lift", "lift", "years"]


def _instants(kinds: list[str]) -> st.SearchStrategy[Any]:
    """See `Playing.instant`. Kinds are weighed by a list since `one_of` takes of equal strategies one."""
    return st.tuples(st.sampled_from(kinds), st.integers(0, 7), SHIFT)


INSTANTS, SOMETIMES = _instants(KINDS), _instants([*KINDS, *(["never"] * 2 * len(KINDS))])
OFTEN = _instants([*KINDS, *(["never"] * 3)])
PEOPLE = st.sampled_from([*(["editor"] * 20), "chief", "house", "owner", "reporter", "stranger"])
WHICH = st.integers(0, 5 * STORIES - 1)
PICK = st.integers(0, 7)
EMBARGO = st.integers(0, EMBARGOES - 1)
EDITORS = {"editor", "chief", "house"}
WRITERS = {*EDITORS, "owner"}


def step[F: Callable[..., None]](*, often: int = 1, **told: st.SearchStrategy[Any]) -> Callable[[F], F]:
    """Marks what one step of a run may be, by `steps_of`, and what it is told; `often`, beside the others."""

    def mark(function: F) -> F:
        function.__dict__.update(often=often, told=told)
        return function

    return mark


def steps_of(machine: type) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """Any of its steps with what it is told.

    As rules of Hypothesis half of them would be left out of each run, which is for thousands of runs, not for ten. A
    run of the simplest ones alone, which is always among them, waits through all that is coming.
    """
    named = {name: one for kind in machine.__mro__ for name, one in vars(kind).items()}
    marked = {name: named[name] for name in sorted(named) if hasattr(named[name], "told")}
    assert len(marked) > 20
    names = ["wait_for_the_next_edge", *(name for name, one in marked.items() for _ in range(one.often))]
    return st.sampled_from(names).flatmap(
        lambda name: st.tuples(st.just(name), st.fixed_dictionaries(marked[name].told))
    )


class Playing(RuleBasedStateMachine):
    """One run: a savepoint that is rolled back, a clock that only goes forward, and the model beside the product."""

    done: Counter[str] = Counter()
    """What was carried out, over all runs."""
    refused: Counter[str] = Counter()

    def __init__(self, world: World) -> None:
        super().__init__()
        self.savepoint = ExitStack()
        self.savepoint.enter_context(transaction.atomic())
        cache.clear()
        self.world, self.desk, self.now = world, world.desk(), world.origin
        self.written, self.is_new, self.is_at_edge = STORIES, True, True
        self.started()
        self.tick()

    def started(self) -> None:
        """What the invariants remember of a run."""

    def carried_out(self) -> None:
        """What must hold after every single act, also of those that one rule does in a row."""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.close()

    def tick(self, by: dt.timedelta = MICRO) -> None:
        self.go_to(self.now + by)

    def go_to(self, instant: dt.datetime) -> None:
        before, self.now = self.now, max(instant, self.now)
        is_near = self.now <= before + MICRO
        self.is_new = self.is_new or not is_near or any(before < edge <= self.now for edge in self.edges())
        clock.set_to(self.now)

    def edges(self) -> set[dt.datetime]:
        """The instants at which the model has something begin or end."""
        return {edge for story in self.desk.stories for edge in story.edges()} | set(self.desk.lifts)

    def by(self, name: str) -> User | None:
        return self.world.people[name]

    def pk_of(self, name: str) -> int | None:
        person = self.by(name)
        return person.pk if person else None

    def instant(self, drawn: tuple[str, int, int] | None) -> dt.datetime | None:
        kind, number, shift = drawn or NEVER
        if kind == "never":
            return None
        hour = self.world.origin + (self.now - self.world.origin) // clock.HOUR * clock.HOUR
        at = {
            "hours": lambda: hour + number * clock.HOUR,
            "seconds": lambda: self.now + dt.timedelta(seconds=number),
            "lift": lambda: self.desk.lifts[number % EMBARGOES],
            "years": lambda: hour + (-1, 50, 101)[number % 3] * dt.timedelta(days=366),
        }[kind]()
        return at + shift * MICRO

    def is_ahead(self, at: dt.datetime | None) -> bool:
        """Whether a verb takes it for an instant to come."""
        return at is not None and self.now < at <= self.now + CENTURY

    def start(self, at: dt.datetime | None) -> dt.datetime | None:
        """When it would begin; None where that is refused."""
        return self.now if at is None else at if self.is_ahead(at) else None

    def story(self, which: int, worth: Callable[[Story], float] = lambda story: 0) -> Story:
        """Rather the one with which an act is worth most, but the drawn one in one case of five."""
        drawn = self.desk.stories[which % STORIES]
        return drawn if which >= 4 * STORIES else max(drawn, *self.desk.stories, key=worth)

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
        before = None if allowed else digest()
        try:
            act()
        except (Refused, PermissionDenied) as said:
            assert not allowed, f"{name} was refused: {said!r}"
            assert digest() == before, f"{name} was refused and changed something"
            self.refused[name] += 1
            return False
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert allowed is not False, f"{name} was carried out"
        self.done[name] += 1
        self.is_new = True
        then()
        self.adopt()
        self.carried_out()
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
