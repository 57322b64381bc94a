"""The story's page saves the working copy, and only that."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Edition, Revision
from tests.articles.admin.story_form import address, errors, opened, save, verb_address
from tests.articles.expectations import verbs
from tests.factories import (
    make_article,
    make_author,
    make_client,
    make_company,
    make_edition,
    make_milestone,
    make_partnership,
    make_section,
)

pytestmark = pytest.mark.django_db


def test_a_new_story_belongs_to_who_wrote_it_and_has_a_revision(reporter: User) -> None:
    author = make_author(user=reporter)
    client = make_client(reporter)
    data = opened(client)
    assert data["authors"] == [author.pk]
    response = save(client, None, data, headline="Una novità", _continue="1")
    article = Article.objects.get()
    assert response.url == address(article)
    assert (article.owner, article.slug, article.status) == (reporter, "una-novita", "draft")
    assert list(article.authors.all()) == [author]
    assert verbs(article) == ["created"]


def test_saving_changes_the_working_copy_and_not_the_public_page(editor: User) -> None:
    article = make_article(headline="Pubblicata", body="<p>Come la leggono.</p>")
    edition = make_edition(article)
    client = make_client(editor)
    before = make_client().get(edition.get_absolute_url()).content
    save(client, article, opened(client, article), headline="Riscritta", body="<p>Come sarà.</p>", slug="altrove")
    article.refresh_from_db()
    assert (article.headline, article.slug, article.head.number) == ("Riscritta", "altrove", 2)
    assert make_client().get(edition.get_absolute_url()).content == before
    assert Edition.objects.count() == 1


def test_saving_without_a_change_makes_no_revision(editor: User) -> None:
    milestone = make_milestone()
    article = make_article(
        tags=["Cina", "Lusso, e moda"],
        companies=[make_company(), make_company()],
        partnerships=[make_partnership(), milestone.partnership],
        milestones=[milestone],
        authors=[make_author(), make_author()],
        kicker="Accordi",
        dated="2020-12",
    )
    client = make_client(editor)
    for _ in range(2):
        assert save(client, article, opened(client, article)).status_code == 302
    assert Revision.objects.count() == 1
    assert verbs(article) == ["created"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("headline", "Altro"), ("standfirst", "Altro."), ("tags", "Cina"), ("dateline", "Parigi"), ("dated", "2021")],
)
def test_any_field_changed_makes_one_revision(field: str, value: str, editor: User) -> None:
    article, client = make_article(), make_client(editor)
    save(client, article, opened(client, article), **{field: value})
    assert list(Revision.objects.values_list("number", flat=True)) == [2, 1]
    assert Revision.objects.first().made_by == editor


def test_what_is_linked_is_kept_in_the_revision(reporter: User) -> None:
    article, company = make_article(owner=reporter), make_company()
    client = make_client(reporter)
    save(client, article, opened(client, article), companies=[company.pk], tags="Cina, cina , Lusso")
    assert Revision.objects.first().links["companies"] == [company.pk]
    assert Revision.objects.first().links["tags"] == ["Cina", "Lusso"]


def test_a_headline_over_several_lines_becomes_one_line(reporter: User) -> None:
    client = make_client(reporter)
    save(client, None, opened(client), headline="  Prima\r\n riga   e seconda ")
    assert Article.objects.get().headline == "Prima riga e seconda"


@pytest.mark.parametrize("verb", ["submit", "approve", "publish", "schedule"])
def test_a_verb_s_button_saves_first_and_then_asks(verb: str, editor: User) -> None:
    article, client = make_article(), make_client(editor)
    response = save(client, article, opened(client, article), headline="Salvata prima", _verb=verb)
    assert response.url == verb_address(verb, article)
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Salvata prima", "draft")
    assert not Edition.objects.exists()


def test_a_verb_s_button_on_a_new_story_saves_it_and_asks(reporter: User) -> None:
    client = make_client(reporter)
    response = save(client, None, opened(client), headline="Appena scritta", _verb="submit")
    assert response.url == verb_address("submit", Article.objects.get())


def test_an_unknown_verb_is_only_a_save(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    assert "/articles/article/" in save(client, article, opened(client, article), _verb="delete").url


def test_a_reporter_who_asks_for_more_still_has_the_text_saved(reporter: User) -> None:
    article, client = make_article(owner=reporter), make_client(reporter)
    response = save(client, article, opened(client, article), headline="Di troppo", _verb="publish")
    assert client.get(response.url).status_code == 403
    assert Article.objects.get().headline == "Di troppo"


BAD: list[tuple[dict[str, Any], str]] = [
    ({"headline": ""}, "headline"),
    ({"headline": "x" * 141}, "headline"),
    ({"headline": "a\x00b"}, "headline"),
    ({"standfirst": "x" * 401}, "standfirst"),
    ({"kicker": "x" * 41}, "kicker"),
    ({"slug": "non è uno slug"}, "slug"),
    ({"body": "<p>" + "x" * 500_001 + "</p>"}, "body"),
    ({"dated": "2020-13"}, "dated"),
    ({"dated": "2020-00-15"}, "dated"),
    ({"tags": "x" * 120}, "tags"),
    ({"tags": "a\x00b"}, "tags"),
    ({"section": "987654"}, "section"),
    ({"companies": ["987654"]}, "companies"),
    ({"companies": ["9" * 30]}, "companies"),
    ({"language": "xx"}, "language"),
]


@pytest.mark.parametrize(("changes", "field"), BAD, ids=[f"{field}-{n}" for n, (_c, field) in enumerate(BAD)])
def test_what_can_t_be_saved_is_said_beside_its_field_and_loses_nothing(
    changes: dict[str, Any], field: str, editor: User
) -> None:
    article, client = make_article(), make_client(editor)
    response = save(client, article, opened(client, article), **({"kicker": "Tengo questo"} | changes))
    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert response.context["adminform"].form["kicker"].value() == changes.get("kicker", "Tengo questo")
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("extra", [{"base": "x"}, {"base": "9" * 30}, {"_overwrite": "x"}, {"_overwrite": "9" * 5000}])
def test_a_tampered_version_is_no_server_error(extra: dict[str, str], editor: User) -> None:
    article, client = make_article(), make_client(editor)
    assert save(client, article, opened(client, article), **extra).status_code in {200, 302}


def test_another_story_s_slug_is_refused_at_the_desk_already(editor: User) -> None:
    make_article(slug="occupato")
    article, client = make_article(), make_client(editor)
    response = save(client, article, opened(client, article), slug="occupato")
    assert errors(response) == {"slug": ["Another story has this slug: choose another one."]}


def test_a_translation_is_in_another_language_and_of_another_story(editor: User) -> None:
    original, article, client = make_article(), make_article(), make_client(editor)
    response = save(client, article, opened(client, article), original=original.pk)
    assert errors(response) == {"original": ["A translation must be in a different language from its original."]}
    response = save(client, article, opened(client, article), original=article.pk)
    assert errors(response) == {"original": ["A story can't be the translation of itself."]}
    save(client, article, opened(client, article), original=original.pk, language="en")
    assert Article.objects.get(pk=article.pk).original == original


def test_the_language_of_a_story_that_has_an_address_is_fixed(editor: User) -> None:
    article, client = make_article(), make_client(editor)
    make_edition(article)
    save(client, article, opened(client, article), language="en", section=make_section().pk)
    assert Article.objects.get().language == "it"
    assert Article.objects.get().head.number == 2


def test_a_deletion_that_comes_too_late_is_refused_with_a_sentence(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()

    def too_late(*args: Any, **kwargs: Any) -> None:
        raise workflow.Refused("Somebody has published it.")

    monkeypatch.setattr("articles.workflow.discard", too_late)
    answer = make_client(editor).post(verb_address("delete", article), {"post": "yes"}, follow=True)
    assert answer.redirect_chain == [(article.get_admin_url(), 302)]
    assert "Somebody has published it." in answer.content.decode()
    assert not LogEntry.objects.exists()
