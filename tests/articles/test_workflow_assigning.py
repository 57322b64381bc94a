"""Giving stories away and saying when they are due."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles import permissions, workflow
from articles.models import Article, AuditEntry
from tests.articles.expectations import log, refused
from tests.factories import ago, ahead, approve, make_article, make_user

pytestmark = pytest.mark.django_db


def test_a_story_given_away_is_the_other_s_to_write_and_the_first_one_s_to_read(editor: User, reporter: User) -> None:
    other = make_user("Reporter", first_name="Giulia", last_name="Ferrante")
    article = make_article(owner=reporter)
    workflow.reassign(article, by=editor, to=other, note="Sei sul posto")
    assert article.owner == Article.objects.get().owner == other
    assert permissions.may_edit(other, article)
    assert not permissions.may_edit(reporter, article)
    assert reporter.has_perm("articles.view_article")
    line = AuditEntry.objects.latest("pk")
    assert (line.verb, line.by, line.note) == ("reassigned", editor, "→ Giulia Ferrante · Sei sul posto")


def test_giving_away_touches_neither_the_text_nor_its_approval(editor: User, reporter: User) -> None:
    article = approve(make_article())
    before = Article.objects.values("head", "approved", "status", "changed_at", "headline").get()
    workflow.reassign(article, by=editor, to=reporter)
    workflow.set_due(article, by=editor, at=ahead(days=1))
    assert Article.objects.values("head", "approved", "status", "changed_at", "headline").get() == before


def test_only_somebody_who_may_write_is_given_a_story(editor: User, stranger: User) -> None:
    article = make_article()
    gone = make_user("Reporter", is_active=False)
    reader = make_user("Reporter")
    User.objects.filter(pk=reader.pk).update(is_staff=False)
    for person in (stranger, gone, User.objects.get(pk=reader.pk)):
        with refused("may not write stories"):
            workflow.reassign(article, by=editor, to=person)
    assert not {stranger, gone, reader} & set(permissions.writers())
    assert editor in permissions.writers()


def test_who_has_it_already_isn_t_given_it_again(editor: User, reporter: User) -> None:
    article = make_article(owner=reporter)
    with refused("is with"):
        workflow.reassign(article, by=editor, to=reporter)


def test_a_due_date_is_set_moved_and_taken_away_by_the_owner(reporter: User) -> None:
    article, first, second = make_article(owner=reporter), ahead(days=1), ahead(days=2)
    for at in (first, second, None):
        workflow.set_due(article, by=reporter, at=at)
        assert article.due_at == Article.objects.get().due_at == at
    assert [line[2] for line in log(article) if line[0] == "due"] == [first, second, None]


def test_a_due_date_that_changes_nothing_or_has_passed_is_refused(reporter: User) -> None:
    article, at = make_article(owner=reporter), ahead(days=1)
    with refused("It has no due date."):
        workflow.set_due(article, by=reporter, at=None)
    with refused("has passed: choose a time in the future."):
        workflow.set_due(article, by=reporter, at=ago(minutes=1))
    with refused("is too far away"):
        workflow.set_due(article, by=reporter, at=dt.datetime(9999, 1, 1, tzinfo=dt.UTC))
    workflow.set_due(article, by=reporter, at=at)
    with refused("It is due at that time already."):
        workflow.set_due(article, by=reporter, at=at)


def test_a_reporter_gives_no_story_away_not_even_an_own_one(reporter: User) -> None:
    with pytest.raises(PermissionDenied):
        workflow.reassign(make_article(owner=reporter), by=reporter, to=make_user("Reporter"))


def test_a_due_date_matters_until_the_text_is_approved(reporter: User) -> None:
    article = make_article(owner=reporter)
    assert not article.is_awaited
    workflow.set_due(article, by=reporter, at=ahead(days=1))
    assert article.is_awaited
    approve(article)
    assert not article.is_awaited
