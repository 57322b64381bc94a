"""Signed preview links: who may read what, until when, and what keeps them out of caches and indexes."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from articles import preview, workflow
from articles.models import AuditEntry, PreviewLink
from tests.factories import ahead, make_article, make_edition, rewrite

pytestmark = pytest.mark.django_db


def read(link: PreviewLink) -> tuple[int, str]:
    response = Client().get("/" + preview.address(link).split("/", 3)[3])
    return response.status_code, response.content.decode()


def test_a_link_shows_the_text_at_the_desk_as_it_is_when_it_is_opened(reporter: User) -> None:
    article = make_article(owner=reporter, headline="Prima stesura")
    link = workflow.share(article, by=reporter)
    assert "Prima stesura" in read(link)[1]
    rewrite(article, headline="Seconda stesura")
    status, page = read(link)
    assert status == 200
    assert "Seconda stesura" in page
    assert "Prima stesura" not in page


def test_a_link_to_a_revision_keeps_showing_that_revision(editor: User) -> None:
    article = make_article(headline="Prima stesura")
    first = article.head
    link = workflow.share(article, by=editor, revision=first)
    rewrite(article, headline="Seconda stesura")
    assert "Prima stesura" in read(link)[1]


def test_a_link_to_a_queued_edition_shows_what_will_go_out(editor: User) -> None:
    edition = make_edition(at=ahead(days=2), headline="Esce dopodomani")
    link = workflow.share(edition.article, by=editor, edition=edition)
    rewrite(edition.article, headline="Non ancora approvato")
    assert "Esce dopodomani" in read(link)[1]


def test_the_page_says_that_it_is_a_preview_in_the_language_of_the_story(editor: User) -> None:
    assert "Anteprima: non è la pagina pubblicata" in read(workflow.share(make_article(language="it"), by=editor))[1]
    assert "Preview: not the published page" in read(workflow.share(make_article(language="en"), by=editor))[1]


def test_no_cache_keeps_it_and_no_search_engine_may_index_it(editor: User) -> None:
    link = workflow.share(make_article(), by=editor)
    response = Client().get("/" + preview.address(link).split("/", 3)[3])
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_a_link_ends_after_two_days_unless_told_otherwise(editor: User) -> None:
    article = make_article()
    assert abs(workflow.share(article, by=editor).expires_at - ahead(hours=48)) < dt.timedelta(minutes=1)
    link = workflow.share(article, by=editor, hours=1)
    assert read(link)[0] == 200
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61)):
        status, page = read(link)
    assert status == 410
    assert article.headline not in page


def test_a_revoked_link_answers_410_at_once_and_for_good(editor: User) -> None:
    article = make_article()
    link = workflow.share(article, by=editor)
    workflow.revoke(link, by=editor)
    status, page = read(link)
    assert status == 410
    assert article.headline not in page


@pytest.mark.parametrize("left", ["gone", "no role", "not staff"])
def test_a_link_ends_with_its_maker_s_leave_to_see_stories(left: str, editor: User) -> None:
    article = make_article()
    link = workflow.share(article, by=editor)
    if left == "no role":
        editor.groups.clear()
    else:
        User.objects.filter(pk=editor.pk).update(is_active=left != "gone", is_staff=left != "not staff")
    status, page = read(link)
    assert status == 410
    assert article.headline not in page
    assert read(workflow.share(article, by=None))[0] == 200  # the house stays


def test_the_link_of_a_deleted_story_answers_410(editor: User) -> None:
    article = make_article()
    link = workflow.share(article, by=editor)
    workflow.discard(article, by=editor)
    assert read(link)[0] == 410


@pytest.mark.parametrize("signed", ["x", "MQ:1abcde:" + "x" * 43, "%00", "a" * 3000])
def test_an_address_that_was_never_given_answers_404(signed: str) -> None:
    response = Client().get(f"/preview/{signed}/")
    assert response.status_code in {400, 404}


def test_only_who_may_edit_the_story_shares_and_revokes(reporter: User, stranger: User, editor: User) -> None:
    article = make_article(owner=editor)
    link = workflow.share(article, by=editor)
    for person in (reporter, stranger):
        with pytest.raises(PermissionDenied):
            workflow.share(article, by=person)
        with pytest.raises(PermissionDenied):
            workflow.revoke(link, by=person)


@pytest.mark.parametrize("hours", [0, -1, 337])
def test_a_link_lasts_from_one_hour_to_fourteen_days(editor: User, hours: int) -> None:
    with pytest.raises(workflow.Refused, match="from one hour to 14 days"):
        workflow.share(make_article(), by=editor, hours=hours)


def test_each_link_leaves_a_line_in_the_log_and_revoking_twice_only_one(editor: User) -> None:
    article = make_article()
    link = workflow.share(article, by=editor)
    workflow.revoke(link, by=editor)
    workflow.revoke(link, by=editor)
    verbs = list(AuditEntry.objects.filter(article=article).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["created", "shared", "revoked"]


def test_a_link_never_shows_the_text_of_another_story(editor: User) -> None:
    article, other = make_article(), make_edition()
    for shown in ({"edition": other}, {"revision": other.revision}):
        with pytest.raises(workflow.Refused, match="belongs to another story"):
            workflow.share(article, by=editor, **shown)
    assert not PreviewLink.objects.exists()


def test_a_link_ends_by_the_database_s_clock(editor: User) -> None:
    with time_machine.travel(timezone.now() - dt.timedelta(days=30)):  # a server whose own clock is wrong
        link = workflow.share(make_article(), by=editor, hours=1)
        workflow.revoke(link, by=editor)
    link.refresh_from_db()
    assert abs(link.expires_at - ahead(hours=1)) < dt.timedelta(minutes=1)
    assert link.revoked_at
    assert abs(link.revoked_at - ahead()) < dt.timedelta(minutes=1)


def test_a_story_has_at_most_twenty_open_links(editor: User) -> None:
    article = make_article()
    for _number in range(20):
        workflow.share(article, by=editor)
    with pytest.raises(workflow.Refused, match="has 20 preview links already"):
        workflow.share(article, by=editor)
