"""The preview at the desk: the story in the site's own template, and the links for people without an account."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import preview, versions, workflow
from articles.admin import comparing
from articles.models import Article, PreviewLink
from articles.publication import database_now
from tests.factories import ahead, make_article, make_client, make_edition, rewrite

pytestmark = pytest.mark.django_db


def address(article: Article, name: str = "preview_page", *more: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def test_the_page_shows_the_desk_a_revision_or_an_edition(editor: User) -> None:
    edition = make_edition(at=ahead(days=1), headline="Approvato")
    article = edition.article
    rewrite(article, headline="Al lavoro")
    client = make_client(editor)
    for of, headline in {
        "": "Al lavoro",
        "desk": "Al lavoro",
        "r1": "Approvato",
        f"e{edition.pk}": "Approvato",
    }.items():
        page = client.get(address(article), {"of": of})
        assert page.status_code == 200
        assert f"<h1>{headline}</h1>" in page.content.decode(), of
        assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("of", ["r99", "e99999", "x1", "r", "e1x", "r99999999999999999999", "-"])
def test_a_text_that_does_not_exist_answers_404(editor: User, of: str) -> None:
    article = make_article()
    client = make_client(editor)
    assert client.get(address(article), {"of": of}).status_code == 404
    assert client.get(address(article, "preview"), {"of": of}).status_code == 404


def test_an_edition_of_another_story_is_not_shown(editor: User) -> None:
    other = make_edition()
    assert make_client(editor).get(address(make_article()), {"of": f"e{other.pk}"}).status_code == 404


def test_the_versions_are_called_as_they_are_everywhere_at_the_desk(editor: User) -> None:
    live = make_edition(headline="Uscito")
    queued = make_edition(rewrite(live.article, headline="Poi"), at=ahead(days=1))
    article = rewrite(live.article, headline="Al lavoro")
    workflow.share(article, by=editor, edition=live)
    workflow.share(article, by=editor)
    context = make_client(editor).get(address(article, "preview"), {"of": "r1"}).context
    now = database_now()
    article = Article.objects.get()
    shown = [article, live, queued, live.revision]
    assert context["of"] == "r1"
    assert context["texts"] == [(versions.key(one), comparing.title(one, now)) for one in shown]
    assert {one["shows"] for one in context["links"]} == {comparing.title(one, now) for one in (article, live)}


@pytest.mark.parametrize("of", ["", "r1"])
def test_the_page_around_composes_no_edition(of: str, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    for name in ("at_desk", "provisional"):
        monkeypatch.setattr(preview, name, lambda _text: pytest.fail("composed"))
    assert make_client(editor).get(address(article, "preview"), {"of": of}).status_code == 200


def test_only_the_framed_page_may_be_framed_and_only_by_the_desk(editor: User) -> None:
    client, article = make_client(editor), make_article()
    framed, around = client.get(address(article)), client.get(address(article, "preview"))
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert around["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in around["Content-Security-Policy"]
    assert "frame-src 'self'" in around["Content-Security-Policy"]


def test_a_link_is_made_shown_and_revoked(editor: User) -> None:
    client, article = make_client(editor), make_article()
    made = client.post(address(article, "share"), {"of": "desk", "hours": "24"}, follow=True)
    link = PreviewLink.objects.get()
    assert made.content.decode().count("data-copy=") == 1
    gone = client.post(address(article, "revoke", link.pk), follow=True)
    assert gone.status_code == 200
    assert "data-copy=" not in gone.content.decode()
    link.refresh_from_db()
    assert link.revoked_at


def test_a_link_of_a_story_that_goes_meanwhile_is_revoked_with_a_sentence(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    link = workflow.share(article, by=editor)

    def too_late(*args: object, **kwargs: object) -> None:
        raise workflow.Refused("This story has been deleted meanwhile.")

    monkeypatch.setattr("articles.workflow.revoke", too_late)
    answer = make_client(editor).post(address(article, "revoke", link.pk), follow=True)
    assert answer.status_code == 200
    assert "This story has been deleted meanwhile." in answer.content.decode()
    assert "work any more" not in answer.content.decode()


def test_what_was_chosen_is_what_the_link_shows(editor: User) -> None:
    edition = make_edition(at=ahead(days=1))
    client = make_client(editor)
    client.post(address(edition.article, "share"), {"of": f"e{edition.pk}", "hours": "48"})
    client.post(address(edition.article, "share"), {"of": "r1", "hours": "48"})
    client.post(address(edition.article, "share"), {"of": "desk", "hours": "48"})
    shown = PreviewLink.objects.order_by("pk").values_list("edition", "revision__number")
    assert list(shown) == [(edition.pk, None), (None, 1), (None, None)]


@pytest.mark.parametrize("hours", ["", "0", "9999", "x"])
def test_a_wrong_duration_is_refused_with_a_sentence(editor: User, hours: str) -> None:
    client, article = make_client(editor), make_article()
    page = client.post(address(article, "share"), {"hours": hours}, follow=True)
    assert "Choose how long the link lasts" in page.content.decode()
    assert not PreviewLink.objects.exists()


def test_colleagues_may_look_and_only_who_may_edit_may_share(reporter: User, stranger: User, editor: User) -> None:
    article = make_article(owner=editor)
    link = workflow.share(article, by=editor)
    colleague, outsider, nobody = make_client(reporter), make_client(stranger), make_client()
    assert colleague.get(address(article, "preview")).status_code == 200
    assert "Make a link" not in colleague.get(address(article, "preview")).content.decode()
    for name in ("preview", "preview_page"):
        assert outsider.get(address(article, name)).status_code == 403
        assert nobody.get(address(article, name)).status_code == 302
    for client, status in ((colleague, 403), (outsider, 403), (nobody, 302)):
        assert client.post(address(article, "share"), {"hours": "48"}).status_code == status
        assert client.post(address(article, "revoke", link.pk)).status_code == status
    assert colleague.get(address(article, "share")).status_code == 405
