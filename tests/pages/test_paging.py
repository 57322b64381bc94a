"""Lists page by key: each story once, in both directions, whatever happens meanwhile; rubbish is refused."""

import base64
import datetime as dt
import re

import pytest
from django.test import Client

from articles import workflow
from articles.models import Edition
from pages import paging
from tests.factories import ago, make_copies, make_edition
from tests.pages.addresses import paths, story_lists
from tests.pages.states import make_world

pytestmark = pytest.mark.django_db
CARD = re.compile(r'class="card-headline"><a href="([^"]+)"')
LISTS = story_lists()
THEN = dt.datetime(2020, 10, 15, 12, tzinfo=dt.UTC)


def get(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def neighbour(page: str, rel: str) -> str | None:
    """The address of the next or previous page, which stands in the head and where readers click."""
    tags = [tag for tag in re.findall(r"<(?:link|a) [^>]+>", page) if f'rel="{rel}"' in tag]
    found = {re.search(r'href="([^"]*)"', tag).group(1) for tag in tags}
    assert (len(found), len(tags)) in {(0, 0), (1, 2)}
    return found.pop() if found else None


def walk(path: str | None, rel: str) -> list[list[str]]:
    """The stories of this page and of each one after it, as addresses in order."""
    pages = []
    while path is not None:
        page = get(path)
        pages.append(CARD.findall(page))
        path = neighbour(page, rel)
        assert len(pages) < 20, "the walk goes round in circles"
    return pages


def addresses(editions: list[Edition]) -> list[str]:
    newest = sorted(editions, key=lambda edition: (edition.published_at, edition.article_id), reverse=True)
    return [edition.get_absolute_url() for edition in newest]


def together(pages: list[list[str]]) -> list[str]:
    return [address for page in pages for address in page]


@pytest.fixture
def crowd() -> tuple[dict[str, str], list[Edition]]:
    """Fifty stories, and of each kind the list that they are all in.

    Thirty of them share one instant, with the edges of two pages among them.
    """
    world = make_world()
    minutes = [*range(10, 0, -1), *[0] * 30, *range(-1, -11, -1)]
    copies = make_copies(world.bystander, [THEN + dt.timedelta(minutes=minute) for minute in minutes])
    workflow.withdraw(world.bystander.article, by=None)
    world.places.month = {(THEN.year, THEN.month)}
    home = [path for path in paths(world.places, deep=False) if not path[1].startswith("/en/")]
    lists = {name: path for name, path in home if name in LISTS and Client().get(path).status_code == 200}
    return lists, copies


@pytest.mark.parametrize("name", LISTS)
def test_a_walk_meets_every_story_once_in_both_directions(
    name: str, crowd: tuple[dict[str, str], list[Edition]]
) -> None:
    lists, copies = crowd
    there = walk(lists[name], "next")
    assert [len(page) for page in there] == [20, 20, 10]
    assert together(there) == addresses(copies)
    last = neighbour(get(neighbour(get(lists[name]), "next")), "next")
    assert walk(last, "prev") == there[::-1]


def test_the_first_page_has_no_previous_one_and_the_last_no_next(
    crowd: tuple[dict[str, str], list[Edition]],
) -> None:
    lists, _copies = crowd
    first = get(lists["tag"])
    second = get(neighbour(first, "next"))
    last = get(neighbour(second, "next"))
    assert neighbour(first, "prev") is None
    assert neighbour(last, "next") is None
    assert neighbour(second, "prev") == lists["tag"]


@pytest.mark.parametrize("name", ["front", "tag"])
def test_a_key_stays_valid_while_newer_stories_are_published(
    name: str, crowd: tuple[dict[str, str], list[Edition]]
) -> None:
    lists, copies = crowd
    second = neighbour(get(lists[name]), "next")
    before = CARD.findall(get(second))
    newer = make_copies(copies[0], [ago(minutes=n) for n in range(1, 4)])
    assert CARD.findall(get(second)) == before
    assert set(together(walk(second, "prev"))) >= set(addresses(newer) + addresses(copies)[:20])
    assert together(walk(lists[name], "next")) == addresses(newer + copies)


def test_a_key_stays_valid_when_its_story_is_withdrawn(crowd: tuple[dict[str, str], list[Edition]]) -> None:
    lists, copies = crowd
    second = neighbour(get(lists["front"]), "next")
    before = CARD.findall(get(second))
    keys = {paging.encode(edition): edition for edition in copies}
    workflow.withdraw(keys[second.partition("before=")[2]].article, by=None)
    assert CARD.findall(get(second)) == before


def test_exactly_one_page_of_stories_has_no_neighbours() -> None:
    make_copies(make_edition(), [ago(minutes=n) for n in range(1, paging.SIZE)])
    page = get("/")
    assert len(CARD.findall(page)) == paging.SIZE
    assert (neighbour(page, "next"), neighbour(page, "prev")) == (None, None)


def test_a_list_of_two_languages_walks_each_apart() -> None:
    italian, english = make_edition(tags=["uno"]), make_edition(tags=["uno"], language="en")
    both = make_copies(italian, [ago(minutes=n) for n in range(1, 25)])
    english_ones = make_copies(english, [ago(minutes=n) for n in range(1, 25)])
    assert together(walk("/tags/uno/", "next")) == addresses([italian, *both])
    assert together(walk("/en/tags/uno/", "next")) == addresses([english, *english_ones])


def test_a_key_beyond_the_oldest_story_leads_nowhere() -> None:
    edition = make_edition()
    assert Client().get("/", {"before": paging.encode(edition)}).status_code == 404


def key(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


RUBBISH = {
    "a word": "xyz",
    "a NUL": "\0",
    "a NUL inside": key("1\0.1"),
    "a space": " ",
    "other letters": "ключ",
    "other digits": key("१.१"),
    "a picture": "💥",
    "ten kilobytes": "A" * 10_000,
    "ten thousand digits": key("9" * 10_000 + ".1"),
    "an instant that no calendar has": key("9" * 30 + ".1"),
    "an instant before all calendars": key("-" + "9" * 17 + ".1"),
    "a story beyond all numbers": key(f"1.{2**63}"),
    "a negative story": key("1.-1"),
    "no number": key("nan.1"),
    "a fraction": key("1.5.1"),
    "one number": key("1"),
    "only the point": key("."),
    "nothing of base64": "!!!!",
    "half of a byte": "A",
    "a number with a sign": key("+1.1"),
    "a number with an underscore": key("1_0.1"),
    "a number with a space": key(" 1.1"),
    "a padded one": key("1.11") + "=",
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_what_isn_t_a_key_of_ours_is_a_malformed_request(rubbish: str) -> None:
    make_edition(tags=["uno"])
    for path in ("/", "/en/tags/uno/"):
        response = Client(raise_request_exception=False).get(path, {"before": rubbish})
        assert response.status_code == 400
        assert "400" in response.content.decode()


def test_a_key_is_read_as_it_was_written() -> None:
    edition = make_edition(at=dt.datetime(2020, 12, 21, 7, 30, 0, 123456, tzinfo=dt.UTC))
    assert paging.decode(paging.encode(edition)) == (edition.published_at, edition.article_id)


def test_an_empty_key_is_the_first_page() -> None:
    edition = make_edition()
    assert CARD.findall(get("/?before=")) == [edition.get_absolute_url()]
