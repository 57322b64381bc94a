"""Publishing beside a queue: nobody finds their correction replaced without having been told."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from tests.factories import ahead, make_article, make_client, make_edition, rewrite

pytestmark = pytest.mark.django_db
NOTICE = "Another text of this story is scheduled for"


def page(editor: User, article: Article, verb: str) -> str:
    client = make_client(editor, language="en")
    return client.get(f"/admin/articles/article/{article.pk}/{verb}/").content.decode()


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_the_page_of_publishing_names_the_text_that_will_replace_it(verb: str, editor: User) -> None:
    article = make_article()
    make_edition(article)
    make_edition(rewrite(article, headline="L’aggiornamento"), at=ahead(hours=2))
    rewrite(article, headline="La correzione")
    assert page(editor, article, verb).count(NOTICE) == 1
    assert NOTICE not in page(editor, article, "withdraw")


def test_without_a_queue_nothing_is_said_of_one(editor: User) -> None:
    assert NOTICE not in page(editor, make_article(), "publish")


def test_a_story_with_translations_can_t_become_one(editor: User) -> None:
    original = make_article(language="it")
    make_article(language="en", original=original)
    other = make_article(language="en")
    client = make_client(editor, language="en")
    form = client.get(original.get_admin_url()).context["adminform"].form
    data = {bound.html_name: value for bound in form if (value := bound.value()) not in (None, False)}
    answer = client.post(original.get_admin_url(), data | {"original": other.pk})
    assert "translations of its own" in answer.content.decode()
