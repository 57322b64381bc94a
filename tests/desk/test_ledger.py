"""The ledger: what is due, done, late and failed, for whom it is, and what trying again does."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.effects import running
from articles.models import Edition, Effect, FirstAnswer, Webhook
from articles.publication import database_now
from desk.ledger.durations import said
from desk.ledger.rows import PAGE
from tests.factories import ago, ahead, approve, make_article, make_client, make_copies, make_edition

pytestmark = pytest.mark.django_db
LEDGER = "/admin/ledger/"


def published(headline: str, **kw: Any) -> Edition:
    return workflow.publish(approve(make_article(headline=headline)), by=None, **kw)


def shown(user: User, query: str = "") -> str:
    answer = make_client(user).get(LEDGER + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def failed() -> Effect:
    edition = published("Fallita")
    hook = Webhook.objects.create(name="Partner", address="https://www.example.com/", is_active=False)
    return Effect.objects.create(
        edition=edition, occasion="begins", kind="webhook", receiver=str(hook.pk), due_at=edition.live.lower,
        attempts=6, failed_at=database_now(), last_error="It answered 500."
    )  # fmt: skip


def test_an_edition_says_when_it_was_first_answered_and_how_its_effects_went(editor: User) -> None:
    edition = published("Uno")
    FirstAnswer.objects.create(edition=edition, answered_at=edition.live.lower + dt.timedelta(milliseconds=32))
    Effect.objects.filter(edition=edition).update(done_at=edition.live.lower + dt.timedelta(seconds=3), attempts=1)
    page = shown(editor)
    assert "first answered 32 ms after" in page
    assert "done after 3.0 s" in page
    assert 'class="is-done"' in page


def test_what_is_past_its_limit_is_told_apart(editor: User) -> None:
    late, slow = published("Tardi"), published("Lento")
    Effect.objects.filter(edition=late).update(due_at=ago(minutes=3))
    Effect.objects.filter(edition=slow).update(due_at=ago(minutes=9), done_at=ago(minutes=4))
    assert shown(editor).count('class="is-late"') == 2
    assert re.findall("Tardi|Lento", shown(editor, "?show=open")) == ["Tardi"]


def test_filters_are_kept_in_the_address(editor: User, failed: Effect) -> None:
    published("Riuscita")
    published("Domani", at=ahead(days=1))
    pages = {query: shown(editor, query) for query in ("", "?show=failed", "?show=coming", "?kind=webhook", "?show=x")}
    found = {query: set(re.findall("Fallita|Riuscita|Domani", page)) for query, page in pages.items()}
    assert found == {
        "": {"Fallita", "Riuscita"},
        "?show=failed": {"Fallita"},
        "?show=coming": {"Domani"},
        "?kind=webhook": {"Fallita"},
        "?show=x": {"Fallita", "Riuscita"},
    }
    assert '<option value="webhook" selected>' in pages["?kind=webhook"]


def test_an_editor_has_a_failed_effect_tried_again_and_comes_back_to_the_same_page(
    editor: User, failed: Effect
) -> None:
    assert "Webhook (Partner)" in shown(editor)
    address = reverse("admin:ledger_again", args=[failed.pk])
    answer = make_client(editor).post(address, {"show": "failed", "kind": "webhook"})
    assert answer.headers["Location"] == f"{LEDGER}?show=failed&kind=webhook"
    failed.refresh_from_db()
    assert (failed.failed_at, failed.attempts) == (None, 0)


def test_a_reporter_reads_and_a_stranger_doesn_t(reporter: User, stranger: User, failed: Effect) -> None:
    address = reverse("admin:ledger_again", args=[failed.pk])
    assert "Try again" not in shown(reporter)
    assert make_client(reporter).post(address).status_code == 403
    for one in (LEDGER, f"{LEDGER}lateness/"):
        assert make_client(reporter).get(one).status_code == 200
        assert make_client(stranger).get(one).status_code == 403
        assert make_client().get(one).status_code == 302
    assert make_client(reporter).get(address).status_code == 405


def test_a_page_follows_the_other_without_a_gap_and_costs_the_same(editor: User) -> None:
    first = make_edition(headline="Storia", at=ago(days=3))
    copies = make_copies(first, [ago(days=2, minutes=n // 2) for n in range(PAGE * 2)])
    client, query, seen, costs = make_client(editor), "", list[str](), []
    client.get(LEDGER)
    while True:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(LEDGER + query).content.decode()
        costs.append(len(captured))
        seen += re.findall(r"/admin/articles/article/(\d+)/change/", page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        if not older:
            break
        query = older[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == len(copies) + 1
    assert max(costs) <= 8


@pytest.mark.parametrize("key", ["x", "1-", "9" * 18 + "-1", "-1-1", "1-2-3"])
def test_a_place_that_isn_t_one_is_refused(editor: User, key: str) -> None:
    assert make_client(editor).get(LEDGER, {"before": key}).status_code == 400


def test_the_distribution_counts_each_thing_once(editor: User, failed: Effect) -> None:
    edition = published("Uno")
    FirstAnswer.objects.create(edition=edition, answered_at=edition.live.lower + dt.timedelta(milliseconds=32))
    Effect.objects.filter(kind="followers").update(done_at=database_now())
    page = make_client(editor).get(f"{LEDGER}lateness/").content.decode()
    found = re.findall(r'row">([^<]+)</th>(.*?)</tr>', page)
    rows = {name: re.findall(r"<td[^>]*>(\d+|–)", row) for name, row in found}
    assert rows["First answer to a reader"] == ["1", "0", "0", "0", "0", "0", "–"]
    assert sum(int(number) for number in rows["News for followers"]) == 2
    assert rows["Webhook"][-1] == "1"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0 ms"), (0.032, "32 ms"), (1.44, "1.4 s"), (12.3, "12 s"), (125, "2 min 5 s"), (12_000, "3 h 20 min")],
)
def test_a_time_is_said_briefly(seconds: float, words: str) -> None:
    assert said(dt.timedelta(seconds=seconds)) == words


def test_somebody_follows_a_story_and_leaves_it(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    address = reverse("admin:articles_article_follow", args=[article.pk])
    for answer, number in (("1", 1), ("1", 1), ("", 0)):
        client.post(address, {"follow": answer})
        assert article.follows.count() == number
    assert "Follow this story" in client.get(article.get_admin_url()).content.decode()


def test_chiefs_keep_webhooks_and_nobody_else(chief: User, editor: User) -> None:
    page = "/admin/articles/webhook/add/"
    assert make_client(editor).get(page).status_code == 403
    filled = {"name": "Partner", "address": "https://u:p@www.example.com/", "on_update": "on", "is_active": "on"}
    assert "name or password" in make_client(chief).post(page, filled).content.decode()
    make_client(chief).post(page, filled | {"address": "https://www.example.com/hook"})
    hook = Webhook.objects.get()
    assert hook.secret.startswith("whsec_")
    assert hook.secret in make_client(chief).get(f"/admin/articles/webhook/{hook.pk}/change/").content.decode()
    assert running.names([Effect(pk=1, kind="webhook", receiver=str(hook.pk))]) == {1: "Webhook (Partner)"}
