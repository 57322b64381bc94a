"""Comments at the desk: with and without script, for each persona, and whatever is sent."""

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Comment
from tests.factories import make_article, make_client, make_comment, make_edition, make_user

pytestmark = pytest.mark.django_db
NASTY = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'"


def address(article: Article, *more: object) -> str:
    return f"/admin/articles/article/{article.pk}/comments/" + "".join(f"{part}/" for part in more)


def send(client: Client, to: str, by_script: bool = True, **data: Any) -> HttpResponse:
    client.raise_request_exception = False
    headers = {"X-Requested-With": "fetch"} if by_script else {}
    return client.post(to, {"key": uuid.uuid4(), "text": "Da rivedere"} | data, headers=headers)


def page(user: User, article: Article) -> str:
    return make_client(user).get(article.get_admin_url()).content.decode()


def test_a_comment_by_script_answers_with_the_threads_and_nobody_keeps_them(reporter: User) -> None:
    article = make_article()
    response = send(
        make_client(reporter), address(article), text="Chi lo dice?", quote="primo", before="Il ", after=" c"
    )
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    said = response.content.decode()
    assert "Chi lo dice?" in said
    assert 'data-quote="primo" data-prefix="Il " data-suffix=" c"' in said
    assert "<html" not in said


def test_without_script_a_comment_leads_back_to_the_story(reporter: User) -> None:
    article = make_article()
    response = send(make_client(reporter), address(article), by_script=False, text="Senza script")
    assert (response.status_code, response.url) == (302, f"{article.get_admin_url()}#comments")
    assert "Senza script" in page(reporter, article)


def test_without_script_a_refusal_is_said_on_the_story_s_page(reporter: User) -> None:
    article, client = make_article(), make_client(reporter)
    assert send(client, address(article), by_script=False, text="x" * 5000).status_code == 302
    assert "A comment has at most 4000 characters; this one has 5000." in client.get(
        article.get_admin_url()
    ).content.decode().replace("&#x27;", "'")


def test_every_act_works_with_the_box_named_after_its_comment(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    comment = make_comment(article, by=reporter)
    client, to = make_client(reporter), address(article, comment.pk)
    send(client, to, do="reply", **{f"reply-{comment.pk}": "Una risposta", "text": "altro"})
    send(client, to, do="reword", **{f"reword-{comment.pk}": "Nuova forma"})
    send(client, to, do="resolve")
    comment.refresh_from_db()
    assert (comment.text, comment.resolved_by) == ("Nuova forma", reporter)
    assert [reply.text for reply in comment.replies.all()] == ["Una risposta"]
    send(client, to, do="reopen")
    assert send(client, to, do="delete").status_code == 200
    comment.refresh_from_db()
    assert (comment.text, bool(comment.deleted_at), comment.resolved_at) == ("", True, None)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"text": ""}, 409),
        ({"text": "x" * 5000}, 409),
        ({"text": "a\x00b"}, 409),
        ({"key": "no key"}, 409),
        ({"key": ""}, 409),
        ({"quote": "q\x00"}, 409),
        ({"quote": "q" * 100_000, "before": "b" * 100_000}, 200),
        ({"text": "\u202e\u200bvisibile"}, 200),
        ({"text": "a" * 4000}, 200),
        ({"text": "a\r\n" * 2000}, 200),
    ],
)
def test_whatever_is_sent_is_kept_within_bounds_or_refused_with_a_sentence(
    data: dict[str, str], status: int, reporter: User
) -> None:
    response = send(make_client(reporter), address(make_article()), **data)
    assert response.status_code == status
    if status == 409:
        assert response.json()["error"]
        assert not Comment.objects.exists()


def test_what_is_said_is_never_html(reporter: User) -> None:
    person = make_user("Reporter", first_name="<img src=x>", last_name="Rossi")
    article = make_article(headline="Titolo")
    comment = make_comment(article, by=person, text=NASTY, quote=NASTY, prefix='"><script>', suffix="'><script>")
    make_comment(article, by=person, parent=comment, text=NASTY + f"@{reporter.username}")
    workflow.reword(comment, by=person, text=NASTY + "!")
    shown = page(reporter, article)
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in make_client(reporter).get("/admin/inbox/").content.decode()


@pytest.mark.parametrize("do", ["", "vanish", "__init__"])
def test_an_unknown_act_is_refused_with_a_sentence(do: str, reporter: User) -> None:
    comment = make_comment(by=reporter)
    answer = send(make_client(reporter), address(comment.article, comment.pk), do=do)
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("The page didn’t say what to do")


def test_sent_twice_it_is_one_comment(reporter: User) -> None:
    article, client, key = make_article(), make_client(reporter), uuid.uuid4()
    for by_script in (True, True, False):
        send(client, address(article), by_script=by_script, key=key)
    assert Comment.objects.count() == 1


def test_on_a_story_that_is_gone_there_is_nothing_to_say(reporter: User) -> None:
    article = make_article(owner=reporter)
    comment, to = make_comment(article, by=reporter), address(article)
    workflow.discard(Article.objects.get(), by=reporter)
    assert send(make_client(reporter), to).status_code == 404
    assert send(make_client(reporter), f"{to}{comment.pk}/", do="resolve").status_code == 404
    assert send(make_client(reporter), "/admin/articles/article/999999999999999999999999/comments/").status_code == 404


def test_a_comment_is_found_under_its_own_story_only(reporter: User) -> None:
    comment, other = make_comment(by=reporter), make_article()
    assert send(make_client(reporter), address(other, comment.pk), do="delete").status_code == 404


ACTS = {
    "reply": {"owner": 200, "colleague": 200, "editor": 200, "stranger": 403},
    "reword": {"owner": 403, "colleague": 200, "editor": 403, "stranger": 403},
    "delete": {"owner": 403, "colleague": 200, "editor": 403, "stranger": 403},
    "resolve": {"owner": 200, "colleague": 200, "editor": 200, "other": 403, "stranger": 403},
    "reopen": {"owner": 200, "colleague": 200, "editor": 200, "other": 403, "stranger": 403},
}


@pytest.mark.parametrize("do", ACTS)
def test_each_persona_may_do_just_what_is_theirs(do: str) -> None:
    """The story is the owner's, the comment the colleague's."""
    people = {
        name: make_user({"editor": "Editor", "stranger": ""}.get(name, "Reporter"))
        for name in ("owner", "colleague", "other", "editor", "stranger")
    }
    for name, status in ACTS[do].items():
        comment = make_comment(make_article(owner=people["owner"]), by=people["colleague"])
        data = {"do": do, f"{do}-{comment.pk}": "Testo"}
        assert send(make_client(people[name]), address(comment.article, comment.pk), **data).status_code == status, name
    response = send(make_client(), address(comment.article, comment.pk), do=do)
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("giu", ["giulia.f"]), ("FERR", ["giulia.f"]), ("", ["giulia.f", "zoe"]), ("%", []), ("nessuno", [])],
)
def test_colleagues_are_offered_by_the_beginning_of_their_names(typed: str, found: list[str]) -> None:
    person = make_user("Reporter", username="giulia.f", first_name="Giulia", last_name="Ferrante")
    make_user("Editor", username="zoe", last_name="Zani")
    make_user("", username="giuseppe.fuori")
    make_user("Editor", username="giusto.andato", is_active=False)
    response = make_client(person).get(address(make_article(), "people"), {"q": typed})
    assert [one["username"] for one in response.json()["people"]] == found


def test_only_so_many_colleagues_are_offered_and_to_no_stranger(reporter: User, stranger: User) -> None:
    article = make_article()
    for index in range(20):
        make_user("Reporter", username=f"tanti{index}")
    assert len(make_client(reporter).get(address(article, "people"), {"q": "tanti"}).json()["people"]) == 8
    assert make_client(stranger).get(address(article, "people"), {"q": "tanti"}).status_code == 403


def test_the_threads_cost_the_same_however_many_there_are(reporter: User, editor: User) -> None:
    article, client, costs = make_article(), make_client(reporter), []
    for number in (1, 15):
        for _ in range(number):
            comment = make_comment(article, by=editor, text=f"@{reporter.username}")
            make_comment(article, by=reporter, parent=comment)
        workflow.resolve(comment, by=editor)
        for to in (article.get_admin_url(), address(article)):
            with CaptureQueriesContext(connection) as captured:
                client.get(to, headers={"X-Requested-With": "fetch"})
            costs.append(len(captured))
    assert costs[:2] == costs[2:]
    assert costs[1] <= 6


def test_readers_get_nothing_of_it(reporter: User) -> None:
    article = make_article()
    make_comment(article, by=reporter, text="zzsegretozz", quote="Il primo")
    edition = make_edition(article)
    public = Client().get(edition.get_absolute_url()).content.decode()
    assert "zzsegretozz" not in public
    assert "zzsegretozz" not in str(edition.facts)
