"""The page that asks before something is deleted: an editor understands each of its lines."""

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import presence, workflow
from articles.models import Article, Notice
from tests.factories import make_article, make_author, make_client, make_edition, make_picture, make_section, make_user

pytestmark = pytest.mark.django_db


def asked(user: User, thing: Any, language: str = "en") -> str:
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_delete"
    page = make_client(user).get(reverse(name, args=[thing.pk]), headers={"Accept-Language": language})
    assert page.status_code == 200
    return page.content.decode()


def test_with_a_story_goes_what_its_writer_knows_of(editor: User) -> None:
    article = make_article(owner=make_user("Reporter"), authors=[make_author()], headline="Da buttare")
    workflow.comment(article, by=editor, text="Davvero?", key=uuid.uuid4())
    presence.beat(editor, article.pk, uuid.uuid4())
    page = asked(editor, article, "it")
    assert "Da buttare" in page
    assert "Commenti: 1" in page
    assert "Revisioni: 1" in page
    for noise in ("%(who)s", "resence", "Notifiche", "article-author", "Relazion", "ermission"):
        assert noise not in page
    assert make_client(editor).post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
    assert not Article.objects.exists()


def test_a_notice_is_called_by_its_reader_and_its_story() -> None:
    article = make_article(headline="Due negozi")
    notice = Notice(person=make_user("Editor", username="anna"), article=article, kind="mentioned")
    assert str(notice) == "anna · Due negozi"


def test_what_is_in_use_says_by_which_stories(chief: User) -> None:
    section, picture, author = make_section(), make_picture(), make_author()
    draft = make_article(headline="In bozza", section=section, picture=picture)
    public = make_edition(headline="In pagina", section=section, picture=picture, authors=[author]).article
    for thing, stories in ((section, [draft, public]), (picture, [draft, public]), (author, [public])):
        page = asked(chief, thing)
        assert "is used here" in page
        assert "permission" not in page
        for story in stories:
            assert f'<a href="{story.get_admin_url()}">{story.headline}</a>' in page
        assert page.count(">In pagina</a>") == 1


def test_what_ties_two_things_together_is_not_spoken_of(chief: User) -> None:
    author = make_author()
    make_article(authors=[author])
    page = asked(chief, author)
    assert author.name in page
    assert "article-author" not in page
