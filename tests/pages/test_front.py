"""The public front page: every live story once over all its pages, whatever is placed, and no other."""

import pytest

from articles import workflow
from articles.layout import span
from articles.models import Edition, Placement, Section
from articles.models.placement import Place, Seat
from articles.publication import database_now
from tests.factories import ago, ahead, make_copies, make_edition
from tests.pages.addresses import answers
from tests.pages.states import STATES, make_world
from tests.pages.test_leaks import leaks
from tests.pages.test_paging import addresses, get, neighbour, together, walk
from tests.pages.test_queries import queries

pytestmark = pytest.mark.django_db
LEAD = Seat(Place.LEAD)


@pytest.fixture
def stories() -> list[Edition]:
    """Seventy live stories in two sections, newest first."""
    one, two = make_edition(at=ago(hours=1)), make_edition(at=ago(hours=1, minutes=30))
    more = [
        make_copies(edition, [ago(hours=n, minutes=m) for n in range(2, 36)]) for edition, m in ((one, 0), (two, 30))
    ]
    return sorted([one, two, *more[0], *more[1]], key=lambda edition: edition.published_at, reverse=True)


def curate(stories: list[Edition]) -> None:
    """Old ones at the top, blocks of both sections, one of them with a story of the other placed in it."""
    first, second = Section.objects.order_by("pk")
    for section in (first, second):
        workflow.show_block(section, "it", by=None)
    for seat, number in {
        LEAD: 60,
        Seat(Place.SECOND, 2): 3,
        Seat(Place.STRIP, 1): 25,
        Seat(Place.BLOCK, 0, first.pk): 45,
    }.items():
        workflow.place(stories[number].article, seat, by=None)


def test_every_story_is_there_once_over_all_pages(stories: list[Edition]) -> None:
    curate(stories)
    pages = walk("/", "next")
    shown = together(pages)
    assert len(shown) == len(set(shown))
    assert set(shown) == set(addresses(stories))
    assert pages[0][0] == stories[60].get_absolute_url()
    assert together(pages[1:]) == [address for address in addresses(stories) if address in together(pages[1:])]


@pytest.mark.parametrize("place", [Place.SECOND, Place.STRIP])
def test_the_only_live_story_is_there_wherever_it_is_placed(place: Place) -> None:
    edition = make_edition()
    workflow.place(edition.article, Seat(place), by=None)
    assert walk("/", "next") == [[edition.get_absolute_url()]]


def test_the_way_back_is_the_way_there(stories: list[Edition]) -> None:
    curate(stories)
    pages = walk("/", "next")
    last = get_last("/")
    assert walk(last, "prev") == pages[::-1]


def get_last(path: str) -> str:
    while following := neighbour(get(path), "next"):
        path = following
    return path


def test_it_takes_three_queries_more_with_whatever_is_placed(stories: list[Edition]) -> None:
    following = neighbour(get("/"), "next")
    plain = [queries(path) for path in ("/", "/feed/")]
    curate(stories)
    assert [queries(path) for path in ("/", "/feed/")] == [plain[0] + 1, plain[1]]
    assert queries("/") <= 4
    assert queries(following or "") <= 5


def test_the_feed_stays_by_age(stories: list[Edition]) -> None:
    before = get("/feed/")
    curate(stories)
    assert get("/feed/") == before


def test_a_story_withdrawn_from_the_lead_is_gone_and_the_newest_leads(stories: list[Edition]) -> None:
    workflow.place(stories[60].article, LEAD, by=None)
    workflow.withdraw(stories[60].article, by=None)
    pages = walk("/", "next")
    assert pages[0][0] == stories[0].get_absolute_url()
    assert stories[60].get_absolute_url() not in together(pages)


def test_a_placement_to_come_tells_nothing_of_itself(stories: list[Edition]) -> None:
    before = get("/")
    workflow.place(stories[60].article, LEAD, by=None, at=ahead(hours=1))
    assert get("/") == before


@pytest.mark.parametrize("state", STATES)
def test_a_placed_story_s_words_are_public_exactly_while_it_is_live(state: str) -> None:
    world = make_world()
    STATES[state](world)
    workflow.show_block(world.common["section"], "it", by=None)
    now, language = database_now(), world.article.language
    where = {"place": Place.LEAD, "slot": 0, "language": language}
    Placement.objects.create(article=world.article, starts_at=now, live=span(now), made_at=now, **where)
    found = [leak for answer in answers(world.places) for leak in leaks(*answer, world)]
    assert found == []
    page = get("/")
    assert all(word in page for word in world.shown)
