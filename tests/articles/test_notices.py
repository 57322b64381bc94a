"""Who is told what: each person once for each cause, never who acts, and in the same transaction."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import notices, workflow
from articles.models import Article, Notice
from tests.factories import ahead, approve, make_article, make_comment, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    """Everybody who was told something, and what, in the order of the telling."""
    return list(Notice.objects.order_by("pk").values_list("person__username", "kind"))


def test_the_owner_hears_of_a_comment(reporter: User, editor: User) -> None:
    make_comment(make_article(owner=reporter), by=editor)
    assert told() == [(reporter.username, "commented")]


def test_who_comments_on_the_own_story_hears_nothing(reporter: User) -> None:
    make_comment(make_article(owner=reporter), by=reporter, text=f"Nota per me, @{reporter.username}")
    assert told() == []


def test_who_is_mentioned_hears_of_it_once_even_as_owner_and_in_the_thread(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    comment = make_comment(article, by=reporter)
    text = f"@{reporter.username} guarda, @{reporter.username.upper()}."
    make_comment(article, by=editor, parent=comment, text=text)
    assert told() == [(reporter.username, "mentioned")]


def test_a_reply_is_heard_by_everybody_in_the_thread_and_by_the_owner(reporter: User, editor: User) -> None:
    owner, third = make_user("Reporter"), make_user("Editor")
    article = make_article(owner=owner)
    comment = make_comment(article, by=reporter)
    make_comment(article, by=editor, parent=comment)
    Notice.objects.all().delete()
    make_comment(article, by=third, parent=comment)
    assert sorted(told()) == sorted(
        [(reporter.username, "replied"), (editor.username, "replied"), (owner.username, "commented")]
    )


def test_only_colleagues_who_see_stories_are_mentioned(reporter: User) -> None:
    left = make_user("Editor", is_active=False)
    outside = make_user("Editor")
    outside.is_staff = False
    outside.save()
    stranger = make_user("")
    comment = make_comment(by=reporter, text=f"@{left.username} @{outside.username} @{stranger.username} @nessuno")
    assert told() == []
    assert comment.mentions == {}


def test_rewording_tells_only_who_is_mentioned_anew(reporter: User, editor: User, chief: User) -> None:
    comment = make_comment(by=reporter, text=f"@{editor.username}")
    workflow.reword(comment, by=reporter, text=f"@{editor.username} e @{chief.username}")
    assert told() == [(editor.username, "mentioned"), (chief.username, "mentioned")]


STEPS: list[tuple[str, Callable[[Article, User], object]]] = [
    ("submitted", lambda article, by: workflow.submit(article, by=by)),
    ("approved", lambda article, by: workflow.approve(article, by=by)),
    ("published", lambda article, by: workflow.publish(approve(article), by=by)),
    ("scheduled", lambda article, by: workflow.publish(approve(article), by=by, at=ahead(hours=1))),
]


@pytest.mark.parametrize(("kind", "step"), STEPS)
def test_the_owner_hears_what_another_did_to_the_story_and_not_what_they_did(
    kind: str, step: Callable[[Article, User], object], reporter: User, editor: User
) -> None:
    step(make_article(owner=reporter), editor)
    assert told() == [(reporter.username, kind)]
    step(make_article(owner=editor), editor)
    assert len(told()) == 1


def test_a_story_sent_back_comes_with_its_reason(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    workflow.submit(article, by=reporter)
    workflow.send_back(article, by=editor, note="Manca la fonte")
    notice = Notice.objects.get()
    assert notices.say(notice) == f"{editor.username} sent your story back"
    assert notices.words(notice) == "Manca la fonte"


def test_moving_cancelling_and_withdrawing_are_told_with_their_instants(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    edition, at = make_edition(article, at=ahead(hours=1)), dt.datetime(2100, 7, 1, 8, tzinfo=dt.UTC)
    workflow.reschedule(edition, by=editor, at=at)
    workflow.cancel(edition, by=editor)
    make_edition(rewrite(article, headline="Di nuovo"))
    workflow.withdraw(article, by=editor, note="Errore")
    assert [kind for _person, kind in told()] == ["rescheduled", "cancelled", "withdrawn"]
    moved = Notice.objects.get(kind="rescheduled")
    assert notices.say(moved) == f"{editor.username} moved your story to Thu 1 Jul 2100 10:00"


def test_what_the_house_does_itself_is_no_news(reporter: User) -> None:
    make_edition(make_article(owner=reporter))
    make_edition(make_article(owner=None))
    assert told() == []


def test_bringing_in_an_archive_is_no_news(reporter: User, editor: User) -> None:
    article = approve(make_article(owner=reporter))
    workflow.publish(article, by=editor, at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC), backdate=True)
    assert told() == []


def test_a_refused_verb_tells_nobody(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    with pytest.raises(workflow.Refused):
        workflow.send_back(article, by=editor, note="È una bozza")
    with pytest.raises(RuntimeError), transaction.atomic():
        workflow.approve(article, by=editor)
        raise RuntimeError
    assert told() == []
    assert not ProcrastinateJob.objects.filter(task_name="articles.send_digest").exists()


def test_a_new_owner_is_told_with_the_note_and_the_one_before_is_not(reporter: User, editor: User) -> None:
    article = make_article(owner=make_user("Reporter"))
    workflow.reassign(article, by=editor, to=reporter, note="Per domani")
    assert told() == [(reporter.username, "assigned")]
    notice = Notice.objects.get()
    assert notices.say(notice) == f"{editor.username} made this story yours"
    assert notices.words(notice) == "Per domani"
    assert notice.get_place() == article.get_admin_url()


def test_who_takes_a_story_over_or_sets_an_own_due_date_hears_nothing(reporter: User, editor: User) -> None:
    workflow.reassign(make_article(owner=reporter), by=editor, to=editor)
    workflow.set_due(make_article(owner=reporter), by=reporter, at=ahead(days=1))
    assert told() == []


def test_the_owner_hears_by_when_the_text_is_wanted_and_that_it_no_longer_is(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    for at in (dt.datetime(2100, 7, 1, 8, tzinfo=dt.UTC), None):
        workflow.set_due(article, by=editor, at=at, note="Esce la fiera")
    assert told() == [(reporter.username, "due")] * 2
    says = [(notices.say(notice), notices.words(notice)) for notice in Notice.objects.order_by("pk")]
    assert says == [
        ("Your story is due: Thu 1 Jul 2100 10:00", "Esce la fiera"),
        ("Your story isn't due by any time now", "Esce la fiera"),
    ]


def test_a_notice_says_what_a_comment_says_now(reporter: User, editor: User) -> None:
    comment = make_comment(make_article(owner=reporter), by=editor, text="Parola che poi si toglie")
    workflow.reword(comment, by=editor, text="Parola")
    assert notices.words(Notice.objects.get()) == "Parola"
    workflow.take_back(comment, by=editor)
    assert notices.words(Notice.objects.get()) == "This comment was deleted."


def test_every_kind_is_a_sentence(reporter: User, editor: User) -> None:
    for kind in Notice.Kind:
        notice = Notice(person=reporter, kind=kind, article=make_article(), actor=editor)
        assert "%" not in notices.say(notice)
