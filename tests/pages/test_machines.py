"""What machines read: sitemap, robots, health; conditional requests; and refusals of everything but reading."""

import datetime as dt

import pytest
from defusedxml import ElementTree
from django.db import OperationalError, connection
from django.test import Client

from articles import workflow
from tests.factories import ago, ahead, make_article, make_author, make_company, make_edition, make_partnership, rewrite
from tests.pages.addresses import SAMPLES, paths
from tests.pages.states import LATER, STATES, make_world, world_with

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap() -> dict[str, str | None]:
    """Addresses and the instants of their last change."""
    response = Client().get("/sitemap.xml")
    assert response.headers["Content-Type"].startswith("application/xml")
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    found = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    assert len(found) == len(urls), "an address stands there twice"
    return {address.removeprefix("http://127.0.0.1:8000"): changed for address, changed in found.items()}


@pytest.mark.parametrize("state", STATES)
def test_every_address_in_the_sitemap_answers_with_a_page_of_its_own(state: str) -> None:
    world_with(state)
    assert {path: Client().get(path).status_code for path in sitemap()} == dict.fromkeys(sitemap(), 200)


def test_the_sitemap_lists_every_story_and_what_leads_to_it() -> None:
    brand, shop = make_company(slug="prada"), make_company(slug="zalando", kind="retailer")
    make_edition(
        slug="storia",
        authors=[make_author(slug="anna")],
        tags=["scarpe"],
        partnerships=[make_partnership((brand, shop), slug="accordo")],
    )
    make_edition(slug="story", language="en", companies=[make_company(slug="lvmh", kind="group")])
    listed = sitemap()
    assert listed.keys() >= {
        *("/", "/en/", "/partnerships/", "/en/partnerships/", "/articles/storia/", "/en/articles/story/"),
        *("/authors/anna/", "/tags/scarpe/", "/brands/prada/", "/retailers/zalando/", "/partnerships/accordo/"),
        "/en/companies/lvmh/",
    }
    assert not listed.keys() & {"/en/authors/anna/", "/en/brands/prada/", "/companies/lvmh/", "/en/articles/storia/"}


def test_the_sitemap_lists_nothing_that_is_not_public() -> None:
    before = sitemap().keys()
    withdrawn = make_edition(companies=[make_company()], at=ago(hours=2)).article
    for given in ({"at": ahead(hours=1)}, {"at": ago(hours=2), "until": ago(hours=1)}):
        make_edition(companies=[make_company()], tags=["uno"], section=withdrawn.section, **given)
    make_article(section=withdrawn.section)
    workflow.withdraw(withdrawn, by=None)
    assert sitemap().keys() - before == {f"{prefix}/sections/{withdrawn.section.slug}/" for prefix in ("", "/en")}


def test_the_sitemap_tells_when_a_story_changed_last_and_not_when_it_will() -> None:
    article, changed = make_article(slug="one"), ago(hours=1).replace(microsecond=0)
    make_edition(article, at=ago(hours=3))
    make_edition(rewrite(article, slug="two"), at=changed)
    make_edition(rewrite(article, slug="three"), at=LATER)
    listed = sitemap()
    assert dt.datetime.fromisoformat(listed["/articles/two/"]) == changed
    assert not listed.keys() & {"/articles/one/", "/articles/three/"}


def test_robots_are_kept_from_the_desk_and_shown_the_sitemap() -> None:
    response = Client().get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/plain")
    assert {"User-agent: *", "Disallow: /admin/", "Sitemap: http://127.0.0.1:8000/sitemap.xml"} <= set(lines)


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_told_in_a_word_that_nobody_keeps(path: str) -> None:
    response = Client().get(path)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


def test_without_a_database_the_process_is_alive_and_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", fail)
    ready = Client().get("/health/ready")
    assert Client().get("/health/live").status_code == 200
    assert (ready.status_code, ready.content) == (503, b"the database does not answer\n")


def test_what_hasn_t_changed_is_not_sent_again_and_what_has_is() -> None:
    article = make_article(tags=["uno"])
    edition = make_edition(article, at=ago(hours=1))
    asked = [edition.get_absolute_url(), "/", "/tags/uno/", "/feed/", "/sitemap.xml", "/partnerships/"]
    tags = {path: Client().get(path).headers["ETag"] for path in asked}
    for path, tag in tags.items():
        again = Client().get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["Content-Security-Policy"]
    make_edition(rewrite(article, headline="Un altro titolo", slug="altro"))
    for path in asked[1:-1]:
        assert Client().get(path, headers={"If-None-Match": tags[path]}).status_code == 200, path


def test_a_withdrawn_story_is_gone_also_for_who_has_a_copy() -> None:
    edition = make_edition(at=ago(hours=1))
    tag = Client().get(edition.get_absolute_url()).headers["ETag"]
    workflow.withdraw(edition.article, by=None)
    assert Client().get(edition.get_absolute_url(), headers={"If-None-Match": tag}).status_code == 410


def test_a_head_request_is_answered_as_a_get_without_the_body() -> None:
    world = make_world()
    for _name, path in paths(world.places, deep=False):
        whole, head = Client().get(path), Client().head(path)
        assert (head.status_code, b"".join(head)) == (whole.status_code, b""), path
        assert head.headers["Content-Type"] == whole.headers["Content-Type"]


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_but_reading_is_answered_with_a_page_that_says_so(name: str) -> None:
    world = make_world()
    world.places.picture.add("0" * 32)
    some = {route: path for route, path in paths(world.places, deep=False) if route.removesuffix("-feed") == name}
    stranger = Client(enforce_csrf_checks=True)
    for path in some.values():
        for method in ("post", "put", "patch", "delete", "options"):
            answer = getattr(stranger, method)(path)
            assert answer.status_code == 405, f"{method} {path}"
            assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}
            assert "<h1>" in answer.content.decode()
            assert "nonce" not in str(answer.headers)
