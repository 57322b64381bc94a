"""Whatever is published, moved, cancelled and withdrawn, a story's spans stay in order and history stays."""

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import workflow
from articles.models import Article, Edition, EditionTag
from articles.publication import database_now
from tests.factories import ago, make_article, make_edition, rewrite

SLOTS = st.integers(1, 6)
VERBS = st.one_of(
    st.tuples(st.just("publish"), st.none() | SLOTS, st.none() | st.integers(1, 8)),
    st.tuples(st.just("reschedule"), st.integers(0, 5), SLOTS),
    st.tuples(st.just("cancel"), st.integers(0, 5), st.none()),
    st.tuples(st.just("withdraw"), st.none() | SLOTS, st.none()),
)
HISTORY = st.sampled_from([(), (1,), (3, 1)])


class Desk:
    """One story and an editor who tries anything; what is refused is part of the game."""

    def __init__(self, history: tuple[int, ...]) -> None:
        self.article: Article = make_article(tags=["Cina"])
        self.origin = database_now()
        self.done = 0
        for hours in history:
            make_edition(self.new_text(), at=ago(hours=hours), until=ago(minutes=hours * 60 - 30))

    def new_text(self) -> Article:
        self.done += 1
        return rewrite(self.article, headline=f"Testo {self.done}")

    def at(self, slot: int | None) -> dt.datetime | None:
        return self.origin + dt.timedelta(hours=slot) if slot else None

    def try_to(self, verb: str, first: Any, second: Any) -> None:
        with suppress(workflow.Refused):
            getattr(self, verb)(first, second)

    def publish(self, start: int | None, end: int | None) -> None:
        workflow.approve(self.new_text(), by=None)
        workflow.publish(self.article, by=None, at=self.at(start), until=self.at(end))

    def reschedule(self, which: int, slot: int) -> None:
        if edition := self.pick(which):
            workflow.reschedule(edition, by=None, at=self.at(slot))

    def cancel(self, which: int, _nothing: None) -> None:
        if edition := self.pick(which):
            workflow.cancel(edition, by=None)

    def withdraw(self, slot: int | None, _nothing: None) -> None:
        workflow.withdraw(self.article, by=None, at=self.at(slot))
        end = self.at(slot) or database_now()
        assert not Edition.objects.live(end).exists()
        assert not Edition.objects.queued(end).exists()

    def pick(self, which: int) -> Edition | None:
        editions = list(Edition.objects.order_by("pk"))
        return editions[which % len(editions)] if editions else None


class AnySequence(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(history=HISTORY, steps=st.lists(VERBS, max_size=6))
    def test_spans_are_ordered_and_disjoint_and_history_stays(self, history: Any, steps: list[Any]) -> None:
        desk = Desk(history)
        for step in steps:
            now = database_now()
            before = {e.pk: e for e in Edition.objects.all()}
            desk.try_to(*step)
            self.check_spans()
            self.check_history(before, now)

    def check_spans(self) -> None:
        editions = sorted((e for e in Edition.objects.all() if not e.is_cancelled), key=lambda e: e.live.lower)
        for edition, following in zip(editions, [*editions[1:], None], strict=False):
            ends = [edition.expires_at, following.live.lower if following else None]
            assert edition.live.upper == min(filter(None, ends), default=None)
            assert edition.live.lower_inc
            assert not edition.live.upper_inc
        if editions:
            first = editions[0].live.lower
            kept = Edition.objects.exclude(live__isempty=True)
            assert set(kept.values_list("published_at", flat=True)) == {first}
            links = EditionTag.objects.filter(edition__in=kept)
            assert set(links.values_list("published_at", flat=True)) == {first}

    def check_history(self, before: dict[int, Edition], now: dt.datetime) -> None:
        for pk, was in before.items():
            edition = Edition.objects.get(pk=pk)
            if was.is_cancelled:
                assert edition.is_cancelled
            elif was.live.upper and was.live.upper <= now:
                assert edition.live == was.live
            elif was.live.lower <= now:
                assert edition.live.lower == was.live.lower
                assert edition.live.upper is None or edition.live.upper > now


@pytest.mark.django_db
def test_a_span_begins_with_its_first_instant_and_ends_before_its_last() -> None:
    edition = make_edition(at=ago(hours=2), until=ago(hours=1))
    stored = Edition.objects.get(pk=edition.pk).live
    assert (stored.lower_inc, stored.upper_inc) == (True, False)
