"""Mail: what came within five minutes in one message, to whom it may go, and once."""

import datetime as dt
import re
import smtplib
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import digest, workflow
from articles.models import Article, Notice, Preference
from articles.models.article import LONG
from tests.articles.at_once import at_once
from tests.factories import ago, make_article, make_comment, make_user

pytestmark = pytest.mark.django_db


def jobs(*people: User) -> list[ProcrastinateJob]:
    """The digests that are planned for these people."""
    planned = ProcrastinateJob.objects.filter(task_name="articles.send_digest", status="todo")
    return list(planned.filter(args__person_id__in=[person.pk for person in people]).order_by("pk"))


def make_news(person: User, number: int = 1, article: Article | None = None, **kw: Any) -> list[Notice]:
    """Comments by somebody else on a story of the person's."""
    article, other = article or make_article(owner=person), make_user("Editor", first_name="Anna", last_name="Leoni")
    for index in range(number):
        make_comment(article, by=other, **{"text": f"Osservazione {index}"} | kw)
    return list(Notice.objects.filter(person=person))


def writer(**kw: Any) -> User:
    return make_user("Reporter", **{"email": "giulia@example.com"} | kw)


def test_the_first_news_plans_a_digest_in_five_minutes_and_the_next_joins_it() -> None:
    person, before = writer(), dt.datetime.now(dt.UTC)
    make_news(person, 3)
    [job] = jobs(person)
    assert job.args == {"person_id": person.pk}
    assert dt.timedelta(minutes=4, seconds=55) < job.scheduled_at - before < dt.timedelta(minutes=5, seconds=30)


def test_what_is_rolled_back_plans_nothing() -> None:
    person = writer()
    with pytest.raises(RuntimeError), transaction.atomic():
        make_news(person)
        raise RuntimeError
    assert jobs(person) == []


def test_one_message_says_all_of_it_with_links_and_who_said_what() -> None:
    person = writer(first_name="Giulia")
    article = make_article(owner=person, headline="Due negozi su Tmall")
    first, *_rest = reversed(make_news(person, 2, article, text="Da dove viene? <b>Chi</b> lo dice?"))
    assert digest.send(person.pk) == 2
    [message] = mail.outbox
    assert message.to == ["giulia@example.com"]
    assert "“Due negozi su Tmall”" in message.subject
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["List-Unsubscribe"] == "<http://127.0.0.1:8000/admin/inbox/#mail>"
    [alternative] = message.alternatives
    for text in (message.body, alternative.content):
        assert "Giulia" in text
        assert "Due negozi su Tmall" in text
        assert f"/admin/inbox/{first.pk}/" in text
        assert "http://127.0.0.1" in text
    assert "<b>Chi</b>" in message.body
    assert "&lt;b&gt;Chi&lt;/b&gt;" in alternative.content


def test_a_mail_names_days_by_their_date_because_it_may_be_read_on_another(editor: User, settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"
    person = writer()
    article = make_article(owner=person)
    due = (timezone.localtime() + dt.timedelta(days=1)).replace(hour=9, minute=49)
    workflow.set_due(article, by=editor, at=due)
    make_news(person, 1, article)
    Notice.objects.filter(kind="commented").update(made_at=due - dt.timedelta(days=2))
    digest.send(person.pk)
    [message] = mail.outbox
    [alternative] = message.alternatives
    for text in (message.body, alternative.content):
        assert f"Your story is due: {due:%a} {due.day} {due:%b %Y} 09:49" in text
        assert f"{(due - dt.timedelta(days=2)).day} {due - dt.timedelta(days=2):%b %Y} 09:49" in text
        assert not re.search("today|tomorrow|yesterday", text)


@pytest.mark.parametrize(
    ("number", "stories", "says"),
    [(1, 1, ": “Riga"), (2, 1, "2 things about “Riga"), (2, 2, "2 things at the desk, first about “Riga")],
)
def test_the_subject_is_one_line_and_names_a_story(number: int, stories: int, says: str, settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"
    person = writer()
    for _ in range(stories):
        make_news(person, number // stories, make_article(owner=person, headline="Riga uno\r\nBcc: x@example.com"))
    digest.send(person.pk)
    [message] = mail.outbox
    assert f"{says} uno Bcc: x@example.com" in message.subject
    assert "\n" not in message.subject
    assert message.message()["Bcc"] is None


def test_a_name_of_two_lines_is_one_in_the_subject() -> None:
    person = writer()
    make_comment(make_article(owner=person), by=make_user("Editor", first_name="Anna\r\nBcc: x@example.com"))
    digest.send(person.pk)
    [message] = mail.outbox
    assert message.message()["Subject"].startswith("Anna Bcc: x@example.com")


def test_what_is_mailed_is_not_mailed_again_and_what_is_read_is_not_mailed() -> None:
    person = writer()
    read, *_more = make_news(person, 3)
    Notice.objects.filter(pk=read.pk).update(read_at=ago(minutes=1))
    assert [digest.send(person.pk) for _ in range(2)] == [2, 0]
    assert len(mail.outbox) == 1
    assert Notice.objects.exclude(mailed_at=None).count() == 2


@pytest.mark.parametrize("why", ["no address", "switched off", "left", "no role", "not staff"])
def test_who_can_t_or_doesn_t_want_to_get_mail_gets_none(why: str) -> None:
    person = writer(email="" if why == "no address" else "x@example.com")
    make_news(person)
    if why == "switched off":
        Preference.objects.create(person=person, wants_mail=False)
    elif why == "no role":
        person.groups.clear()
    else:
        User.objects.filter(pk=person.pk).update(is_active=why != "left", is_staff=why != "not staff")
    assert digest.send(person.pk) == 0
    assert mail.outbox == []
    Notice.objects.update(made_at=ago(minutes=10))
    ProcrastinateJob.objects.all().update(status="succeeded")
    digest.sweep()
    assert jobs(person) == []


def test_mail_that_is_down_loses_nothing_and_the_sweep_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person = writer()
    make_news(person)

    def down(*args: Any, **kwargs: Any) -> int:
        raise smtplib.SMTPServerDisconnected("nobody answers")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMultiAlternatives.send", down)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            digest.send(person.pk)
    assert Notice.objects.unmailed().count() == 1
    ProcrastinateJob.objects.all().update(status="failed")
    digest.sweep()
    assert jobs(person) == []  # not yet: it is younger than five minutes
    Notice.objects.update(made_at=ago(minutes=6))
    digest.sweep()
    digest.sweep()
    [job] = jobs(person)
    assert digest.send(**job.args) == 1
    assert len(mail.outbox) == 1


def test_a_message_sent_again_has_the_same_id_unless_it_says_more() -> None:
    person = writer()
    article = make_article(owner=person)
    make_news(person, 1, article)
    for more in (0, 0, 1):
        make_news(person, more, article)
        digest.send(person.pk)
        Notice.objects.update(mailed_at=None)  # the process died before the commit
    first, again, longer = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == again != longer


def test_the_task_that_is_planned_is_one_that_the_worker_knows() -> None:
    make_news(person := writer())
    [job] = jobs(person)
    assert app.tasks[job.task_name](**job.args) is None
    assert len(mail.outbox) == 1


def test_old_news_is_for_the_inbox_alone() -> None:
    person = writer()
    make_news(person)
    Notice.objects.update(made_at=ago(days=4))
    assert digest.send(person.pk) == 0
    digest.sweep()
    assert mail.outbox == []


def test_a_long_digest_is_cut_and_says_so() -> None:
    person = writer()
    article, other = make_article(owner=person), make_user("Editor")
    Notice.objects.bulk_create(
        Notice(person=person, kind="approved", article=article, actor=other) for _ in range(digest.SHOWN + 3)
    )
    digest.send(person.pk)
    [message] = mail.outbox
    assert message.body.count("/admin/inbox/") == digest.SHOWN + 2
    assert not Notice.objects.unmailed().exists()


def test_a_thousand_notices_are_counted_and_mailed_at_once_the_newest_shown() -> None:
    person, other = writer(), make_user("Editor")
    old, new = make_article(owner=person, headline="Prima"), make_article(owner=person, headline="Dopo")
    for article, number in ((old, 1001 - digest.SHOWN), (new, digest.SHOWN)):
        Notice.objects.bulk_create(
            Notice(person=person, kind="approved", article=article, actor=other) for _ in range(number)
        )
    assert digest.send(person.pk) == 1001
    [message] = mail.outbox
    assert message.subject.startswith("1001 ")
    assert "Dopo" in message.body
    assert "Prima" not in message.body
    assert str(1001 - digest.SHOWN) in message.body
    assert not Notice.objects.unmailed().exists()
    assert digest.send(person.pk) == 0


def test_a_digest_costs_the_same_for_one_notice_and_for_many() -> None:
    costs = []
    for number in (1, 12):
        person = writer()
        make_news(person, number)
        with CaptureQueriesContext(connection) as captured:
            digest.send(person.pk)
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 7


def test_no_story_s_text_is_read_for_a_digest() -> None:
    person = writer()
    make_news(person)
    with CaptureQueriesContext(connection) as captured:
        digest.send(person.pk)
    read = [query["sql"] for query in captured if '"articles_article"."headline"' in query["sql"]]
    assert read
    assert not [sql for sql in read for name in LONG if f'"articles_article"."{name}"' in sql]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_message_and_a_slow_server_doesn_t_hold_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = writer()
    notices = make_news(person, 3)
    sent: list[int] = []

    def slowly(message: Any) -> int:
        """Meanwhile, in the same time, the person reads something on another connection."""
        [done] = at_once(lambda: Notice.objects.filter(pk=notices[0].pk).update(read_at=ago(seconds=1)))
        sent.append(done)
        return 1

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", slowly)
    answers = at_once(*[partial(digest.send, person.pk)] * 4)
    assert sent == [1]
    assert sorted(answers) == [0, 0, 0, 3]
    assert not Notice.objects.filter(mailed_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_verbs_that_tell_the_same_people_at_once_never_wait_for_each_other() -> None:
    people = [writer() for _ in range(4)]
    other = make_user("Editor")
    articles = [make_article() for _ in range(6)]

    def tell(index: int) -> None:
        with transaction.atomic():
            order = people if index % 2 else people[::-1]
            for person in order:
                workflow.reassign(articles[index], by=other, to=person)

    assert at_once(*(partial(tell, index) for index in range(6))) == [None] * 6
    assert Notice.objects.count() == 24
    assert len(jobs(*people)) == 4
