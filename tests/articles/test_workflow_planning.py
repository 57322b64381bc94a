"""A wish: when the desk would like a story to go out."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles import notices, workflow
from articles.models import Article, AuditEntry, Edition, Notice
from tests.articles.expectations import refused
from tests.factories import ago, ahead, approve, make_article, make_client

pytestmark = pytest.mark.django_db


def test_a_wish_is_set_moved_and_taken_away_and_puts_nothing_on_any_page(reporter: User) -> None:
    article = make_article(owner=reporter)
    for at in (ahead(days=1), ahead(days=2), None):
        workflow.plan(article, by=reporter, at=at, note="Fiera")
        assert article.planned_at == Article.objects.get().planned_at == at
        line = AuditEntry.objects.latest("pk")
        assert (line.verb, line.by, line.effective_at, line.note) == ("planned", reporter, at, "Fiera")
    assert not Edition.objects.exists()


def test_a_wish_says_why_it_can_t_be(reporter: User) -> None:
    article, at = make_article(owner=reporter), ahead(days=1)
    with refused("isn’t planned for any time"):
        workflow.plan(article, by=reporter, at=None)
    workflow.plan(article, by=reporter, at=at)
    with refused("planned for that time already"):
        workflow.plan(article, by=reporter, at=at)
    with refused("has passed"):
        workflow.plan(article, by=reporter, at=ago(minutes=1))
    with refused("too far away"):
        workflow.plan(article, by=reporter, at=ahead(days=366 * 120))


def test_a_colleague_may_not_plan_it_and_an_editor_may(reporter: User, editor: User) -> None:
    article = make_article()
    with pytest.raises(PermissionDenied):
        workflow.plan(article, by=reporter, at=ahead(days=1))
    workflow.plan(article, by=editor, at=ahead(days=1))


def test_a_wish_is_over_once_the_story_is_scheduled(editor: User) -> None:
    article = approve(make_article(owner=editor))
    workflow.plan(article, by=editor, at=ahead(days=1))
    workflow.publish(article, by=editor, at=ahead(days=2))
    assert article.planned_at is Article.objects.get().planned_at is None


def test_its_owner_hears_of_it(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    workflow.plan(article, by=editor, at=ahead(days=1))
    workflow.plan(article, by=editor, at=None)
    said = [notices.say(notice) for notice in Notice.objects.filter(person=reporter).order_by("pk")]
    assert said[0].startswith(f"{editor.username} plans your story for ")
    assert said[1] == "Your story isn’t planned for any time now"


def test_its_page_begins_with_the_time_of_the_address_and_leads_back_to_the_desk_alone(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    page = f"{article.get_admin_url().replace('change/', '')}plan/"
    assert b'value="2100-03-04 07:30"' in client.get(f"{page}?at=2100-03-04T07:30").content
    assert client.get(f"{page}?at=rubbish").status_code == 200
    for asked, goes in (("/admin/inbox/", "/admin/inbox/"), ("https://example.com/admin/", article.get_admin_url())):
        client.post(f"{page}?back={asked}", {"at": ""})
        answer = client.post(f"{page}?back={asked}", {"at": f"{ahead(days=400):%Y-%m-%dT%H:%M}"})
        assert answer.url == goes
