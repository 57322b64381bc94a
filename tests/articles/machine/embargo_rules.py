"""The verbs of embargoes: put under, taken out, moved, lifted."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from articles import workflow
from tests.articles.machine.model import Desk
from tests.articles.machine.playing import EDITORS, EMBARGO, INSTANTS, PEOPLE, Playing
from tests.articles.machine.world import MILESTONE, PARTNERSHIP, PICTURE, names

THINGS = st.sets(st.sampled_from([PICTURE, PICTURE, PARTNERSHIP, MILESTONE, *names()]), min_size=1, max_size=2)


class UnderEmbargo(Playing):
    @rule(embargo=EMBARGO, things=THINGS, by=PEOPLE)
    def put_under(self, embargo: int, things: set[str], by: str) -> None:
        self.tick()
        embargo = self.embargo(embargo)
        desk, now = self.desk, self.now

        def change(desk: Desk) -> None:
            desk.under |= dict.fromkeys(things, embargo)

        shift = desk.after(now, things, change)
        is_theirs = by in EDITORS or (by == "owner" and things <= {*names()})
        is_taken = any(desk.lifts[desk.under[thing]] > now for thing in things if thing in desk.under)
        allowed = is_theirs and desk.lifts[embargo] > now and not shift.is_cut and not is_taken
        allowed = allowed and not desk.is_read(things, now)
        act = partial(workflow.put_under, self._embargo(embargo), self._things(things), by=self.by(by))
        self.attempt("put_under", act, allowed=allowed, then=lambda: desk.carry_out(shift, change, now, is_freed=False))

    @rule(embargo=EMBARGO, things=st.none() | THINGS, by=PEOPLE)
    def take_out(self, embargo: int, things: set[str] | None, by: str) -> None:
        """All that is under it, or just any things."""
        self.tick()
        embargo = self.embargo(embargo)
        desk, now = self.desk, self.now
        under = {thing for thing, which in desk.under.items() if which == embargo}
        chosen = under if things is None else things

        def change(desk: Desk) -> None:
            desk.under = {thing: which for thing, which in desk.under.items() if thing not in chosen}

        shift = desk.after(now, chosen, change)
        allowed = by in EDITORS and desk.lifts[embargo] > now and not shift.is_cut and chosen <= under
        act = partial(workflow.take_out, self._embargo(embargo), self._things(chosen), by=self.by(by))
        self.attempt("take_out", act, allowed=allowed, then=lambda: desk.carry_out(shift, change, now, is_freed=True))

    @rule(embargo=EMBARGO, to=INSTANTS, by=PEOPLE)
    def move_embargo(self, embargo: int, to: Any, by: str) -> None:
        self.tick()
        embargo = self.embargo(embargo)
        instant = self.instant(to)
        act = partial(workflow.move_embargo, self._embargo(embargo), to=instant, by=self.by(by))
        allowed = by in EDITORS and self.is_ahead(instant) and instant != self.desk.lifts[embargo]
        self._move("move_embargo", act, embargo, instant, allowed=allowed)

    @rule(embargo=EMBARGO, by=PEOPLE)
    def lift(self, embargo: int, by: str) -> None:
        self.tick()
        embargo = self.embargo(embargo)
        act = partial(workflow.lift, self._embargo(embargo), by=self.by(by))
        self._move("lift", act, embargo, self.now, allowed=by in EDITORS)

    def _move(self, name: str, act: Callable[[], Any], embargo: int, to: Any, *, allowed: bool) -> None:
        desk, now = self.desk, self.now
        under = {thing for thing, which in desk.under.items() if which == embargo}

        def change(desk: Desk) -> None:
            desk.lifts[embargo] = to

        shift = desk.after(now, under, change, since=desk.lifts[embargo], onto=to)
        allowed = allowed and desk.lifts[embargo] > now and not shift.is_cut
        self.attempt(name, act, allowed=allowed, then=lambda: desk.carry_out(shift, change, now, is_freed=False))

    def _embargo(self, which: int) -> Any:
        return self.world.embargoes[which]

    def _things(self, keys: set[str]) -> list[Any]:
        return [self.world.things[key] for key in sorted(keys)]
