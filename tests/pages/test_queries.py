"""How many queries a page takes, and that more stories take no more."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from pages import paging
from tests.factories import ago, make_article, make_copies, make_edition
from tests.pages.addresses import paths, public_routes, story_lists
from tests.pages.states import World, make_world

pytestmark = pytest.mark.django_db
MOST = 4
# What facts tell is found along indexes, in a few short steps for each kind of thing.
COMPANY, MILESTONES, PARTNERSHIP = 8, 6, 5
# Those that a person doesn't wait for, or that read nothing.
OTHERWISE = {"article": 2, "sitemap": 13, "health-live": 0, "health-ready": 1, "robots": 0, "picture": 1}
OTHERWISE |= dict.fromkeys(("brand", "retailer", "company"), COMPANY)
OTHERWISE |= {"milestones": MILESTONES, "partnership": PARTNERSHIP}
STORIES = 50


@pytest.fixture
def crowded() -> tuple[World, list[Edition]]:
    """Fifty live stories that carry the same things, with sections and content types read before."""
    world = make_world()
    copies = make_copies(world.bystander, [ago(days=2, hours=n) for n in range(1, STORIES)])
    cache.clear()
    assert Client().get("/").status_code == 200
    return world, copies


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(path)
        b"".join(response)
    assert response.status_code == 200, path
    return len(captured)


def at_home(world: World) -> Iterator[tuple[str, str]]:
    """Names and addresses that answer with a page."""
    for name, path in paths(world.places, deep=False):
        if Client().get(path).status_code == 200:
            yield name, path


def test_no_page_takes_more_than_a_few_queries(crowded: tuple[World, list[Edition]]) -> None:
    world, _copies = crowded
    taken: dict[str, int] = {}
    for name, path in at_home(world):
        taken[name] = max(taken.get(name, 0), queries(path))
    assert taken.keys() >= public_routes().keys() - {"own-calendar", "picture", "preview"}
    assert {name: count for name, count in taken.items() if count > OTHERWISE.get(name, MOST)} == {}


def test_no_page_deep_in_a_list_takes_more_than_a_few_queries(crowded: tuple[World, list[Edition]]) -> None:
    world, copies = crowded
    lists = [(name, path) for name, path in at_home(world) if name in story_lists()]
    deep = {}
    for name, path in lists:
        if path.startswith("/en/"):
            continue
        for copy in (copies[19], copies[38]):
            if name == "month" and not _is_in(copy, path):
                continue
            deep[f"{path}?before={paging.encode(copy)}"] = queries(f"{path}?before={paging.encode(copy)}")
    assert len(deep) >= 2 * 8
    assert {path: count for path, count in deep.items() if count > MOST} == {}


def _is_in(edition: Edition, path: str) -> bool:
    return f"/{edition.published_at:%Y/%m}/" in path


def test_an_article_s_page_takes_two_queries_and_the_paper_s_sections_one() -> None:
    edition = make_edition(make_article(tags=["uno"]), at=ago(days=1))
    make_copies(edition, [ago(hours=n) for n in range(1, 9)])
    make_edition(language="en", original=edition.article)
    cache.clear()
    assert queries(edition.get_absolute_url()) == 3
    assert queries(edition.get_absolute_url()) == 2


def test_a_story_that_moved_or_is_gone_takes_no_more_than_three() -> None:
    edition = make_edition(at=ago(hours=2), until=ago(hours=1))
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(edition.get_absolute_url()).status_code == 410
    assert len(captured) - 1 <= 3


def test_the_sitemap_takes_as_many_queries_for_many_stories_as_for_few(crowded: tuple[World, list[Edition]]) -> None:
    assert queries("/sitemap.xml") == OTHERWISE["sitemap"]
