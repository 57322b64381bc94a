"""Feeds: well-formed Atom, whose ids stay while stories move, are updated and go."""

import datetime as dt

import pytest
from defusedxml import ElementTree
from django.test import Client

from articles import workflow
from companies.models import Company
from pages import feeds
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_author,
    make_company,
    make_copies,
    make_edition,
    make_partnership,
    make_section,
    rewrite,
)
from tests.pages.addresses import paths, public_routes
from tests.pages.states import make_world

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(path: str = "/feed/") -> ElementTree:
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(path: str = "/feed/") -> list[ElementTree]:
    return feed(path).findall(f"{ATOM}entry")


def said(entry: ElementTree, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}")


def link(entry: ElementTree) -> str:
    return entry.find(f"{ATOM}link").get("href")


def test_every_list_has_a_feed_that_is_atom_with_what_atom_requires() -> None:
    world = make_world()
    lists = [path for name, path in paths(world.places, deep=False) if name.endswith("-feed")]
    found = [path for path in lists if Client().get(path).status_code == 200]
    assert len({name for name in public_routes() if name.endswith("-feed")}) * 2 <= len(found) + 2
    for path in found:
        root = feed(path)
        assert root.tag == f"{ATOM}feed"
        assert all(said(root, name) for name in ("id", "title", "updated"))
        assert root.find(f"{ATOM}link[@rel='self']").get("href").endswith(path)
        for entry in root.findall(f"{ATOM}entry"):
            assert all(said(entry, name) for name in ("id", "title", "updated", "published"))
            assert entry.find(f"{ATOM}author/{ATOM}name").text


def test_an_entry_tells_what_the_page_s_head_tells() -> None:
    edition = make_edition(
        headline="Prada & Adidas <insieme>",
        standfirst="Un sommario.",
        authors=[make_author(name="Anna Bianchi"), make_author(name="Carlo Rossi")],
        tags=["scarpe"],
        at=dt.datetime(2020, 12, 21, 7, 30, tzinfo=dt.UTC),
    )
    (entry,) = entries()
    assert said(entry, "title") == "Prada & Adidas <insieme>"
    assert said(entry, "summary") == "Un sommario."
    assert link(entry).endswith(edition.get_absolute_url())
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Anna Bianchi, Carlo Rossi"
    assert entry.find(f"{ATOM}category").get("term") == "scarpe"
    assert said(entry, "published") == "2020-12-21T07:30:00+00:00" == said(entry, "updated")


def test_an_update_moves_updated_and_leaves_id_and_published() -> None:
    article = make_article()
    first, second = ago(hours=2).replace(microsecond=0), ago(hours=1).replace(microsecond=0)
    make_edition(article, at=first)
    (before,) = entries()
    make_edition(rewrite(article, headline="Un altro titolo"), at=second)
    (after,) = entries()
    assert (said(before, "id"), said(before, "published")) == (said(after, "id"), said(after, "published"))
    assert dt.datetime.fromisoformat(said(before, "updated")) == first
    assert (
        dt.datetime.fromisoformat(said(after, "updated"))
        == second
        == dt.datetime.fromisoformat(said(feed(), "updated"))
    )
    assert said(after, "title") == "Un altro titolo"


def test_a_new_slug_moves_the_link_and_leaves_the_id() -> None:
    article = make_article(slug="one")
    make_edition(article, at=ago(hours=2))
    (before,) = entries()
    make_edition(rewrite(article, slug="two"), at=ago(hours=1))
    (after,) = entries()
    assert said(before, "id") == said(after, "id")
    assert (link(before).endswith("/articles/one/"), link(after).endswith("/articles/two/")) == (True, True)


def test_a_story_that_comes_back_after_a_withdrawal_has_its_old_id() -> None:
    article = make_article()
    make_edition(article, at=ago(hours=2))
    (before,) = entries()
    workflow.withdraw(article, by=None)
    assert entries() == []
    workflow.publish(article, by=None)
    (after,) = entries()
    assert said(before, "id") == said(after, "id")


def test_ids_of_two_stories_and_of_two_feeds_differ() -> None:
    make_edition(tags=["uno"]), make_edition(tags=["uno"])
    assert len({said(entry, "id") for entry in entries()}) == 2
    roots = ["/feed/", "/en/feed/", "/tags/uno/feed/"]
    assert len({said(feed(path), "id") for path in roots}) == 3


def test_a_story_has_one_id_in_every_feed() -> None:
    section = make_section(slug="moda")
    make_edition(section=section, tags=["uno"])
    ids = {
        said(entry, "id") for path in ("/feed/", "/sections/moda/feed/", "/tags/uno/feed/") for entry in entries(path)
    }
    assert len(ids) == 1


def test_a_feed_holds_the_newest_thirty_newest_first() -> None:
    edition = make_edition(at=ago(minutes=1))
    copies = make_copies(edition, [ago(hours=hours) for hours in range(1, 40)])
    expected = [one.get_absolute_url() for one in [edition, *copies][: feeds.SIZE]]
    assert [link(entry).partition("8000")[2] for entry in entries()] == expected
    assert len(expected) == 30


def test_a_feed_of_one_language_has_no_story_of_the_other() -> None:
    make_edition(headline="Titolo", tags=["uno"])
    make_edition(headline="Headline", tags=["uno"], language="en")
    for path, title in (("/feed/", "Titolo"), ("/en/feed/", "Headline"), ("/en/tags/uno/feed/", "Headline")):
        assert [said(entry, "title") for entry in entries(path)] == [title]
        assert feed(path).get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if "/en/" in path else "it")


def test_a_register_s_feed_has_the_stories_of_its_page() -> None:
    brand, shop = make_company(slug="prada"), make_company(slug="zalando", kind=Company.Kind.RETAILER)
    make_edition(partnerships=[make_partnership((brand, shop), slug="accordo")], headline="Insieme")
    make_edition(headline="Un'altra cosa")
    for path in ("/brands/prada/feed/", "/retailers/zalando/feed/", "/partnerships/accordo/feed/"):
        assert [said(entry, "title") for entry in entries(path)] == ["Insieme"]


def test_what_xml_can_t_say_is_left_out_and_breaks_no_feed() -> None:
    """Word writes a line break inside a paragraph as a vertical tab; it comes along with copy and paste."""
    make_edition(
        headline="Prada\x0be Adidas",
        standfirst="Un\x08 sommario\x1f.",
        authors=[make_author(name="Anna\x0bBianchi")],
        tags=["scarpe\x0c"],
    )
    (entry,) = entries()
    assert said(entry, "title") == "Prada e Adidas"
    assert "sommario" in said(entry, "summary")


def test_a_feed_says_nothing_of_what_comes() -> None:
    make_edition(at=ahead(hours=1))
    make_edition(at=ago(hours=2), until=ago(hours=1))
    assert entries() == []
