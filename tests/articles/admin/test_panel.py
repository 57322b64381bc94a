"""The scheduling panel: what goes out when, which text that is, and undoing for ten seconds."""

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, AuditEntry, Edition
from articles.publication import State, database_now, standing
from tests.articles.admin.story_form import verb_address
from tests.factories import ago, ahead, make_article, make_client, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db


def page(client: Client, article: Article) -> str:
    return html.unescape(client.get(article.get_admin_url()).content.decode())


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def stands(article: Article) -> Any:
    return standing(Edition.objects.filter(article=article), database_now())


def undo_line(markup: str) -> str:
    found = re.search(r'name="line" value="(\d+)"', markup)
    assert found
    return found[1]


def test_each_queued_text_says_when_which_revision_and_what_is_newer_at_the_desk(editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(hours=1))
    first = make_edition(rewrite(article, headline="Due"), at=ahead(hours=14, minutes=5))
    make_edition(rewrite(article, headline="Tre"), at=ahead(days=3, minutes=5), until=ahead(days=9))
    rewrite(article, headline="Quattro")
    markup = page(make_client(editor), article)
    said = words(markup)
    assert "in 14 hours" in said
    assert "in 3 days" in said
    assert "2 changes at the desk are not in it: Update it…" in said
    assert "1 change at the desk is not in it: Update it…" in said
    assert re.search(r"London \w* ?\d\d:\d\d · New York", said)
    assert f"{verb_address('preview', article)}?of=e{first.pk}" in markup
    assert markup.count('class="strip-mark"') == 2
    assert re.search(r"Until .{8,40} in 8 days .*Change…", said)


def test_who_may_not_publish_sees_the_panel_and_none_of_its_verbs(editor: User) -> None:
    owner = make_user("Reporter")
    article = make_article(owner=owner)
    make_edition(article, at=ahead(hours=2))
    rewrite(article, headline="Poi")
    markup = page(make_client(owner), article)
    assert "1 change at the desk is not in it:" in words(markup)
    for verb in ("reschedule", "cancel", "renew", "now", "until"):
        assert f"/{verb}/" not in markup


def test_the_story_s_page_shows_no_panel_for_what_is_neither_live_nor_queued(editor: User) -> None:
    markup = page(make_client(editor), make_article())
    assert "panel-queue" not in markup
    assert "panel-until" not in markup


def test_updating_what_is_queued_approves_the_newest_text_and_keeps_its_time(editor: User) -> None:
    queued = make_edition(at=ahead(hours=2))
    article = rewrite(queued.article, headline="Più nuova")
    client, address = make_client(editor), verb_address("renew", article, queued.pk)
    assert "this approves revision 2 too" in client.get(address).content.decode()
    assert client.post(address, {"revision": 2, "note": ""}).status_code == 302
    (renewed,) = stands(article).queue
    assert (renewed.headline, renewed.live.lower) == ("Più nuova", queued.live.lower)


def test_a_message_offers_to_undo_and_the_button_works_once_and_twice(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    client.post(verb_address("publish", article), {"revision": 1, "note": ""})
    markup = page(client, article)
    assert 'data-undo="10"' in markup
    address, data = verb_address("undo", article), {"line": undo_line(markup)}
    for _click in range(2):
        answer = client.post(address, data, follow=True)
        assert "stands as before" in answer.content.decode()
    assert stands(article).state == State.WITHDRAWN
    assert AuditEntry.objects.filter(article=article, verb="undone").count() == 1


def test_an_older_tab_can_t_undo_what_was_decided_in_a_newer_one(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    client.post(verb_address("schedule", article), {"revision": 1, "note": "", "at": "2100-01-01T10:00"})
    old = undo_line(page(client, article))
    queued = Edition.objects.get(article=article)
    client.post(verb_address("reschedule", article, queued.pk), {"at": "2100-01-02T10:00"})
    new = undo_line(page(client, article))
    refused = client.post(verb_address("undo", article), {"line": old}, follow=True).content.decode()
    assert "Something else was decided" in html.unescape(refused)
    assert client.post(verb_address("undo", article), {"line": new}).status_code == 302
    again = client.post(verb_address("undo", article), {"line": old}, follow=True).content.decode()
    assert "Something else was decided" in html.unescape(again)
    queued.refresh_from_db()
    assert queued.live.lower.isoformat() == "2100-01-01T09:00:00+00:00"


@pytest.mark.parametrize("line", ["", "x", "²", "9" * 40, "0"])
def test_an_undoing_of_nothing_is_refused_with_a_sentence(line: str, editor: User) -> None:
    article = make_article()
    answer = make_client(editor).post(verb_address("undo", article), {"line": line}, follow=True)
    assert "There is nothing to undo" in html.unescape(answer.content.decode())


def test_what_doesn_t_change_times_offers_no_undoing(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    client.post(verb_address("schedule", article), {"revision": 1, "note": "", "at": "2100-01-01T10:00"})
    page(client, article)
    client.post(verb_address("reassign", article), {"to": editor.pk, "note": ""})
    assert "data-undo" not in page(client, article)


@pytest.mark.parametrize(("verb", "name", "field"), [("plan", "at", "planned_at"), ("due", "due_at", "due_at")])
def test_a_wish_is_taken_back_by_its_button(verb: str, name: str, field: str, reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    address = f"{verb_address('undo', article)}?back=/admin/calendar/"
    for at in ("2100-01-01T10:00", "2100-01-02T10:00"):
        client.post(verb_address(verb, article), {name: at, "note": ""})
        line = undo_line(page(client, article))
    for _click in range(2):
        assert client.post(address, {"line": line}).url == "/admin/calendar/"
        assert str(getattr(Article.objects.get(), field)) == "2100-01-01 09:00:00+00:00"
        assert "stands as before" in page(client, article)


def test_a_wish_is_taken_back_by_who_had_it_and_only_the_last(reporter: User, editor: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    client.post(verb_address("plan", article), {"at": "2100-01-01T10:00", "note": ""})
    line = undo_line(page(client, article))
    refused = make_client(editor).post(verb_address("undo", article), {"line": line}, follow=True)
    assert "decided that: nobody else can undo it" in refused.content.decode()
    client.post(verb_address("plan", article), {"at": "2100-01-02T10:00", "note": ""})
    refused = client.post(verb_address("undo", article), {"line": line}, follow=True)
    assert "Something else was wished for this story since" in refused.content.decode()


def test_newer_changes_are_left_out_until_there_are_others(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    queued = make_edition(article, at=ahead(hours=2))
    leave = verb_address("leave", article, queued.pk)
    rewrite(article, headline="Poi")
    assert leave in page(client, article)
    for _click in range(2):
        assert client.post(leave).status_code == 302
    markup = page(client, article)
    assert "1 change at the desk was left out of it. Update it…" in words(markup)
    assert leave not in markup
    rewrite(article, headline="Ancora")
    assert "2 changes at the desk are not in it:" in words(page(client, article))
    assert leave in page(client, article)
