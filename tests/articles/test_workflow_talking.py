"""Comments: who may say, change and settle what, and what the record keeps."""

import uuid
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Article, AuditEntry, Comment, Notice
from articles.workflow import talking
from tests.articles.at_once import at_once
from tests.articles.expectations import refused, verbs
from tests.factories import make_article, make_comment, make_user

pytestmark = pytest.mark.django_db


def fresh(comment: Comment) -> Comment:
    return Comment.objects.select_related("article").get(pk=comment.pk)


def test_everybody_who_sees_the_story_may_comment_on_it(reporter: User, editor: User, chief: User) -> None:
    article = make_article()
    for person in (reporter, editor, chief):
        assert make_comment(article, by=person).by == person


def test_a_stranger_may_not(stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        make_comment(make_article(), by=stranger)
    assert not Comment.objects.exists()


def test_each_act_leaves_one_line_in_the_log(reporter: User) -> None:
    article = make_article(owner=reporter)
    comment = make_comment(article, by=reporter, text="Prima")
    workflow.reword(comment, by=reporter, text="Seconda")
    workflow.resolve(comment, by=reporter)
    workflow.reopen(comment, by=reporter)
    workflow.take_back(comment, by=reporter)
    assert verbs(article) == ["created", "commented", "reworded", "resolved", "reopened", "took_back"]
    assert AuditEntry.objects.get(verb="commented").note == "Prima"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write something first."),
        (" \n\u200b\x00 ", "Write something first."),
        ("x" * 4001, "at most 4000 characters; this one has 4001"),
    ],
)
def test_a_text_that_can_t_be_is_refused(text: str, sentence: str, reporter: User) -> None:
    article = make_article()
    with refused(sentence):
        make_comment(article, by=reporter, text=text)
    comment = make_comment(article, by=reporter)
    with refused(sentence):
        workflow.reword(comment, by=reporter, text=text)


def test_four_thousand_characters_fit_and_what_nobody_sees_is_left_out(reporter: User) -> None:
    assert len(make_comment(by=reporter, text="è" * 4000).text) == 4000
    assert make_comment(by=reporter, text=" a\r\n\u202eb\x00 ").text == "a\nb"


def test_a_passage_is_kept_with_its_neighbours_and_within_bounds(reporter: User) -> None:
    comment = make_comment(by=reporter, quote="q" * 5000, prefix="a" * 500 + "b", suffix="c" + "d" * 500)
    assert (len(comment.quote), comment.prefix[-1], comment.suffix[0]) == (1000, "b", "c")
    assert (len(comment.prefix), len(comment.suffix)) == (64, 64)


def test_the_same_sent_twice_is_one_comment(reporter: User) -> None:
    article, key = make_article(), uuid.uuid4()
    first, second = (make_comment(article, by=reporter, text="Una", key=key) for _ in range(2))
    assert first == second
    assert verbs(article).count("commented") == 1
    assert make_comment(article, by=reporter, text="Altra", key=key) != first
    assert make_comment(article, by=make_user("Editor"), text="Una", key=key) != first


@pytest.mark.django_db(transaction=True)
def test_the_same_sent_at_once_is_one_comment() -> None:
    person, article, key = make_user("Reporter"), make_article(owner=make_user("Reporter")), uuid.uuid4()
    send = partial(workflow.comment, Article.objects.get(), by=person, text="Una", key=key)
    answers = at_once(*[send] * 4)
    assert {type(answer) for answer in answers} == {Comment}
    assert Comment.objects.filter(article=article).count() == Notice.objects.count() == 1


def test_replies_are_one_level_deep_and_of_the_same_story(reporter: User) -> None:
    article, other = make_article(), make_article()
    comment = make_comment(article, by=reporter)
    reply = make_comment(article, by=reporter, parent=comment)
    with refused("The comment to answer is gone"):
        make_comment(article, by=reporter, parent=reply)
    with refused("The comment to answer is gone"):
        make_comment(other, by=reporter, parent=comment)


def test_a_story_has_only_so_many_comments(reporter: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "MOST_COMMENTS", 2)
    article = make_article()
    make_comment(article, by=reporter)
    make_comment(article, by=reporter)
    with refused("has 2 comments already"):
        make_comment(article, by=reporter)


def test_rewording_keeps_what_was_said_before(reporter: User) -> None:
    comment = make_comment(by=reporter, text="Prima")
    workflow.reword(comment, by=reporter, text="Seconda")
    workflow.reword(comment, by=reporter, text="Seconda")
    workflow.reword(comment, by=reporter, text="Terza")
    now = fresh(comment)
    assert (now.text, [wording["text"] for wording in now.earlier]) == ("Terza", ["Prima", "Seconda"])
    assert now.edited_at


def test_a_deleted_comment_says_nothing_and_is_kept_in_the_record(reporter: User) -> None:
    comment = make_comment(by=reporter, text="Meglio di no")
    workflow.take_back(comment, by=reporter)
    now = fresh(comment)
    assert (now.text, now.earlier[-1]["text"]) == ("", "Meglio di no")
    for act in (workflow.take_back, workflow.resolve, partial(workflow.reword, text="Sì")):
        with refused("deleted meanwhile"):
            act(comment, by=reporter)
    with refused("The comment to answer is gone"):
        make_comment(comment.article, by=reporter, parent=now)


def test_a_deleted_comment_that_was_answered_goes_on_holding_its_thread(reporter: User, editor: User) -> None:
    comment = make_comment(by=reporter)
    make_comment(comment.article, by=editor, parent=comment)
    workflow.take_back(comment, by=reporter)
    make_comment(comment.article, by=editor, parent=fresh(comment))
    workflow.resolve(comment, by=editor)
    assert fresh(comment).resolved_by == editor


def test_nobody_rewords_or_deletes_what_another_said(reporter: User, chief: User) -> None:
    comment = make_comment(by=reporter)
    with pytest.raises(PermissionDenied):
        workflow.reword(comment, by=chief, text="Io direi")
    with pytest.raises(PermissionDenied):
        workflow.take_back(comment, by=chief)
    assert fresh(comment).text == comment.text


def test_who_began_it_the_story_s_owner_and_editors_settle_a_thread(reporter: User, editor: User) -> None:
    owner, colleague = make_user("Reporter"), make_user("Reporter")
    comment = make_comment(make_article(owner=owner), by=reporter)
    for person in (reporter, owner, editor):
        workflow.resolve(comment, by=person)
        assert fresh(comment).resolved_by == person
        workflow.reopen(comment, by=person)
        assert fresh(comment).resolved_at is None
    with pytest.raises(PermissionDenied):
        workflow.resolve(comment, by=colleague)


def test_settling_twice_changes_nothing(reporter: User, editor: User) -> None:
    comment = make_comment(by=reporter)
    workflow.resolve(comment, by=reporter)
    workflow.resolve(comment, by=editor)
    assert fresh(comment).resolved_by == reporter
    assert verbs(comment.article).count("resolved") == 1


def test_in_a_settled_thread_nothing_is_reworded_until_it_is_reopened(reporter: User) -> None:
    comment = make_comment(by=reporter)
    reply = make_comment(comment.article, by=reporter, parent=comment)
    workflow.resolve(comment, by=reporter)
    for said in (comment, reply):
        with refused("This thread is resolved: reopen it first."):
            workflow.reword(said, by=reporter, text="Ancora")
    with refused("A reply is resolved with its thread."):
        workflow.resolve(reply, by=reporter)


def test_a_story_that_is_gone_takes_its_comments_with_it_and_gets_no_more(reporter: User) -> None:
    article = make_article(owner=reporter)
    comment = make_comment(article, by=reporter)
    gone: Any = Article.objects.get(pk=article.pk)
    workflow.discard(article, by=reporter)
    assert not Comment.objects.exists()
    with refused("This story has been deleted meanwhile."):
        make_comment(gone, by=reporter)
    comment.article = gone
    with refused("This story has been deleted meanwhile."):
        workflow.resolve(comment, by=reporter)
