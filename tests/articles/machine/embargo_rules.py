"""The verbs of embargoes: put under, taken out, moved, lifted."""

import datetime as dt
from functools import partial
from typing import Any

from hypothesis import strategies as st

from articles import workflow
from tests.articles.machine.model import Desk
from tests.articles.machine.playing import EDITORS, EMBARGO, INSTANTS, PEOPLE, SOMETIMES, step
from tests.articles.machine.time_rules import InTime
from tests.articles.machine.world import MILESTONE, PARTNERSHIP, PICTURE, names

THINGS = st.sets(st.sampled_from([PICTURE, PICTURE, PARTNERSHIP, MILESTONE, *names()]), min_size=1, max_size=2)


class UnderEmbargo(InTime):
    @step(which=EMBARGO, things=THINGS, by=PEOPLE, often=2)
    def put_under(self, which: int, things: set[str], by: str) -> None:
        self.tick()
        self._put_under(self.embargo(which), things, by)

    @step(which=EMBARGO, other=EMBARGO, to=SOMETIMES, often=2)
    def agree(self, which: int, other: int, to: Any) -> None:
        """Texts of both stories wait for two embargoes on what they carry; then the later one lifts or moves."""
        later = max(self.embargo(which), self.embargo(other), key=lambda number: self.desk.lifts[number])
        for embargo in (self.embargo(which), self.embargo(other)):
            self.tick()
            if free := self._free():
                self._put_under(embargo, {free[0]}, "editor")
        for story in self.desk.stories:
            self._let_out(story, frozenset({PICTURE, PARTNERSHIP}), 0, self.desk.lifts[later])
        self.tick()
        self._move(later, self.instant(to), "editor")

    def _free(self) -> list[str]:
        """What can be put under an embargo."""
        things = [PARTNERSHIP, PICTURE, *names()]
        return [one for one in things if not self.desk.is_read({one}, self.now) and not self.desk.hold([one], self.now)]

    def _put_under(self, embargo: int, things: set[str], by: str) -> None:
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

    @step(which=EMBARGO, things=st.none() | THINGS, by=PEOPLE)
    def take_out(self, which: int, things: set[str] | None, by: str) -> None:
        """All that is under it, or just any things."""
        self.tick()
        embargo, desk, now = self.embargo(which), self.desk, self.now
        under = {thing for thing, held_by in desk.under.items() if held_by == embargo}
        chosen = under if things is None else things

        def change(desk: Desk) -> None:
            desk.under = {thing: held_by for thing, held_by in desk.under.items() if thing not in chosen}

        shift = desk.after(now, chosen, change)
        allowed = by in EDITORS and desk.lifts[embargo] > now and not shift.is_cut and chosen <= under
        act = partial(workflow.take_out, self._embargo(embargo), self._things(chosen), by=self.by(by))
        self.attempt("take_out", act, allowed=allowed, then=lambda: desk.carry_out(shift, change, now, is_freed=True))

    @step(which=EMBARGO, to=INSTANTS, by=PEOPLE, often=2)
    def move_embargo(self, which: int, to: Any, by: str) -> None:
        self.tick()
        self._move(self.embargo(which), self.instant(to), by)

    @step(which=EMBARGO, by=PEOPLE, often=2)
    def lift(self, which: int, by: str) -> None:
        self.tick()
        self._move(self.embargo(which), None, by)

    def _move(self, embargo: int, to: dt.datetime | None, by: str) -> None:
        """With None it lifts."""
        desk, now = self.desk, self.now
        onto = to or now
        under = {thing for thing, held_by in desk.under.items() if held_by == embargo}

        def change(desk: Desk) -> None:
            desk.lifts[embargo] = onto

        shift = desk.after(now, under, change, since=desk.lifts[embargo], onto=onto)
        allowed = by in EDITORS and desk.lifts[embargo] > now and not shift.is_cut
        if to:
            allowed = allowed and self.is_ahead(to) and to != desk.lifts[embargo]
            act = partial(workflow.move_embargo, self._embargo(embargo), to=to, by=self.by(by))
        else:
            act = partial(workflow.lift, self._embargo(embargo), by=self.by(by))
        done = partial(desk.carry_out, shift, change, now, is_freed=False)
        self.attempt("move_embargo" if to else "lift", act, allowed=allowed, then=done)

    def _embargo(self, which: int) -> Any:
        return self.world.embargoes[which]

    def _things(self, keys: set[str]) -> list[Any]:
        return [self.world.things[key] for key in sorted(keys)]
