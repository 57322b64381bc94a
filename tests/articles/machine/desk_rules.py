"""What is done at the desk: texts, approvals, wishes, the front page; and time that passes."""

import datetime as dt
from functools import partial
from typing import Any

from django.db import transaction
from hypothesis import strategies as st

from articles import workflow
from articles.models import Placement
from articles.models.placement import Place, Seat
from tests.articles.machine.clock import HOUR
from tests.articles.machine.model import CENTURY, MICRO, Story, Text
from tests.articles.machine.playing import (
    EDITORS,
    INSTANTS,
    PEOPLE,
    PICK,
    SHIFT,
    SOMETIMES,
    WHICH,
    WRITERS,
    Playing,
    step,
)
from tests.articles.machine.world import CARRIED, MILESTONE, PARTNERSHIP, PICTURE, SLUGS, slug, texts, word

# What a text is sent back with: without a word it can't be.
NOTES = ("Manca la fonte", "")
SECOND = dt.timedelta(seconds=1)
SEATS = st.sampled_from([Seat(Place.LEAD), Seat(Place.SECOND), Seat(Place.SECOND, 1), Seat(Place.LEAD, 1)])


class AtTheDesk(Playing):
    @step(which=WHICH, by=PEOPLE, carries=st.sampled_from(CARRIED), address=st.integers(0, SLUGS - 1), often=2)
    def write(self, which: int, by: str, carries: frozenset[str], address: int) -> None:
        self.tick()
        self._write(self.story(which), by, carries, address)

    def write_and_approve(self, story: Story, carries: frozenset[str], address: int) -> None:
        self.tick()
        self._write(story, "house", carries, address)
        self._approve(story, "house")

    def _write(self, story: Story, by: str, carries: frozenset[str], address: int) -> None:
        text = Text(word(self.written), slug(self.desk.stories.index(story), address), carries)
        self.written += 1

        def then() -> None:
            story.head, story.status = text, "draft"

        self.attempt("write", partial(self._record, story, text, by), allowed=by in WRITERS, then=then)

    @transaction.atomic
    def _record(self, story: Story, text: Text, by: str) -> None:
        article, things = self.world.article(story.name), self.world.things
        for name, value in texts(text.word).items():
            setattr(article, name, value)
        article.slug = text.slug
        article.picture = things[PICTURE] if PICTURE in text.carries else None
        article.save()
        article.partnerships.set([things[PARTNERSHIP]] if PARTNERSHIP in text.carries else [])
        article.milestones.set([things[MILESTONE]] if MILESTONE in text.carries else [])
        workflow.record(article, by=self.by(by))

    @step(which=WHICH, by=PEOPLE, verb=st.sampled_from(["approve", "submit", "approve", *NOTES]))
    def decide(self, which: int, by: str, verb: str) -> None:
        self.tick()
        story = self.story(which, lambda story: (story.status == "draft") != (verb in NOTES))
        if verb in NOTES:
            self._send_back(story, by, verb)
        elif verb == "submit":
            self._submit(story, by)
        else:
            self._approve(story, by)

    def _submit(self, story: Story, by: str) -> None:
        self.attempt(
            "submit",
            partial(workflow.submit, self.world.article(story.name), by=self.by(by)),
            allowed=by in WRITERS and story.status == "draft",
            then=lambda: setattr(story, "status", "submitted"),
        )

    def _approve(self, story: Story, by: str) -> None:
        def then() -> None:
            story.status, story.approved = "approved", story.head

        self.attempt(
            "approve",
            partial(workflow.approve, self.world.article(story.name), by=self.by(by)),
            allowed=by in EDITORS and story.status != "approved",
            then=then,
        )

    def _send_back(self, story: Story, by: str, note: str) -> None:
        self.attempt(
            "send_back",
            partial(workflow.send_back, self.world.article(story.name), by=self.by(by), note=note),
            allowed=by in EDITORS and story.status != "draft" and bool(note),
            then=lambda: setattr(story, "status", "draft"),
        )

    @step(which=WHICH, by=PEOPLE, at=st.none() | INSTANTS)
    def plan(self, which: int, by: str, at: Any) -> None:
        self.tick()
        story, instant = self.story(which), self.instant(at)
        self.attempt(
            "plan",
            partial(workflow.plan, self.world.article(story.name), by=self.by(by), at=instant),
            allowed=by in WRITERS and instant != story.planned_at and (instant is None or self.is_ahead(instant)),
            then=lambda: setattr(story, "planned_at", instant),
        )

    @step(which=WHICH, by=PEOPLE, seat=SEATS, at=SOMETIMES, until=SOMETIMES, often=2)
    def place(self, which: int, by: str, seat: Seat, at: Any, until: Any) -> None:
        self.tick()
        story = self.story(which, lambda story: len(story.queue(self.now)))
        start, end = self.start(self.instant(at)), self.instant(until)
        is_coming = bool(story.at(self.now) or story.queue(self.now))
        is_sound = start is not None and (end is None or start < end <= self.now + CENTURY)
        self.attempt(
            "place",
            partial(
                workflow.place, self.world.article(story.name), seat, by=self.by(by), at=self.instant(at), until=end
            ),
            allowed=by in EDITORS and is_coming and is_sound and seat.is_there,
        )

    @step(which=PICK, by=PEOPLE)
    def unplace(self, which: int, by: str) -> None:
        placements = list(Placement.objects.order_by("pk"))
        if placements:
            self.tick()
            chosen = placements[which % len(placements)]
            self.attempt("unplace", partial(workflow.unplace, chosen, by=self.by(by)), allowed=None)

    @step(span=st.sampled_from([HOUR, *(seconds * SECOND for seconds in (1, 5, 12)), 2 * HOUR, 3 * HOUR]), often=2)
    def wait_some_time(self, span: dt.timedelta) -> None:
        self.tick(span)

    @step(shift=SHIFT, often=2)
    def wait_for_the_next_edge(self, shift: int) -> None:
        """To the very instant at which something begins or ends, or a microsecond beside it."""
        coming = [edge for edge in self.edges() if self.now < edge < self.now + dt.timedelta(days=2)]
        if coming:
            self.go_to(min(coming) + shift * MICRO)
            self.is_at_edge = True
