"""The story's history: its revisions, what readers saw of them, any two side by side, and bringing one back."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.urls import reverse

from articles import workflow
from articles.models import Article, Edition, Revision
from tests.articles.admin.story_form import verb_address
from tests.articles.admin.test_costs import queries
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_client,
    make_comment,
    make_company,
    make_edition,
    make_picture,
    make_user,
    rewrite,
)

pytestmark = pytest.mark.django_db


def page(user: User, name: str, article: Article, *more: int, **query: Any) -> HttpResponse:
    response = make_client(user).get(verb_address(name, article, *more), query)
    assert response.status_code == 200
    return response


def words(response: HttpResponse) -> str:
    """What the page says, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("content-main")[2]).split())


def compared(user: User, article: Article, **query: str) -> str:
    return words(page(user, "compare", article, **query))


def test_the_history_names_who_when_why_and_how_much(reporter: User) -> None:
    someone = make_user("Reporter", first_name="Giulia", last_name="Ferrante")
    article = make_article(owner=someone)
    article.headline = "Riscritta"
    article.save()
    workflow.record(article, by=someone, note="da telefono")
    workflow.submit(article, by=someone, note="Entro sera")
    workflow.send_back(article, by=make_user("Editor", first_name="Tommaso"), note="Manca una voce")
    told = words(page(reporter, "history", article))
    for said in (
        "Giulia Ferrante",
        "da telefono",
        "Entro sera",
        "Manca una voce",
        "Tommaso",
        "1 words added, 3 deleted",
    ):
        assert said in told


def test_the_history_tells_nothing_of_what_was_said_and_deleted(reporter: User) -> None:
    article = make_article(owner=reporter)
    comment = make_comment(article, by=reporter, text="Una parola di troppo")
    workflow.reword(comment, by=reporter, text="Una parola meno")
    workflow.take_back(comment, by=reporter)
    told = words(page(reporter, "history", article))
    assert "Una parola" not in told
    assert "comment" not in told


def test_what_readers_saw_is_marked_on_the_revisions(editor: User) -> None:
    article = make_article()
    make_edition(article, at=ago(days=2))
    make_edition(rewrite(article, headline="Seconda"), at=ago(days=1))
    queued = make_edition(rewrite(article, headline="Terza"), at=ahead(days=1))
    workflow.cancel(queued, by=None)
    make_edition(rewrite(article, headline="Quarta"), at=ahead(days=2))
    marks = {
        entry.revision.number: [mark.key for mark in entry.marks]
        for entry in page(editor, "history", article).context["entries"]
    }
    assert marks == {1: ["expired"], 2: ["live"], 3: ["expired"], 4: ["scheduled"]}
    told = words(page(editor, "history", article))
    for said in (
        "readers saw this",
        "readers see this since",
        "scheduled once, then cancelled",
        "readers will see this",
    ):
        assert said in told


def test_a_withdrawn_text_is_marked_so(editor: User) -> None:
    edition = make_edition()
    workflow.withdraw(edition.article, by=None, note="Errore")
    told = words(page(editor, "history", edition.article))
    assert "readers saw this until it was withdrawn" in told
    assert "Errore" in told


def grown(number: int) -> Article:
    """A story with this many revisions, in a few queries."""
    article = make_article()
    first = article.head
    Revision.objects.bulk_create(
        Revision(article=article, number=index, links=first.links, **first.words()) for index in range(2, number + 1)
    )
    article.head = Revision.objects.get(article=article, number=number)
    article.save(update_fields=["head"])
    return article


def test_a_long_history_comes_a_page_at_a_time(editor: User) -> None:
    article = grown(120)
    seen: list[int] = []
    address = verb_address("history", article)
    while address:
        response = make_client(editor).get(address)
        seen += [entry.revision.number for entry in response.context["entries"]]
        older = response.context["older"]
        address = f"{verb_address('history', article)}?before={older}" if older else ""
    assert seen == list(range(120, 0, -1))


def test_the_history_costs_the_same_however_long_it_is(editor: User) -> None:
    client = make_client(editor)
    short, long = grown(3), grown(1000)
    for index in range(5):
        make_edition(rewrite(long, headline=f"Titolo {index}"), at=ahead(hours=index + 1))
    few = queries(client, verb_address("history", short))
    assert queries(client, verb_address("history", long)) == few <= 9


@pytest.mark.parametrize("before", ["0", "abc", "-1", "9" * 40, "٣", "1.5"])
def test_a_nonsensical_page_is_no_error_of_the_server(before: str, editor: User) -> None:
    page(editor, "history", make_article(), before=before)


def test_the_newest_two_are_compared_unless_others_are_chosen(editor: User) -> None:
    article = rewrite(rewrite(make_article(headline="Uno"), headline="Due"), headline="Tre")
    assert "deleted: Due" in compared(editor, article)
    assert "added: Tre" in compared(editor, article)
    assert "deleted: Uno" in compared(editor, article, **{"from": "r1", "to": "r2"})
    assert "deleted: Uno" in compared(editor, article, to="r2")


def test_of_two_revisions_the_older_stands_on_the_left(editor: User) -> None:
    article = rewrite(make_article(headline="Uno"), headline="Due")
    assert "deleted: Uno added: Due" in compared(editor, article, **{"from": "r2", "to": "r1"})


def test_the_desk_copy_is_compared_with_what_is_live_and_with_what_is_queued(editor: User) -> None:
    article = make_article(headline="In pagina")
    live = make_edition(article)
    queued = make_edition(rewrite(article, headline="In coda"), at=ahead(hours=1))
    rewrite(article, headline="Al desk")
    history = page(editor, "history", article)
    assert [pair[:2] for pair in history.context["pairs"]] == [
        (f"e{live.pk}", "desk"),
        (f"e{queued.pk}", "desk"),
        (f"e{live.pk}", f"e{queued.pk}"),
    ]
    told = compared(editor, article, **{"from": f"e{live.pk}", "to": "desk"})
    assert "What readers see" in told
    assert "deleted: In pagina added: Al desk" in told
    told = compared(editor, article, **{"from": f"e{queued.pk}", "to": "desk"})
    assert "deleted: In coda added: Al desk" in told
    told = compared(editor, article, **{"from": f"e{live.pk}", "to": f"e{queued.pk}"})
    assert "In deleted: pagina In added: coda" in told


def test_an_edition_is_compared_with_the_names_that_were_frozen(editor: User) -> None:
    company = make_company(name="Gucci")
    edition = make_edition(companies=[company])
    company.name = "Gucci S.p.A."
    company.save()
    told = compared(editor, edition.article, **{"from": f"e{edition.pk}", "to": "desk"})
    assert "deleted: Gucci added: Gucci S.p.A." in told
    assert "Both say the same." in compared(editor, edition.article, **{"from": "r1", "to": "desk"})


def test_tags_companies_byline_picture_section_and_slug_are_compared(editor: User) -> None:
    article = make_article(picture=make_picture(title="Vetrina"), tags=["Cina"], companies=[make_company(name="Coty")])
    article.tags.set(["Lusso"])
    article.companies.set([make_company(name="Kering")])
    changed = {
        "picture": make_picture(title="Porta", alt="Una porta"),
        "original": make_article(headline="Prima lingua"),
    }
    rewrite(article, slug="altrove", language="en", dated="2021", **changed)
    told = compared(editor, article)
    for said in (
        "deleted: Cina", "added: Lusso", "deleted: Coty", "added: Kering", "deleted: Vetrina", "added: Porta",
        "added: altrove", "added: English", "added: 2021", "added: porta",
        "Translation of", "added: Prima lingua",
    ):  # fmt: skip
        assert said in told


def test_formatting_is_compared_and_named(editor: User) -> None:
    article = rewrite(make_article(body="<p>Gucci apre</p>"), body="<h2><strong>Gucci</strong> apre</h2>")
    told = compared(editor, article)
    assert "paragraph → heading" in told
    assert "now bold" in told


def test_whatever_a_text_holds_is_escaped(editor: User) -> None:
    article = rewrite(make_article(), headline="<script>alert(1)</script>", body="<p>&lt;img src=x&gt;</p>")
    content = page(editor, "compare", article).content.decode()
    assert "<script>alert" not in content
    assert "<img src=x" not in content


@pytest.mark.parametrize("name", ["r99", "e99999999", "x", "r0", "r", "r" + "9" * 30, "e-1", "desk2", "r1 ", "R1"])
def test_a_version_that_is_not_there_is_not_found(name: str, editor: User) -> None:
    address = verb_address("compare", make_article())
    assert make_client(editor).get(address, {"from": name}).status_code == 404


def test_an_edition_or_a_revision_of_another_story_is_not_found(editor: User) -> None:
    edition, article = make_edition(), make_article()
    client = make_client(editor)
    assert client.get(verb_address("compare", article), {"from": f"e{edition.pk}"}).status_code == 404
    assert client.get(verb_address("revision", article, 2)).status_code == 404
    assert client.get(reverse("admin:articles_article_revision", args=[10**30, 10**30])).status_code == 404


def test_comparing_costs_the_same_with_much_in_it(editor: User) -> None:
    client = make_client(editor)
    little = rewrite(make_article(companies=[make_company()]), headline="Altro")
    much = rewrite(make_article(companies=[make_company() for _ in range(12)], tags=list("abcdef")), headline="Altro")
    few = queries(client, verb_address("compare", little))
    assert queries(client, verb_address("compare", much)) == few <= 11


def test_a_very_long_comparison_is_cut_and_says_so(editor: User) -> None:
    article = make_article(body="".join(f"<p>Capoverso {i}</p>" for i in range(3000)))
    rewrite(article, body="".join(f"<p>Diverso {i * 7}</p>" for i in range(3000)))
    response = page(editor, "compare", article)
    assert "more blocks are not shown here" in words(response)
    assert len(response.content) < 1_000_000


def test_a_revision_is_shown_as_text(reporter: User) -> None:
    article = rewrite(make_article(headline="Uno", body="<p>Il <strong>primo</strong> testo.</p>"), headline="Due")
    response = page(reporter, "revision", article, 1)
    assert "<strong>primo</strong>" in response.content.decode()
    assert "Uno" in words(response)


def test_restoring_asks_first_and_shows_what_will_change(editor: User) -> None:
    article = rewrite(make_article(headline="Uno"), headline="Due")
    told = words(page(editor, "restore", article, 1))
    assert "The desk copy will say what revision 1 said." in told
    assert "deleted: Due added: Uno" in told
    assert Article.objects.get().headline == "Due"


def test_restoring_brings_the_text_back_and_says_what_it_could_not(editor: User) -> None:
    company = make_company()
    article = make_article(headline="Uno", companies=[company])
    article.companies.clear()
    rewrite(article, headline="Due")
    company.delete()
    response = make_client(editor).post(verb_address("restore", article, 1), {"onto": 2, "note": "Meglio"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Revision 1 is restored, as revision 3.",
        "This could not be restored: 1 company that was deleted.",
    ]
    assert Article.objects.get().headline == "Uno"
    assert "brings back revision 1" in words(page(editor, "history", article))


@pytest.mark.parametrize(
    ("onto", "said"), [("1", "saved again meanwhile (revision 2)"), ("", "required"), ("x" * 500, "whole number")]
)
def test_restoring_is_refused_with_a_sentence(onto: str, said: str, editor: User) -> None:
    article = rewrite(make_article(headline="Uno"), headline="Due")
    response = make_client(editor).post(verb_address("restore", article, 1), {"onto": onto})
    assert response.status_code == 200
    assert said in words(response)
    assert Article.objects.get().headline == "Due"


def test_no_page_of_the_past_is_kept_by_a_browser_or_touches_what_is_public(editor: User) -> None:
    article = make_article()
    make_edition(article)
    rewrite(article, headline="Due")
    before = list(Edition.objects.values())
    for name, more in (("history", ()), ("compare", ()), ("revision", (1,)), ("restore", (1,))):
        assert "no-store" in page(editor, name, article, *more).headers["Cache-Control"]
    assert list(Edition.objects.values()) == before
