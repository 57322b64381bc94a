"""The desk as a site: its policy, its language, its first page."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Unsaved
from articles.models.article import LONG
from tests.factories import (
    ahead,
    make_article,
    make_client,
    make_company,
    make_edition,
    make_picture,
    make_user,
    rewrite,
)

pytestmark = pytest.mark.django_db
LOOSE = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "data:*"}


def policy(response: HttpResponse) -> dict[str, list[str]]:
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def pages() -> list[str]:
    article = make_article()
    make_edition(article)
    return [
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        article.get_admin_url(),
        f"/admin/articles/article/{article.pk}/publish/",
        f"/admin/images/picture/{make_picture().pk}/change/",
        f"/admin/companies/company/{make_company().pk}/change/",
    ]


def test_every_page_of_the_desk_has_a_strict_policy_and_keeps_to_it(editor: User) -> None:
    client = make_client(editor)
    for address in [*pages(), "/admin/password_change/", "/admin/login/"]:
        response = (make_client() if "login" in address else client).get(address)
        assert response.status_code == 200, address
        allowed = policy(response)
        assert allowed["default-src"] == ["'none'"], address
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(sum(allowed.values(), [])), (
            address
        )
        assert allowed["frame-ancestors"] == ["'none'"], address
        assert_no_inline_code(response.content.decode(), address)


def assert_no_inline_code(page: str, address: str) -> None:
    assert not re.search(r"<[^>]+\son\w+\s*=", page), address
    assert not re.search(r"<[^>]+\sstyle\s*=", page), address
    assert "<style" not in page, address
    for attributes, code in re.findall(r"<script\b([^>]*)>(.*?)</script>", page, re.DOTALL):
        is_data = re.search(r'type="(application/json|importmap)"', attributes)
        assert not code.strip() or is_data or "nonce=" in attributes, (address, attributes)


def test_a_nonce_is_used_once(editor: User) -> None:
    client, address = make_client(editor), make_article().get_admin_url()
    nonces = {
        tuple(value for value in policy(client.get(address))["script-src"] if value.startswith("'nonce-"))
        for _ in range(2)
    }
    assert len(nonces) == 2 or nonces == {()}


def test_every_hash_in_the_policy_is_one(editor: User) -> None:
    response = make_client(editor).get(make_article().get_admin_url())
    hashes = re.findall(r"'sha\d+-([^']*)'", response.headers["Content-Security-Policy"])
    assert all(re.fullmatch(r"[A-Za-z0-9+/]{43}=", value) for value in hashes), hashes


@pytest.mark.parametrize(("asked", "language"), [("it", "it"), ("en", "en"), ("en-GB,it;q=0.5", "en"), ("it-CH", "it")])
def test_the_desk_speaks_the_browser_s_language(asked: str, language: str, editor: User) -> None:
    response = make_client(editor, language=asked).get("/admin/")
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}' in response.content.decode()
    heading = {"it": "Cambia password", "en": "Change password"}[language]
    assert heading in response.content.decode()


@pytest.mark.parametrize("asked", ["de", "", "xx-!!", "*"])
def test_a_browser_that_asks_for_neither_gets_the_site_s_language(asked: str, editor: User) -> None:
    assert make_client(editor, language=asked).get("/admin/").headers["Content-Language"] == "it"


def test_pages_of_the_desk_are_kept_by_nobody_else(editor: User) -> None:
    for address in pages():
        kept = make_client(editor).get(address).headers["Cache-Control"]
        assert "private" in kept, address
        assert "no-store" in kept or "no-cache" in kept or "max-age=0" in kept, address


def today(user: User) -> HttpResponse:
    return make_client(user).get("/admin/")


def waiting(user: User) -> list[Article]:
    return [task.article for task in today(user).context["today"].waiting.rows]


def mine(user: User) -> list[Article]:
    return [task.article for task in today(user).context["today"].mine.rows]


def test_an_editor_sees_what_waits_and_a_reporter_the_own_stories() -> None:
    reporter, editor = make_user("Reporter"), make_user("Editor")
    submitted, open_story = make_article(owner=reporter), make_article(owner=reporter)
    workflow.submit(submitted, by=reporter)
    assert (waiting(editor), mine(editor)) == ([submitted], [])
    assert waiting(reporter) == []
    assert set(mine(reporter)) == {submitted, open_story}


def test_what_is_scheduled_or_live_does_not_wait_any_more(editor: User) -> None:
    make_edition(at=ahead(hours=1))
    make_edition(article := make_article())
    assert waiting(editor) == []
    workflow.submit(rewrite(article, headline="Nuova stesura"), by=None)
    assert waiting(editor) == [article]


def test_what_goes_out_next_comes_soonest_first_and_what_is_live_newest_first(editor: User) -> None:
    later, sooner = make_edition(at=ahead(hours=2)), make_edition(at=ahead(hours=1))
    workflow.cancel(make_edition(at=ahead(hours=3)), by=None)
    old, new = make_edition(), make_edition()
    seen = today(editor).context["today"]
    assert [line.edition for line in seen.queue] == [sooner, later]
    assert [line.edition for line in seen.live] == [new, old]


def test_a_live_story_with_newer_changes_is_called_that(reporter: User) -> None:
    make_edition(article := make_article(owner=reporter))
    rewrite(article, headline="Nuova stesura")
    [task] = today(reporter).context["today"].mine.rows
    assert [said.key for said in task.said] == ["newer", "draft"]


def test_what_waits_is_not_named_twice(reporter: User) -> None:
    other = make_article(owner=reporter)
    workflow.submit(article := make_article(owner=reporter), by=reporter)
    workflow.send_back(article, by=None, note="Manca una fonte")
    assert (waiting(reporter), mine(reporter)) == ([article], [other])


def test_no_story_s_text_is_read_for_the_first_page(editor: User) -> None:
    article = make_article(owner=editor)
    Unsaved.objects.create(person=editor, article=article, data={"headline": "Sul tavolo"})
    with CaptureQueriesContext(connection) as captured:
        assert "Sul tavolo" in today(editor).content.decode()
    read = [query["sql"] for query in captured if '"articles_article"."headline"' in query["sql"]]
    assert any("articles_unsaved" in sql for sql in read)
    assert not [sql for sql in read for name in LONG if f'"articles_article"."{name}"' in sql.partition(" FROM ")[0]]


def test_a_stranger_s_first_page_tells_nothing_of_stories(stranger: User) -> None:
    make_edition(headline="Segreta per ora", at=ahead(hours=1))
    assert "Segreta per ora" not in today(stranger).content.decode()


def test_who_may_not_see_a_page_of_the_desk_is_told_so_at_the_desk(reporter: User) -> None:
    answer = make_client(reporter).get("/admin/embargoes/embargo/add/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Ask a chief editor for it." in page
    assert 'id="desk-nav"' in page
    assert "Go to the front page" not in page
