"""The front page at an instant: what is placed and live stands in its slot, the newest fill the rest, nothing twice."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles import workflow
from articles.front import Curated, arrange, curated
from articles.front.arranging import TOP, Block, Slot
from articles.models import Edition, Section
from articles.models.placement import Place, Seat
from tests.factories import ago, ahead, make_copies, make_edition, make_section

LEAD, SECOND, STRIP = Seat(Place.LEAD), Seat(Place.SECOND, 1), Seat(Place.STRIP, 3)


class Fake:
    """An edition as far as arranging reads it."""

    def __init__(self, article_id: int) -> None:
        self.article_id = article_id


@given(st.lists(st.integers(1, 30), unique=True), st.lists(st.sampled_from(TOP), unique=True), st.data())
def test_no_story_stands_twice_and_none_is_lost(ids: list[int], seats: list[Seat], data: st.DataObject) -> None:
    newest = [Fake(number) for number in ids]
    chosen = data.draw(st.permutations([*newest, *(Fake(number) for number in range(101, 110))]))
    placed = dict(zip(seats, chosen, strict=False))
    page = arrange(Curated(placed, []), newest)
    shown = [slot.edition.article_id for slot in page.top if slot.edition] + [one.article_id for one in page.latest]
    assert len(shown) == len(set(shown))
    assert set(shown) == set(ids) | {edition.article_id for edition in placed.values()}
    assert [slot.seat for slot in page.top] == list(TOP)
    assert all(slot.edition is placed[slot.seat] for slot in page.top if slot.seat in placed)


def test_empty_slots_take_the_newest_in_reading_order_and_pass_over_blocks() -> None:
    editions = [Fake(number) for number in range(12)]
    block = Block("section", [Slot(Seat(4, 0, 1), editions[3], False)])
    page = arrange(Curated({SECOND: editions[7]}, [block]), editions)
    assert [slot.edition.article_id for slot in page.top] == [0, 1, 7, 2, 4, 5, 6, 8]
    assert [edition.article_id for edition in page.latest] == [9, 10, 11]
    assert [slot.is_placed for slot in page.top].count(True) == 1


@pytest.mark.parametrize("written", ["1-0", "2-2", "3-3", "4-2-17"])
def test_a_seat_is_read_as_it_is_written(written: str) -> None:
    assert str(Seat.parse(written)) == written


@pytest.mark.parametrize("written", ["", "1", "1-1", "2-3", "4-0", "1-0-5", "5-0", "x-1", "1--1", "٣-٠", "1-0-", "0-0"])
def test_what_is_no_slot_is_none(written: str) -> None:
    assert Seat.parse(written) is None


@pytest.fixture
def stories(db: None) -> list[Edition]:
    """Thirty live stories of one section, newest first."""
    first = make_edition(at=ago(hours=1))
    return [first, *make_copies(first, [ago(hours=n) for n in range(2, 31)])]


def top(at: dt.datetime | None = None) -> list[Any]:
    kept = curated("it", at)
    newest = Edition.objects.live(at).in_language("it").newest_first()[:20]
    return [slot.edition.article_id for slot in arrange(kept, newest).top]


def test_a_placed_story_stands_there_from_its_instant_to_its_end(stories: list[Edition]) -> None:
    plain = top()
    start, end = ahead(hours=1), ahead(hours=2)
    old = stories[25]
    workflow.place(old.article, LEAD, by=None, at=start, until=end)
    assert top() == top(end) == plain
    assert top(start)[0] == top(end - dt.timedelta(microseconds=1))[0] == old.article_id
    assert top(start)[1:] == plain[:-1]


def test_a_placed_story_that_is_not_live_leaves_its_slot_to_the_newest(stories: list[Edition]) -> None:
    plain = top()
    queued = make_edition(at=ahead(hours=2))
    workflow.place(queued.article, LEAD, by=None)
    assert top() == plain
    assert top(ahead(hours=3))[0] == queued.article_id
    workflow.place(stories[20].article, STRIP, by=None)
    workflow.withdraw(stories[20].article, by=None)
    assert top() == plain


def test_a_block_shows_what_is_placed_and_the_section_s_newest_that_stand_nowhere_else(stories: list[Edition]) -> None:
    section = Section.objects.get()
    workflow.place(stories[10].article, LEAD, by=None)
    workflow.place(stories[28].article, Seat(Place.BLOCK, 1, section.pk), by=None)
    assert curated("it").blocks == []
    assert stories[28].article_id not in curated("it").shown
    workflow.show_block(section, "it", by=None)
    kept = curated("it")
    shown = [edition.article_id for edition in kept.blocks[0].editions]
    assert shown == [stories[place].article_id for place in (7, 28, 8)]
    assert not set(shown) & set(top())
    assert curated("en").blocks == []


def test_an_empty_block_is_not_there(stories: list[Edition]) -> None:
    workflow.show_block(make_section(), "it", by=None)
    assert arrange(curated("it"), stories).blocks == []


def test_it_takes_three_queries_however_much_is_placed(stories: list[Edition]) -> None:
    for section in [Section.objects.get(), make_section(), make_section()]:
        workflow.show_block(section, "it", by=None)
    for number, seat in enumerate(TOP[:5]):
        workflow.place(stories[number + 10].article, seat, by=None)
    with CaptureQueriesContext(connection) as captured:
        kept = curated("it")
        assert [edition.section.title for block in kept.blocks for edition in block.editions]
        assert [edition.section.title for edition in kept.placed.values()]
    assert len(captured) == 3
