"""The inbox: one's own news, newest first, what is unread, and whether it comes by mail."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Notice, Preference
from articles.models.article import LONG
from tests.factories import make_article, make_client, make_comment, make_user

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"


def make_notices(person: User, number: int, **kw: object) -> list[Notice]:
    article, actor = make_article(owner=person), make_user("Editor")
    return Notice.objects.bulk_create(
        Notice(**{"person": person, "kind": "approved", "article": article, "actor": actor} | kw) for _ in range(number)
    )


def shown(client: Client, query: str = "") -> list[int]:
    return [line.notice.pk for line in client.get(INBOX + query).context["lines"]]


def bell(client: Client, address: str = "/admin/") -> str:
    page = client.get(address).content.decode()
    counted = re.search(r'class="bell-count">([^<]*)<', page)
    assert 'class="bell"' in page
    return counted[1] if counted else ""


def test_a_notice_leads_to_its_place_and_is_read_then(reporter: User, editor: User) -> None:
    comment = make_comment(make_article(owner=reporter), by=editor)
    client, [notice] = make_client(reporter), Notice.objects.all()
    assert bell(client) == "1"
    response = client.get(f"{INBOX}{notice.pk}/")
    assert response.url == f"{comment.article.get_admin_url()}#comment-{comment.pk}"
    assert bell(client) == ""
    first = Notice.objects.get().read_at
    client.get(f"{INBOX}{notice.pk}/")
    assert Notice.objects.get().read_at == first


def test_everybody_has_an_inbox_of_their_own(reporter: User, editor: User) -> None:
    [notice] = make_notices(reporter, 1)
    client = make_client(editor)
    assert shown(client) == []
    assert client.get(f"{INBOX}{notice.pk}/").status_code == 404
    client.post(f"{INBOX}read/", {"upto": notice.pk})
    assert Notice.objects.unread().count() == 1


def test_it_pages_by_key_and_loses_and_repeats_nothing_when_news_comes_meanwhile(reporter: User) -> None:
    expected = [notice.pk for notice in make_notices(reporter, 120)][::-1]
    client = make_client(reporter)
    found = shown(client)
    assert len(found) == 50
    make_notices(reporter, 3)
    while before := client.get(f"{INBOX}?before={found[-1]}").context["before"]:
        found += shown(client, f"?before={found[-1]}")
        assert before == found[-1]
    found += shown(client, f"?before={found[-1]}")
    assert found == expected


@pytest.mark.parametrize("before", ["x", "-1", "1.5", "²", "9" * 40, "%20"])
def test_a_malformed_place_is_a_bad_request(before: str, reporter: User) -> None:
    assert make_client(reporter).get(f"{INBOX}?before={before}").status_code == 400
    assert make_client(reporter).post(f"{INBOX}read/", {"upto": before}).status_code == 400


def test_the_unread_alone_can_be_shown(reporter: User) -> None:
    read, unread = make_notices(reporter, 2)
    client = make_client(reporter)
    client.get(f"{INBOX}{read.pk}/")
    assert shown(client, "?unread") == [unread.pk]
    assert shown(client) == [unread.pk, read.pk]


def test_marking_all_as_read_leaves_what_came_since(reporter: User) -> None:
    client = make_client(reporter)
    make_notices(reporter, 3)
    newest = client.get(INBOX).context["newest"]
    [since] = make_notices(reporter, 1)
    assert client.post(f"{INBOX}read/", {"upto": newest}).status_code == 302
    assert list(Notice.objects.unread()) == [since]


@pytest.mark.parametrize(("number", "said"), [(0, ""), (1, "1"), (99, "99"), (100, "99+"), (250, "99+")])
def test_the_bell_counts_to_ninety_nine(number: int, said: str, reporter: User) -> None:
    make_notices(reporter, number)
    assert bell(make_client(reporter)) == said


def test_the_bell_costs_one_query_and_the_inbox_the_same_for_one_notice_and_for_many(reporter: User) -> None:
    client = make_client(reporter)
    make_notices(reporter, 1)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(INBOX)
        costs.append(len(captured))
        make_comment(Article.objects.first(), by=make_user("Editor"))
        make_notices(reporter, 60)
    assert costs[0] == costs[1] <= 8
    with CaptureQueriesContext(connection) as captured:
        client.get("/admin/password_change/")
    assert sum("articles_notice" in query["sql"] for query in captured) == 1


def test_no_story_s_text_is_read_for_the_inbox(reporter: User) -> None:
    make_notices(reporter, 1)
    with CaptureQueriesContext(connection) as captured:
        make_client(reporter).get(INBOX)
    read = [query["sql"] for query in captured if '"articles_article"."headline"' in query["sql"]]
    assert read
    assert not [sql for sql in read for name in LONG if f'"articles_article"."{name}"' in sql]


def test_a_popup_has_no_bell_and_pays_for_none(reporter: User) -> None:
    with CaptureQueriesContext(connection) as captured:
        make_client(reporter).get("/admin/companies/company/add/?_popup=1")
    assert not any("articles_notice" in query["sql"] for query in captured)


def test_a_story_that_is_gone_takes_its_notices_along(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    make_comment(article, by=editor)
    workflow.discard(article, by=reporter)
    client = make_client(reporter)
    assert (shown(client), bell(client)) == ([], "")


def test_who_lost_their_role_is_told_nothing_any_more(reporter: User, stranger: User) -> None:
    make_notices(reporter, 1)
    reporter.groups.clear()
    for person in (User.objects.get(pk=reporter.pk), stranger):
        client = make_client(person)
        assert client.get(INBOX).status_code == 403
        assert client.post(f"{INBOX}mail/").status_code == 403
        assert 'class="bell"' not in client.get("/admin/").content.decode()


def test_mail_can_be_switched_off_and_on(reporter: User) -> None:
    client = make_client(reporter)
    assert client.get(INBOX).context["wants_mail"]
    client.post(f"{INBOX}mail/")
    assert not Preference.objects.get(person=reporter).wants_mail
    assert "No news comes by mail." in client.get(INBOX).content.decode()
    client.post(f"{INBOX}mail/", {"wants_mail": "on"})
    assert client.get(INBOX).context["wants_mail"]


@pytest.mark.parametrize("address", ["read/", "mail/"])
def test_what_changes_something_is_never_a_link(address: str, reporter: User) -> None:
    assert make_client(reporter).get(f"{INBOX}{address}").status_code == 405
