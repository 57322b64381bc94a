"""Whatever people do to stories and whenever: no overlap, no early word on any public route, nothing overwritten.

Each run is a savepoint of one transaction. PostgreSQL's `now()` would stand still in it, so the whole clock does: it
is a function of the test's own (see `machine.clock`), and goes forward by a microsecond for every act and by hours
where a run says so. The process's clock stays as it is, which must not matter. Constraints that the database defers
to the end of a transaction are checked after every act.
"""

import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.articles.machine.embargo_rules import UnderEmbargo
from tests.articles.machine.invariants import Kept
from tests.articles.machine.playing import steps_of
from tests.articles.machine.world import World, make_world

pytestmark = pytest.mark.django_db
VERBS = {
    *("write", "submit", "approve", "send_back", "plan", "place", "unplace"),
    *("publish", "schedule", "reschedule", "cancel", "publish_now", "renew", "set_until", "withdraw", "undo"),
    *("put_under", "take_out", "move_embargo", "lift"),
}


class Newsroom(UnderEmbargo, Kept):
    @rule(step=steps_of(UnderEmbargo))
    def act(self, step: tuple[str, dict[str, Any]]) -> None:
        name, told = step
        getattr(self, name)(**told)

    def teardown(self) -> None:
        """A run that failed has said why already."""
        try:
            if sys.exception() is None:
                self.ask_everywhere()
        finally:
            super().teardown()


@pytest.fixture
def world(quiet: None) -> World:
    Newsroom.done.clear()
    Newsroom.refused.clear()
    return make_world()


def play(world: World, **given: Any) -> None:
    """As many runs, of as many steps, as are given. Of a run that fails all steps are printed as they were.

    With `Phase.shrink` they become fewer, in some minutes; with `derandomize=False` each time others are taken.
    """
    told: dict[str, Any] = {"deadline": None, "derandomize": True, "database": None}
    told |= {"phases": [Phase.generate], "suppress_health_check": list(HealthCheck)}
    run_state_machine_as_test(lambda: Newsroom(world), settings=settings(**told | given))


def test_any_sequence_of_acts_keeps_the_invariants(world: World) -> None:
    play(world, max_examples=6, stateful_step_count=25)
    assert {"publish", "schedule", "cancel", "renew", "withdraw", "undo", "lift"} <= set(Newsroom.done)


@pytest.mark.hundreds
def test_hundreds_of_acts_of_most_verbs_keep_the_invariants(world: World) -> None:
    play(world, max_examples=8, stateful_step_count=40)
    for verbs in (Newsroom.done, Newsroom.refused):
        assert len(set(verbs) & VERBS) > 16
