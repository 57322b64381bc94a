"""A second click on a verb is harmless: it leads on as the first did, and nothing happens twice."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, AuditEntry, Edition
from articles.publication import database_now
from tests.articles.admin.story_form import verb_address
from tests.factories import ahead, approve, make_article, make_client, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db
LATER = "2100-01-01T10:00"


def submitted() -> Article:
    workflow.submit(article := make_article(), by=None)
    return article


def behind() -> Edition:
    edition = make_edition(at=ahead(hours=1))
    rewrite(edition.article, headline="Più nuova")
    return edition


READY: dict[str, Callable[[], Any]] = {
    "submit": make_article,
    "approve": submitted,
    "send-back": submitted,
    "publish": make_article,
    "schedule": lambda: approve(make_article()),
    "withdraw": lambda: make_edition().article,
    "reassign": make_article,
    "due": make_article,
    "reschedule": lambda: make_edition(at=ahead(hours=1)),
    "cancel": lambda: make_edition(at=ahead(hours=1)),
    "until": lambda: make_edition().article,
    "renew": behind,
    "now": lambda: make_edition(at=ahead(hours=1)),
}


def asked(name: str) -> tuple[str, dict[str, Any]]:
    thing = READY[name]()
    article = thing.article if isinstance(thing, Edition) else thing
    more = [thing.pk] if isinstance(thing, Edition) else []
    data = {
        "note": "Perché sì",
        "at": LATER,
        "due_at": LATER,
        "ends": LATER,
        "revision": 1,
        "to": make_user("Reporter").pk,
    }
    article.refresh_from_db()
    return verb_address(name, article, *more), data | {"revision": article.head.number}


@pytest.mark.parametrize("name", READY)
def test_a_second_click_leads_to_the_story_and_does_nothing(name: str, editor: User) -> None:
    client, (address, data) = make_client(editor), asked(name)
    first = client.post(address, data)
    lines, editions = AuditEntry.objects.count(), list(Edition.objects.values_list("pk", "live"))
    second = client.post(address, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    # Moving an edition to where it is already is carried out once more, which changes nothing.
    assert AuditEntry.objects.count() - lines == (1 if name == "reschedule" else 0)
    assert list(Edition.objects.values_list("pk", "live")) == editions


@pytest.mark.parametrize("name", sorted(READY.keys() - {"reschedule"}))
def test_somebody_else_s_click_is_told_that_it_came_too_late(name: str, editor: User, chief: User) -> None:
    address, data = asked(name)
    make_client(chief).post(address, data)
    answer = make_client(editor).post(address, data)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()


def test_another_answer_is_no_second_click(editor: User) -> None:
    client, (address, data) = make_client(editor), asked("submit")
    client.post(address, data)
    assert client.post(address, data | {"note": "Un’altra nota"}).status_code == 200
    client, (address, data) = make_client(editor), asked("schedule")
    client.post(address, data)
    assert client.post(address, data | {"at": "2100-01-01T11:00"}).status_code == 302
    assert Edition.objects.count() == 2


def test_a_click_after_something_else_happened_is_no_second_one(editor: User) -> None:
    client, (address, data) = make_client(editor), asked("approve")
    client.post(address, data)
    rewrite(Article.objects.get(), headline="Nel frattempo")
    assert "saved again meanwhile (revision 2)" in client.post(address, data).content.decode()


def test_the_next_day_s_click_is_no_second_one(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client, (address, data) = make_client(editor), asked("submit")
    client.post(address, data)
    monkeypatch.setattr("articles.admin.repeats.database_now", lambda: ahead(minutes=3))
    assert "submitted already" in client.post(address, data).content.decode()


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("publish", {"until": LATER}, "live already"),
        ("publish", {"until": "2020-01-01T10:00"}, "would end before it begins"),
        ("publish", {"note": "Sì"}, "live already"),
        ("schedule", {"until": "2100-01-01T12:00"}, "begins at that very time"),
        ("withdraw", {"note": "sì"}, "nothing to withdraw"),
        ("reassign", {"note": "sì"}, "already"),
        ("due", {"note": "sì"}, "due at that time already"),
    ],
)
def test_what_the_first_click_didn_t_ask_is_refused_with_its_sentence(
    name: str, more: dict[str, str], says: str, editor: User
) -> None:
    client, (address, data) = make_client(editor), asked(name)
    assert client.post(address, data).status_code == 302
    answer = client.post(address, data | more)
    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_cancelling_what_went_live_is_refused_after_another_text_was_cancelled(editor: User) -> None:
    client, article = make_client(editor), make_article()
    live = make_edition(article, at=ahead(seconds=1))
    queued = make_edition(article, at=ahead(hours=2))
    assert client.post(verb_address("cancel", article, queued.pk), {"x": "1"}).status_code == 302
    while database_now() <= live.live.lower:
        time.sleep(0.1)
    answer = client.post(verb_address("cancel", article, live.pk), {"x": "1"})
    assert answer.status_code == 200
    assert "is public already" in answer.content.decode()
