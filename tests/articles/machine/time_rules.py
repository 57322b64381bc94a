"""The verbs of time: what readers get, from when and until when."""

import datetime as dt
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from articles import workflow
from tests.articles.machine.clock import HOUR
from tests.articles.machine.desk_rules import AtTheDesk
from tests.articles.machine.model import UNDOABLE, Row, Story
from tests.articles.machine.playing import EDITORS, INSTANTS, OFTEN, PEOPLE, PICK, SOMETIMES, WHICH, step
from tests.articles.machine.world import CARRIED, SLUGS, STORIES

ADDRESS = st.integers(0, SLUGS - 1)
CARRIES, RARELY_NONE = st.sampled_from(CARRIED), st.sampled_from([None, *CARRIED])
IN_THE_QUEUE = st.sampled_from(["publish_now", "cancel", "renew", "reschedule"])
SECONDS = st.sampled_from([0, 0, 1, 3, 9, 12])


class InTime(AtTheDesk):
    @step(which=WHICH, by=PEOPLE, until=SOMETIMES)
    def publish(self, which: int, by: str, until: Any) -> None:
        self.tick()
        self._publish(self.story(which, self._is_ready), by, None, self.instant(until))

    @step(which=WHICH, by=PEOPLE, at=INSTANTS, until=SOMETIMES, often=2)
    def schedule(self, which: int, by: str, at: Any, until: Any) -> None:
        self.tick()
        self._publish(self.story(which, self._is_ready), by, self.instant(at), self.instant(until))

    @step(
        which=WHICH,
        carries=st.sampled_from(CARRIED),
        address=ADDRESS,
        at=st.none() | INSTANTS,
        until=SOMETIMES,
        often=2,
    )
    def let_out(self, which: int, carries: frozenset[str], address: int, at: Any, until: Any) -> None:
        self._let_out(self.story(which), carries, address, self.instant(at), self.instant(until))

    def _let_out(self, story: Story, carries: frozenset[str], address: int, at: Any, until: Any = None) -> None:
        """A new text from its writing to its publication, since most of what can be done needs one."""
        self.write_and_approve(story, carries, address)
        self.tick()
        self._publish(story, "editor", at, until)

    @initialize(carries=st.lists(CARRIES, min_size=3, max_size=3), hours=st.integers(1, 5))
    def begin(self, carries: list[frozenset[str]], hours: int) -> None:
        """One story is live, with an update that is queued and will end; the other is live or queued."""
        one, other = self.desk.stories
        later = self.now + hours * HOUR
        self._let_out(one, carries[0], 0, None)
        self._let_out(one, carries[1], 1, later, later + 3 * HOUR)
        self._let_out(other, carries[2], 0, later if hours % 2 else None)

    def _is_ready(self, story: Story) -> bool:
        """Whether a text is approved that was never let out."""
        return story.status == "approved" and all(row.text is not story.approved for row in story.rows)

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

    def _queued(self, which: int, pick: int) -> Story:
        """A story of which a text is queued: mostly one is put there where none is."""
        story = self.story(which, lambda story: len(story.queue(self.now)))
        if not story.queue(self.now) and which < 4 * STORIES:
            start = self.now + 3 * HOUR
            self._let_out(story, CARRIED[0], pick % SLUGS, start, start + HOUR if pick % 3 else None)
        self.tick()
        return story

    @step(which=WHICH, pick=PICK, by=PEOPLE, at=INSTANTS, often=3)
    def reschedule(self, which: int, pick: int, by: str, at: Any) -> None:
        story, start = self._queued(which, pick), self.instant(at)
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

    @step(which=WHICH, pick=PICK, by=PEOPLE, often=2)
    def cancel(self, which: int, pick: int, by: str) -> None:
        story = self._queued(which, pick)
        if row := self.row(story, pick):

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                row.start = None

            act = partial(workflow.cancel, self.edition(row), by=self.by(by))
            self.attempt("cancel", act, allowed=by in EDITORS and self._is_queued(row), then=then)

    @step(which=WHICH, pick=PICK, by=PEOPLE, often=2)
    def publish_now(self, which: int, pick: int, by: str) -> None:
        story = self._queued(which, pick)
        if row := self.row(story, pick):
            allowed = by in EDITORS and self._is_queued(row)
            allowed = allowed and self.desk.is_free(story, row.text, self.now, self.now)

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                row.start = self.now

            act = partial(workflow.publish_now, self.edition(row), by=self.by(by))
            self.attempt("publish_now", act, allowed=allowed, then=then)

    @step(which=WHICH, pick=PICK, by=PEOPLE, carries=RARELY_NONE, often=2)
    def renew(self, which: int, pick: int, by: str, carries: frozenset[str] | None) -> None:
        """Of what is queued, by a text that is written and approved first where anything is said of it."""
        story = self._queued(which, pick)
        if carries is not None:
            self.write_and_approve(story, carries, pick % SLUGS)
        self.tick()
        if row := self.row(story, pick):
            allowed = by in EDITORS and self._is_queued(row) and story.status == "approved"
            allowed = allowed and row.text is not story.approved
            allowed = allowed and self.desk.is_free(story, story.approved, row.start, self.now)

            def then() -> None:
                story.decide(self.pk_of(by), self.now)
                story.renew(row)

            act = partial(workflow.renew, self.edition(row), by=self.by(by))
            self.attempt("renew", act, allowed=allowed, then=then)

    @step(which=WHICH, pick=st.none() | PICK, by=PEOPLE, until=OFTEN, beyond=st.integers(0, 5), often=2)
    def set_until(self, which: int, pick: int | None, by: str, until: Any, beyond: int) -> None:
        """Mostly so many hours beyond the text's beginning at least."""
        self.tick()
        story, end = self.story(which, lambda story: story.ending(self.now) is not None), self.instant(until)
        row = story.ending(self.now) if pick is None else self.row(story, pick)
        if pick is not None and not row:
            return
        if end and beyond and row and row.start:
            end = max(end, row.start + beyond * HOUR)
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

    @step(which=WHICH, by=PEOPLE, at=st.none() | INSTANTS, often=3)
    def withdraw(self, which: int, by: str, at: Any) -> None:
        self.tick()
        instant = self.instant(at)
        end = self.start(instant)
        story = self.story(which, lambda story: len(story.queue(end)) + 1 if end and story.at(end) else 0)

        def then() -> None:
            story.decide(self.pk_of(by), self.now)
            story.withdraw(end)

        act = partial(workflow.withdraw, self.world.article(story.name), by=self.by(by), at=instant)
        allowed = by in EDITORS and end is not None and story.at(end) is not None
        self.attempt("withdraw", act, allowed=allowed, then=then)

    @step(which=WHICH, by=PEOPLE, same=st.sampled_from([True, True, False]), seconds=SECONDS, often=2)
    def undo(self, which: int, by: str, same: bool, seconds: int) -> None:
        """Of what was decided last, mostly by who decided it."""
        self.tick(dt.timedelta(seconds=seconds, microseconds=1))
        story = self.story(which, lambda story: story.last.at.timestamp() if story.last else 0)
        last = story.last
        if same and last:
            by = next((name for name in self.world.people if self.pk_of(name) == last.by), by)
        allowed = bool(by in EDITORS and last and last.before is not None and last.by == self.pk_of(by))
        allowed = allowed and self.now - last.at <= UNDOABLE
        back = story.comes_back(self.now) if allowed else None
        allowed = allowed and (back is None or self.desk.is_free(story, back, self.now, self.now))
        act = partial(workflow.undo, self.world.article(story.name), by=self.by(by))
        self.attempt("undo", act, allowed=allowed, then=lambda: story.undo(self.now))

    @step(which=WHICH, carries=st.none() | CARRIES, at=SOMETIMES, seconds=SECONDS, often=3)
    def slip(self, which: int, carries: frozenset[str] | None, at: Any, seconds: int) -> None:
        """Something that changes what readers have, or soon will, and is undone at once; with None, a withdrawal."""
        if carries is None:
            self.withdraw(which, "editor", at)
        else:
            self.let_out(which, carries, seconds % SLUGS, at, None)
        self.undo(which, "editor", True, seconds)

    @step(
        which=WHICH,
        pick=PICK,
        act=IN_THE_QUEUE,
        at=INSTANTS,
        often=3,
    )
    def slip_in_the_queue(self, which: int, pick: int, act: str, at: Any) -> None:
        told = {"renew": [CARRIED[0]], "reschedule": [at]}.get(act, [])
        getattr(self, act)(which, pick, "editor", *told)
        self.undo(which, "editor", True, pick)
