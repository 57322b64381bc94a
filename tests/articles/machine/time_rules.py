"""The verbs of time: what readers get, from when and until when."""

import datetime as dt
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from articles import workflow
from tests.articles.machine.desk_rules import AtTheDesk
from tests.articles.machine.model import UNDOABLE, Row, Story
from tests.articles.machine.playing import EDITORS, INSTANTS, PEOPLE, PICK, SOMETIMES, WHICH
from tests.articles.machine.world import CARRIED, SLUGS

ADDRESS = st.integers(0, SLUGS - 1)
SECONDS = st.sampled_from([0, 0, 1, 3, 9, 12])


class InTime(AtTheDesk):
    @rule(which=WHICH, by=PEOPLE, until=SOMETIMES)
    def publish(self, which: int, by: str, until: Any) -> None:
        self.tick()
        self._publish(self.desk.stories[which], by, None, self.instant(until))

    @rule(which=WHICH, by=PEOPLE, at=INSTANTS, until=SOMETIMES)
    def schedule(self, which: int, by: str, at: Any, until: Any) -> None:
        self.tick()
        self._publish(self.desk.stories[which], by, self.instant(at), self.instant(until))

    @rule(which=WHICH, carries=st.sampled_from(CARRIED), address=ADDRESS, at=st.none() | INSTANTS, until=SOMETIMES)
    def let_out(self, which: int, carries: frozenset[str], address: int, at: Any, until: Any) -> None:
        """A new text from its writing to its publication, since most of what can be done needs one."""
        self.write_and_approve(which, carries, address)
        self.tick()
        self._publish(self.desk.stories[which], "editor", self.instant(at), self.instant(until))

    @initialize(hours=st.lists(st.tuples(WHICH, st.sampled_from(CARRIED), st.integers(0, 5)), min_size=3, max_size=5))
    def begin(self, hours: list[tuple[int, frozenset[str], int]]) -> None:
        """Some texts are queued or live."""
        for which, carries, hour in hours:
            self.let_out(which, carries, hour % 2, ("hours", hour, 0) if hour else None, None)

    def _publish(self, story: Story, by: str, at: dt.datetime | None, until: dt.datetime | None) -> None:
        start, text = self.start(at), story.approved if story.status == "approved" else None
        allowed = bool(by in EDITORS and start and text and self._fits(story, start, until))
        if allowed:
            now_read = story.at(self.now)
            allowed = bool(at or not now_read or now_read.text is not text)
            allowed = allowed and self.desk.is_free(story, text, start, self.now)

        def then() -> None:
            story.decide(self.pk_of(by), self.now)
            story.publish(start, until)

        told = {"by": self.by(by), "at": at, "until": until}
        name = "schedule" if at else "publish"
        self.attempt(
            name, partial(workflow.publish, self.world.article(story.name), **told), allowed=allowed, then=then
        )

    def _fits(self, story: Story, start: dt.datetime, until: dt.datetime | None) -> bool:
        is_free = all(row.start != start for row in story.rows)
        return is_free and (until is None or (self.is_ahead(until) and until > start))

    def _is_queued(self, row: Row) -> bool:
        return bool(row.start and row.start > self.now)

    @rule(which=WHICH, pick=PICK, by=PEOPLE, at=INSTANTS)
    def reschedule(self, which: int, pick: int, by: str, at: Any) -> None:
        self.tick()
        story, start = self.desk.stories[which], self.instant(at)
        if row := self.row(story, pick):
            others = [other for other in story.rows if other is not row]
            allowed = by in EDITORS and self._is_queued(row) and self.is_ahead(start)
            allowed = allowed and not (row.ends and row.ends <= start) and all(one.start != start for one in others)
            allowed = allowed and self.desk.is_free(story, row.text, start, self.now)

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                row.start = start

            act = partial(workflow.reschedule, self.edition(row), by=self.by(by), at=start)
            self.attempt("reschedule", act, allowed=allowed, then=then)

    @rule(which=WHICH, pick=PICK, by=PEOPLE)
    def cancel(self, which: int, pick: int, by: str) -> None:
        self.tick()
        story = self.desk.stories[which]
        if row := self.row(story, pick):

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                row.start = None

            act = partial(workflow.cancel, self.edition(row), by=self.by(by))
            self.attempt("cancel", act, allowed=by in EDITORS and self._is_queued(row), then=then)

    @rule(which=WHICH, pick=PICK, by=PEOPLE)
    def publish_now(self, which: int, pick: int, by: str) -> None:
        self.tick()
        story = self.desk.stories[which]
        if row := self.row(story, pick):
            allowed = by in EDITORS and self._is_queued(row)
            allowed = allowed and self.desk.is_free(story, row.text, self.now, self.now)

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                row.start = self.now

            act = partial(workflow.publish_now, self.edition(row), by=self.by(by))
            self.attempt("publish_now", act, allowed=allowed, then=then)

    @rule(which=WHICH, pick=PICK, by=PEOPLE)
    def renew(self, which: int, pick: int, by: str) -> None:
        self.tick()
        story = self.desk.stories[which]
        if row := self.row(story, pick):
            allowed = by in EDITORS and self._is_queued(row) and story.status == "approved"
            allowed = allowed and row.text is not story.approved
            allowed = allowed and self.desk.is_free(story, story.approved, row.start, self.now)

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                story.renew(row)

            act = partial(workflow.renew, self.edition(row), by=self.by(by))
            self.attempt("renew", act, allowed=allowed, then=then)

    @rule(which=WHICH, pick=st.none() | PICK, by=PEOPLE, until=st.none() | INSTANTS)
    def set_until(self, which: int, pick: int | None, by: str, until: Any) -> None:
        self.tick()
        story, end = self.desk.stories[which], self.instant(until)
        row = story.ending(self.now) if pick is None else self.row(story, pick)
        if pick is not None and not row:
            return
        is_coming = bool(row and row.start) and (story.end(row) is None or story.end(row) > self.now)
        is_sound = end is None or (self.is_ahead(end) and bool(row and row.start) and end > row.start)

        def then() -> None:
            story.decide(self.pk_of(by), self.now)
            row.ends, row.withdrawn = end, False

        def act() -> None:
            of = self.world.article(story.name) if pick is None else self.edition(row)
            workflow.set_until(of, by=self.by(by), until=end)

        allowed = by in EDITORS and is_coming and is_sound and end != row.ends
        self.attempt("set_until", act, allowed=allowed, then=then)

    @rule(which=WHICH, by=PEOPLE, at=st.none() | INSTANTS)
    def withdraw(self, which: int, by: str, at: Any) -> None:
        self.tick()
        story = self.desk.stories[which]
        instant = self.instant(at)
        end = self.start(instant)

        def then() -> None:
            story.decide(self.pk_of(by), self.now)
            story.withdraw(end)

        act = partial(workflow.withdraw, self.world.article(story.name), by=self.by(by), at=instant)
        allowed = by in EDITORS and end is not None and story.at(end) is not None
        self.attempt("withdraw", act, allowed=allowed, then=then)

    @rule(which=WHICH, by=PEOPLE, same=st.sampled_from([True, True, False]), seconds=SECONDS)
    def undo(self, which: int, by: str, same: bool, seconds: int) -> None:
        self.tick(dt.timedelta(seconds=seconds, microseconds=1))
        ready = [story for story in self.desk.stories if story.last and self.now - story.last.at <= UNDOABLE]
        story = ready[0] if ready and same else self.desk.stories[which]
        last = story.last
        if same and last:
            by = next((name for name, person in self.world.people.items() if self.pk_of(name) == last.by), by)
        allowed = bool(by in EDITORS and last and last.before is not None and last.by == self.pk_of(by))
        allowed = allowed and self.now - last.at <= UNDOABLE
        back = story.comes_back(self.now) if allowed else None
        allowed = allowed and (back is None or self.desk.is_free(story, back, self.now, self.now))
        act = partial(workflow.undo, self.world.article(story.name), by=self.by(by))
        self.attempt("undo", act, allowed=allowed, then=lambda: story.undo(self.now))

    @rule(which=WHICH, pick=PICK, act=st.sampled_from(["out", "withdraw", "publish_now", "cancel"]), seconds=SECONDS)
    def slip(self, which: int, pick: int, act: str, seconds: int) -> None:
        """Something that is undone at once."""
        if act == "out":
            self.let_out(which, CARRIED[0], pick % 2, None, None)
        elif act == "withdraw":
            self.withdraw(which, "editor", None)
        else:
            getattr(self, act)(which, pick, "editor")
        self.undo(which, "editor", True, seconds)
