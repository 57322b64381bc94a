"""What the page to write in is offered while one writes, and what its answers do."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse

from articles import body
from articles.models import Answer, Article, Revision
from companies.models import Milestone, Person, Quote
from tests.articles.admin.keep_page import Window
from tests.articles.admin.story_form import opened, save
from tests.articles.offers.writings import OPENS, SPEAKS
from tests.factories import make_article, make_client, make_company, make_partnership, make_person, make_user

pytestmark = pytest.mark.django_db
DISMISSED = ["company", "7", "", None]


def address(name: str, article: Article | None) -> str:
    arguments = [article.pk] if article else []
    return reverse(f"admin:articles_article_{name}" + ("" if article else "_new"), args=arguments)


def ask(user: User, article: Article | None = None, **fields: Any) -> str:
    answer = make_client(user).post(address("offers", article), {"dated": "2020-12-18"} | fields)
    assert answer.status_code == 200
    return answer.content.decode()


def reply(user: User, article: Article | None = None, **fields: Any) -> Any:
    return make_client(user).post(address("answer", article), fields)


def accept_milestone(user: User, article: Article | None = None, **fields: Any) -> Any:
    told = {"do": "accept", "kind": "milestone", "about": "2020-12-21", "words": "apre", "label": "Apre"}
    return reply(user, article, **told | {"category": "opening", "state": "expected"} | fields)


def accept_quote(user: User, article: Article | None = None, **fields: Any) -> Any:
    return reply(
        user, article, **{"do": "accept", "kind": "quote", "words": "una strada", "said": "Una strada"} | fields
    )


def test_the_page_has_a_list_for_who_may_write_and_none_for_who_may_read(reporter: User) -> None:
    own, other, client = make_article(owner=reporter), make_article(), make_client(reporter)
    for where, article, is_there in ((own.get_admin_url(), own, True), (other.get_admin_url(), other, False)):
        assert (f'data-found="{address("offers", article)}"' in client.get(where).content.decode()) is is_there
    assert f'data-found="{address("offers", None)}"' in client.get("/admin/articles/article/add/").content.decode()


def test_what_is_typed_is_offered_and_nothing_is_stored(reporter: User) -> None:
    company = make_company(name="Moncler")
    partnership = make_partnership((company, make_company(name="Tmall")), title="Moncler × Tmall")
    page = ask(reporter, body=OPENS + SPEAKS)
    assert f'data-link="{company.pk}"' in page
    assert "21 December 2020" in page
    assert f'<option value="{partnership.pk}" selected>' in page
    assert "somebody who is new to the register" in page
    assert not Milestone.objects.exists()
    assert f'data-link="{company.pk}"' not in ask(reporter, body=OPENS, companies=[company.pk])
    assert "Nothing that the story" in ask(reporter, body="<p>Niente.</p>")


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "<table>" * 5000, "headline": "\x00\u202e" * 50},
        {"companies": ["x", "9" * 30], "milestones": [" "], "language": "de", "dated": "ieri"},
        {"answers": "[[1]]"},
        {"answers": '[["company", "x", "", null], ["milestone", "2020-13", "", true], ["quote", "", "\\u0000", 1e99]]'},
        {"answers": "[" * 3000},
    ],
)
def test_nonsense_is_answered_like_nothing(fields: dict[str, Any], reporter: User) -> None:
    assert "Nothing that the story" in ask(reporter, **fields)


def test_a_text_that_no_story_can_have_isn_t_read(reporter: User) -> None:
    client = make_client(reporter)
    client.raise_request_exception = False
    assert client.post(address("offers", None), {"body": "x" * (body.MAX_LENGTH + 1)}).status_code == 413


def test_an_accepted_line_says_what_the_story_s_boxes_take(reporter: User) -> None:
    article, partnership = make_article(owner=reporter), make_partnership(title="Moncler × Tmall")
    boxes = accept_milestone(reporter, article, partnership=partnership.pk).json()["boxes"]
    made = Milestone.objects.get()
    assert [(box["field"], box["id"]) for box in boxes] == [
        ("milestones", str(made.pk)),
        ("partnerships", str(partnership.pk)),
    ]
    assert (made.label, made.label_en, str(made.date), made.category) == ("Apre", "", "2020-12-21", "opening")
    accept_milestone(reporter, article, partnership=make_partnership().pk, language="en")
    assert Milestone.objects.last().label_en == "Apre"


def test_an_accepted_quote_is_of_the_story_s_day_its_language_and_its_only_partnership(reporter: User) -> None:
    partnership, rosa = make_partnership(), make_person(name="Rosa Neri")
    fields = {"speaker": rosa.pk, "language": "en", "dated": "2020-12-18", "partnerships": [partnership.pk]}
    boxes = accept_quote(reporter, **fields).json()["boxes"]
    made = Quote.objects.get()
    assert (made.speaker, made.language, str(made.said_on), made.partnership) == (rosa, "en", "2020-12-18", partnership)
    assert [box["field"] for box in boxes] == ["reported", "people"]


def test_what_can_t_be_is_refused_in_a_sentence(reporter: User) -> None:
    for answer, says in (
        (accept_milestone(reporter), "Choose the partnership that the milestone belongs to."),
        (accept_milestone(reporter, partnership=make_partnership().pk, label="x" * 200), "at most 160 characters"),
        (accept_quote(reporter), "Nobody is named who said it."),
        (reply(reporter, do="accept", kind="company", about="1"), "load it again"),
        (reply(reporter, do="accept", kind="x"), "load it again"),
    ):
        assert answer.status_code == 400
        assert says in answer.json()["error"]
    assert not Milestone.objects.exists()
    assert not Person.objects.exists()


def test_a_dismissed_line_stays_away_for_a_colleague_until_that_is_undone(reporter: User, editor: User) -> None:
    article, company = make_article(owner=reporter), make_company(name="Moncler")
    key = {"kind": "company", "about": str(company.pk), "words": ""}
    reply(reporter, article, do="dismiss", **key)
    assert "Moncler" not in ask(editor, article, body="<p>Da Moncler.</p>")
    assert (
        "Moncler is named"
        not in make_client(editor)
        .post(reverse("admin:articles_article_checks", args=[article.pk]), {"body": "<p>Da Moncler.</p>"})
        .content.decode()
    )
    reply(editor, article, do="undo", **key)
    assert "Moncler" in ask(reporter, article, body="<p>Da Moncler.</p>")


def test_an_undone_acceptance_takes_its_row_back(reporter: User) -> None:
    article = make_article(owner=reporter)
    accept_milestone(reporter, article, partnership=make_partnership().pk)
    made = Milestone.objects.get().pk
    reply(reporter, article, do="undo", kind="milestone", about="2020-12-21", words="apre", row=made)
    assert not Milestone.objects.exists()


def test_answers_of_a_new_story_go_along_with_its_form_and_are_kept_at_its_first_save(reporter: User) -> None:
    company = make_company(name="Moncler", pk=7)
    client, told = make_client(reporter), json.dumps([DISMISSED, ["milestone", "2021", "apre", 12], "x"])
    assert f'data-link="{company.pk}"' not in ask(reporter, body=OPENS, answers=told)
    save(client, None, opened(client), headline="Nuova", body=OPENS, answers=told)
    article = Article.objects.get()
    assert {(one.kind, one.about, one.row) for one in article.answers.all()} == {
        ("company", "7", None),
        ("milestone", "2021", 12),
    }
    save(client, article, opened(client, article), answers=json.dumps([DISMISSED]))
    assert (Answer.objects.count(), Revision.objects.count()) == (2, 1)


def test_answers_are_kept_with_a_text_that_isn_t_saved(reporter: User) -> None:
    told = json.dumps([DISMISSED])
    Window(make_client(reporter)).type(headline="Nuova", answers=told)
    assert opened(make_client(reporter))["answers"] == told


def test_an_import_says_how_much_was_found(tmp_path: Path, capsys: Any) -> None:
    make_partnership((make_company(name="Moncler"), make_company(name="Tmall")))
    make_person(name="Rosa Neri")
    file = tmp_path / "storia.txt"
    file.write_text(" date 2020-12 Moncler apre su Tmall. " + OPENS[3:-4] + "\n\n" + SPEAKS[3:-4], encoding="utf-8")
    call_command("import_stories", str(file), author=make_user("Reporter").username)
    assert "(2 companies, 1 person, 1 date, 1 quote)" in capsys.readouterr().out
