"""The page of each verb: it says what is missing, refuses with a sentence, loses nothing, and acts once."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, AuditEntry, Edition
from tests.articles.admin.story_form import verb_address
from tests.articles.expectations import bounds, shown, verbs
from tests.factories import ago, ahead, approve, make_article, make_client, make_edition, rewrite

pytestmark = pytest.mark.django_db


def wall_clock(instant: dt.datetime) -> str:
    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def confirm(user: User, name: str, article: Article, *more: int, **data: Any) -> Any:
    """Opens the page and posts its form as it stands, with some fields filled in."""
    client, address = make_client(user), verb_address(name, article, *more)
    client.raise_request_exception = False
    page = client.get(address)
    form = page.context["form"]
    found = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return client.post(address, {"csrfmiddlewaretoken": "x"} | found | data)


def said(response: Any) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "verb"),
    [
        ("submit", {}, "submitted"),
        ("approve", {}, "approved"),
        ("publish", {}, "published"),
        ("schedule", {"at": "2100-01-01T10:00"}, "scheduled"),
    ],
)
def test_confirming_carries_the_verb_out_with_its_note(name: str, data: dict, verb: str, editor: User) -> None:
    article = make_article()
    response = confirm(editor, name, article, note="Avanti", **data)
    assert response.url == article.get_admin_url()
    line = AuditEntry.objects.latest("pk")
    assert (line.verb, line.by, line.note) == (verb, editor, "Avanti")


def test_it_is_said_when_readers_get_that_very_text_already(editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(hours=1))
    make_edition(rewrite(article, headline="Poi"), at=ahead(hours=2))
    client = make_client(editor)
    same = "Readers get this very text already"
    assert same not in said(client.get(verb_address("schedule", article)))
    later = wall_clock(ahead(hours=5))
    assert same in said(client.get(verb_address("schedule", article) + f"?at={later}"))
    assert confirm(editor, "schedule", article, at=later).status_code == 302


def test_scheduling_is_on_the_newsroom_s_wall_clock(editor: User) -> None:
    article = make_article()
    confirm(editor, "schedule", article, at="2100-07-01T10:00", until="2100-12-01T10:00")
    utc = dt.UTC
    assert bounds(Edition.objects.get()) == (
        dt.datetime(2100, 7, 1, 8, tzinfo=utc),
        dt.datetime(2100, 12, 1, 9, tzinfo=utc),
    )


def test_looking_at_a_page_does_nothing(editor: User) -> None:
    article = make_article()
    for name in ("submit", "approve", "publish", "schedule"):
        assert make_client(editor).get(verb_address(name, article)).status_code == 200
    assert verbs(article) == ["created"]


def test_publishing_what_is_not_approved_says_so_and_approves_it_too(editor: User) -> None:
    article = make_article()
    page = make_client(editor).get(verb_address("publish", article))
    assert "The text is not approved yet: this approves revision 1 too." in said(page)
    confirm(editor, "publish", article)
    assert verbs(article) == ["created", "approved", "published"]


@pytest.mark.parametrize("name", ["submit", "approve", "publish", "schedule"])
def test_a_page_says_what_is_missing_and_confirming_changes_nothing(name: str, editor: User) -> None:
    article = rewrite(make_article(), standfirst="", body="")
    page = make_client(editor).get(verb_address(name, article))
    assert "The standfirst is missing." in said(page)
    response = confirm(editor, name, article, note="La mia nota", at="2100-01-01T10:00")
    assert response.status_code == 200
    assert "The text is missing." in said(response)
    assert 'value="La mia nota"' in said(response)
    assert verbs(article) == ["created", "saved"]
    assert not Edition.objects.exists()


def test_a_refused_publication_takes_its_approval_back_with_it(editor: User) -> None:
    article, at = make_article(), dt.datetime(2100, 1, 1, 9, tzinfo=dt.UTC)
    make_edition(article, at=at)
    rewrite(article, headline="Alla stessa ora")
    response = confirm(editor, "schedule", article, at=wall_clock(at))
    assert "begins at that very time" in said(response)
    assert Article.objects.get().status == "draft"
    assert verbs(article)[-1] == "saved"


PAST_AND_ODD = [
    ("2001-01-01T10:00", "Mon 1 Jan 2001 10:00 has passed"),
    ("0001-01-01T00:00", ""),
    ("9999-12-31T23:59", ""),
    ("2100-03-28T02:30", ""),
    ("domani", "At which hour"),
    ("", "required"),
    ("²⁰²⁰", ""),
]


@pytest.mark.parametrize(("at", "sentence"), PAST_AND_ODD)
def test_an_impossible_time_is_said_and_what_was_typed_stays(at: str, sentence: str, editor: User) -> None:
    article = make_article()
    response = confirm(editor, "schedule", article, at=at, note="Nota mia")
    if response.status_code == 302:
        assert at.startswith("9999")
        assert Edition.objects.queued().exists()
        return
    assert response.status_code == 200
    assert sentence in said(response)
    assert 'value="Nota mia"' in said(response)
    assert "errorlist" in said(response)
    assert not Edition.objects.exists()


def test_the_text_that_was_read_is_the_one_that_goes_out_or_none_does(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    address = verb_address("publish", article)
    read = client.get(address).context["form"]["revision"].value()
    rewrite(article, headline="Nel frattempo")
    response = client.post(address, {"revision": read})
    assert "saved again meanwhile (revision 2)" in said(response)
    assert shown(article) is None


def test_a_double_click_publishes_once(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    address = verb_address("publish", article)
    assert client.post(address, {"revision": 1}).status_code == 302
    second = client.post(address, {"revision": 1})
    assert second.url == article.get_admin_url()
    assert Edition.objects.count() == 1


def test_a_double_click_schedules_once(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    data = {"revision": 1, "at": "2100-01-01T10:00"}
    answers = [client.post(verb_address("schedule", article), data).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert Edition.objects.count() == 1


def test_withdrawing_and_sending_back_need_a_reason(editor: User) -> None:
    article = make_article()
    workflow.submit(article, by=None)
    make_edition(live := make_article())
    for name, story in (("send-back", article), ("withdraw", live)):
        assert "required" in said(confirm(editor, name, story))
        assert confirm(editor, name, story, note="Un motivo").status_code == 302
    assert (shown(live), Article.objects.get(pk=article.pk).status) == (None, "draft")


def test_a_queued_edition_is_moved_and_cancelled_from_its_pages(editor: User) -> None:
    article = make_article()
    edition = make_edition(article, at=ahead(days=1))
    confirm(editor, "reschedule", article, edition.pk, at="2100-01-01T10:00")
    assert bounds(edition)[0] == dt.datetime(2100, 1, 1, 9, tzinfo=dt.UTC)
    assert confirm(editor, "cancel", article, edition.pk).status_code == 302
    assert bounds(edition) == (None, None)


@pytest.mark.parametrize("name", ["reschedule", "cancel"])
def test_a_page_of_an_edition_that_was_cancelled_or_has_begun_refuses_with_a_sentence(name: str, editor: User) -> None:
    article = make_article()
    live = make_edition(article, at=ago(hours=1))
    cancelled = make_edition(rewrite(article, headline="Mai"), at=ahead(hours=1))
    workflow.cancel(cancelled, by=None)
    data = {"at": "2100-01-01T10:00"}
    assert "is public already" in said(confirm(editor, name, article, live.pk, **data))
    assert "has already been cancelled" in said(confirm(editor, name, article, cancelled.pk, **data))


def test_an_edition_is_found_under_its_own_story_only(editor: User) -> None:
    mine, other = make_article(), make_edition(at=ahead(hours=1))
    assert make_client(editor).get(verb_address("cancel", mine, other.pk)).status_code == 404


def test_no_edition_has_the_number_0(editor: User) -> None:
    assert make_client(editor).post(verb_address("cancel", make_article(), 0), {"x": "1"}).status_code == 404


@pytest.mark.parametrize("number", [0, 10**12, 10**30])
def test_a_story_that_doesn_t_exist_has_no_pages(number: int, editor: User) -> None:
    client = make_client(editor)
    assert client.get(f"/admin/articles/article/{number}/publish/").status_code == 404
    assert client.post(f"/admin/articles/article/{number}/publish/", {"note": ""}).status_code == 404
    assert client.get(f"/admin/articles/article/{number}/change/").status_code in {302, 404}
    assert client.post(f"/admin/articles/article/{number}/change/", {"headline": "x"}).status_code in {302, 404}


def test_the_end_of_what_is_live_is_proposed_for_its_update(editor: User) -> None:
    article, end = make_article(), ahead(days=2)
    make_edition(article, until=end)
    rewrite(article, headline="Aggiornata")
    page = make_client(editor).get(verb_address("publish", article))
    assert f'value="{wall_clock(end).replace("T", " ")}"' in said(page)


def test_a_story_approved_meanwhile_is_published_all_the_same(editor: User) -> None:
    article = approve(make_article())
    assert confirm(editor, "publish", article).status_code == 302
    assert shown(article) == article.headline


def test_the_desk_s_pages_answer_only_the_methods_they_know(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    for address in (verb_address("submit", article), verb_address("restore", article, 1)):
        assert client.put(address).status_code == client.delete(address).status_code == 405
    assert client.post(reverse("admin:articles_article_tags")).status_code == 405


@pytest.mark.parametrize("name", ["send-back", "schedule", "due"])
def test_an_empty_answer_is_refused_with_a_sentence(name: str, editor: User) -> None:
    workflow.submit(article := make_article(), by=None)
    answer = make_client(editor).post(verb_address(name, article))
    assert "errorlist" in said(answer)


def test_an_empty_answer_is_enough_for_what_asks_nothing(editor: User) -> None:
    edition = make_edition(at=ahead(hours=1))
    assert make_client(editor).post(verb_address("cancel", edition.article, edition.pk)).status_code == 302


@pytest.mark.parametrize("revision", ["", "abc"])
@pytest.mark.parametrize("name", ["approve", "publish", "schedule"])
def test_nothing_is_decided_about_a_text_that_nobody_says_to_have_read(name: str, revision: str, editor: User) -> None:
    workflow.submit(article := make_article(), by=None)
    answer = make_client(editor).post(verb_address(name, article), {"revision": revision, "at": "2100-01-01T10:00"})
    assert "known which text you read" in said(answer)
    assert verbs(article) == ["created", "submitted"]


@pytest.mark.parametrize("name", ["approve", "publish", "schedule"])
def test_an_older_or_unheard_of_text_is_not_the_one_that_was_read(name: str, editor: User) -> None:
    article = rewrite(make_article(), headline="Nel frattempo")
    for number in (1, 3):
        data = {"revision": number, "at": "2100-01-01T10:00"}
        assert "read it before you decide" in said(make_client(editor).post(verb_address(name, article), data))
    assert verbs(article) == ["created", "saved"]


def test_the_message_after_scheduling_names_the_instant(editor: User) -> None:
    article, client = make_article(headline="Partenza"), make_client(editor)
    data = {"revision": 1, "at": "2100-07-01T10:00"}
    page = said(client.post(verb_address("schedule", article), data, follow=True))
    assert "“Partenza” is scheduled for Thu 1 Jul 2100 10:00." in page
    edition = Edition.objects.get()
    page = said(client.post(verb_address("reschedule", article, edition.pk), {"at": "2100-07-02T10:00"}, follow=True))
    assert "“Partenza” is now scheduled for Fri 2 Jul 2100 10:00." in page
