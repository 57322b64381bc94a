"""What waits for whom, and what is due."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import waiting, workflow
from articles.models import Article
from tests.factories import ago, ahead, approve, make_article, make_edition, make_section, make_user, rewrite

pytestmark = pytest.mark.django_db


def waits_for(user: User) -> set[Article]:
    return set(waiting.for_person(Article.objects.all(), user))


def due_at(article: Article, at: dt.datetime) -> Article:
    """As if it had been set long before."""
    Article.objects.filter(pk=article.pk).update(due_at=at)
    article.refresh_from_db()
    return article


def submitted(**kw: object) -> Article:
    article = make_article(**kw)
    workflow.submit(article, by=None)
    return article


def test_submitting_puts_a_story_before_the_editors_and_not_before_its_writer(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    assert waits_for(editor) == waits_for(reporter) == set()
    workflow.submit(article, by=reporter)
    assert (waits_for(editor), waits_for(reporter)) == ({article}, set())


def test_sending_back_puts_it_before_its_writer_until_it_is_submitted_again(reporter: User, editor: User) -> None:
    article = submitted(owner=reporter)
    workflow.send_back(article, by=editor, note="Le cifre")
    assert (waits_for(editor), waits_for(reporter)) == (set(), {article})
    rewrite(article, headline="Con le cifre")
    assert waits_for(reporter) == {article}
    workflow.submit(article, by=reporter)
    assert (waits_for(editor), waits_for(reporter)) == ({article}, set())
    assert article.sent_back_at is None


def test_a_draft_that_is_due_waits_for_its_writer_alone(reporter: User, editor: User) -> None:
    late, soon, later = (make_article(owner=reporter) for _ in range(3))
    for article, at in ((late, ago(days=1)), (soon, ahead(hours=23)), (later, ahead(hours=25))):
        due_at(article, at)
    assert (waits_for(reporter), waits_for(editor)) == ({late, soon}, set())
    workflow.submit(late, by=reporter)
    assert waits_for(reporter) == {soon}


def test_what_is_approved_waits_for_an_editor_until_it_is_scheduled_or_out(editor: User, reporter: User) -> None:
    article = approve(make_article(owner=reporter))
    assert (waits_for(editor), waits_for(reporter)) == ({article}, set())
    edition = workflow.publish(article, by=editor, at=ahead(hours=1))
    assert waits_for(editor) == set()
    workflow.cancel(edition, by=editor)
    assert waits_for(editor) == {article}


def test_an_editor_is_not_asked_about_an_own_submission_but_others_are(editor: User, chief: User) -> None:
    article = submitted(owner=editor)
    assert (waits_for(editor), waits_for(chief)) == (set(), {article})


def test_what_four_eyes_forbid_doesn_t_wait_for_who_wrote_it(editor: User, chief: User, reporter: User) -> None:
    article = make_article(owner=reporter, section=make_section(four_eyes=True))
    Article.objects.filter(pk=article.pk).update(standfirst="Rivisto in redazione.")
    workflow.record(Article.objects.get(), by=editor)
    workflow.submit(Article.objects.get(), by=reporter)
    assert (waits_for(editor), waits_for(chief)) == (set(), {article})


def test_what_is_published_as_it_stands_waits_for_nobody(editor: User, reporter: User) -> None:
    make_edition(owner=reporter)
    make_edition(owner=reporter, at=ahead(days=1))
    make_edition(owner=reporter, at=ago(days=2), until=ago(days=1))
    assert waits_for(editor) == waits_for(reporter) == set()


def test_due_is_what_is_late_or_soon_and_not_approved_whosever(reporter: User) -> None:
    late, soon, later, done = (make_article(owner=make_user()) for _ in range(4))
    for article, at in ((late, ago(days=1)), (soon, ahead(hours=23)), (later, ahead(hours=25)), (done, ago(days=1))):
        due_at(article, at)
    approve(done)
    workflow.submit(soon, by=None)
    assert set(waiting.due(Article.objects.all())) == {late, soon}


def test_counting_stops_where_nobody_needs_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_COUNTED", 2)
    counted = []
    for _ in range(4):
        counted.append(waiting.count(Article.objects.all()))
        make_article()
    assert counted == [0, 1, 2, 3]
    assert waiting.count(Article.objects.all()) == 3
