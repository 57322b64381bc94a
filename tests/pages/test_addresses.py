"""Addresses are promises: 404 for what never was public, 410 for what was, 301 in one hop for what moved."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles import workflow
from images.renditions import WIDTHS
from tests.factories import ago, ahead, approve, make_article, make_edition, make_image, make_picture, rewrite
from tests.pages.addresses import everything_in, paths
from tests.pages.states import FIRST, SECOND, World, make_world, world_with

pytestmark = pytest.mark.django_db
NEVER_PUBLIC = ["draft", "submitted", "approved", "scheduled", "cancelled", "embargoed", "embargoed_and_scheduled"]
PREFIXES = ["", "/en"]


def page(path: str) -> str:
    return everything_in(Client().get(path))


def nothing_in(path: str) -> str:
    """The answer, in the language of that address, where there never was anything."""
    return page("/en/articles/nothing/" if path.startswith("/en/") else "/articles/nothing/")


@pytest.mark.parametrize("state", NEVER_PUBLIC)
def test_what_was_never_public_answers_as_if_it_didn_t_exist_byte_for_byte(state: str) -> None:
    world = world_with(state)
    asked = [path for _name, path in paths(world.places) if FIRST.word in path]
    assert len(asked) > 40
    nothing = {nothing_in("/"), nothing_in("/en/")}
    assert all(answer.startswith("404 ") for answer in nothing)
    assert {page(path) for path in asked} == nothing


@pytest.mark.parametrize("state", ["live_and_queued_slug", "live_and_scheduled_translation"])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_upcoming_address_of_a_live_story_answers_as_if_it_didn_t_exist(state: str, prefix: str) -> None:
    world = world_with(state)
    path = f"{prefix}/articles/{SECOND.word}-article/"
    assert world.article.slug in path
    assert page(path).startswith("404 ")
    assert page(path) == nothing_in(path)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_404_pages_of_one_language_are_the_same_wherever_one_was_lost(prefix: str) -> None:
    make_world()
    lost = [f"{prefix}/{rest}" for rest in ("articles/none/", "tags/none/", "nowhere/", "a%00b/", "archive/1999/01/")]
    assert len({page(path) for path in lost}) == 1


@pytest.mark.parametrize("state", ["expired", "withdrawn", "expired_and_scheduled_again"])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_story_that_was_public_is_gone_and_its_page_says_no_more(state: str, prefix: str) -> None:
    world_with(state)
    gone = page(f"{prefix}/articles/{FIRST.word}-article/")
    assert gone.startswith("410 Gone")
    another = make_edition(at=ago(hours=2), until=ago(hours=1))
    assert gone == page(f"{prefix}/articles/{another.slug}/")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_slug_of_a_story_that_is_gone_is_gone(prefix: str) -> None:
    article = make_article(slug="one")
    make_edition(article, at=ago(hours=3))
    make_edition(rewrite(article, slug="two"), at=ago(hours=2))
    workflow.withdraw(article, by=None)
    assert [Client().get(f"{prefix}/articles/{slug}/").status_code for slug in ("one", "two")] == [410, 410]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(("language", "home"), [("it", "/articles/three/"), ("en", "/en/articles/three/")])
def test_every_old_slug_of_a_live_story_leads_to_its_page_in_one_hop(prefix: str, language: str, home: str) -> None:
    article = make_article(slug="one", language=language)
    make_edition(article, at=ago(hours=3))
    make_edition(rewrite(article, slug="two"), at=ago(hours=2))
    make_edition(rewrite(article, slug="three"), at=ago(hours=1))
    for slug in ("one", "two"):
        answer = Client().get(f"{prefix}/articles/{slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, home)
    assert Client().get(home).status_code == 200


def test_a_slug_that_a_story_went_back_to_is_its_page_and_the_one_between_leads_there() -> None:
    article = make_article(slug="one")
    make_edition(article, at=ago(hours=3))
    make_edition(rewrite(article, slug="two"), at=ago(hours=2))
    make_edition(rewrite(article, slug="one"), at=ago(hours=1))
    assert Client().get("/articles/one/").status_code == 200
    assert Client().get("/articles/two/").headers["Location"] == "/articles/one/"


def test_the_slug_of_an_update_that_was_cancelled_never_leads_anywhere() -> None:
    article = make_article(slug="one")
    make_edition(article, at=ago(hours=3))
    workflow.cancel(make_edition(rewrite(article, slug="two"), at=ahead(hours=1)), by=None)
    assert page("/articles/two/") == nothing_in("/articles/two/")


def test_a_live_story_under_the_other_language_s_prefix_leads_to_its_own() -> None:
    make_edition(slug="italian")
    make_edition(slug="english", language="en")
    for wrong, right in (
        ("/en/articles/italian/", "/articles/italian/"),
        ("/articles/english/", "/en/articles/english/"),
    ):
        answer = Client().get(wrong)
        assert (answer.status_code, answer.headers["Location"]) == (301, right)
        assert Client().get(right).status_code == 200


def test_a_withdrawn_story_that_is_published_again_is_back_under_all_its_slugs() -> None:
    article = make_article(slug="one")
    make_edition(article, at=ago(hours=3))
    workflow.withdraw(article, by=None)
    assert Client().get("/articles/one/").status_code == 410
    workflow.publish(approve(rewrite(article, slug="two")), by=None)
    assert Client().get("/articles/one/").headers["Location"] == "/articles/two/"
    assert Client().get("/articles/two/").status_code == 200


def test_the_default_language_has_no_prefix_of_its_own() -> None:
    make_edition(slug="italian")
    assert Client().get("/it/articles/italian/").status_code == 404


def test_a_picture_s_address_is_not_to_be_had_from_its_file_or_its_name() -> None:
    data = make_image()
    picture = make_picture(data=data, title="vetrina")
    digest, address = picture.digest, reverse("picture", args=[picture.token, WIDTHS[0]])
    assert Client().get(address).status_code == 200
    picture.delete()
    again = make_picture(data=data, title="vetrina")
    assert again.digest == digest
    assert again.token != picture.token
    assert len(again.token) == 32
    for guess in (digest[:32], digest[-32:], f"{again.pk:032x}"):
        assert Client().get(reverse("picture", args=[guess, WIDTHS[0]])).status_code == 404


def test_an_original_and_what_else_lies_in_the_store_have_no_address() -> None:
    token = make_picture().token
    for path in (f"/media/pictures/{token}/original.jpg", f"/media/{token}/original.jpg", f"/media/{token}/500.webp"):
        assert Client().get(path).status_code == 404


def test_addresses_of_an_edition_follow_its_own_language_and_not_the_reader_s() -> None:
    edition = make_edition(slug="english", language="en")
    with translation.override("it"):
        assert edition.get_absolute_url() == "/en/articles/english/"


def test_a_world_is_what_its_name_says() -> None:
    """The states above are no better than their making."""
    world: World = world_with("live_and_queued_slug")
    assert page(f"/articles/{FIRST.word}-article/").startswith("200 ")
    assert page(world.bystander.get_absolute_url()).startswith("200 ")
