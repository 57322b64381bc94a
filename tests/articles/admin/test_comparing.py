"""What the pages that compare tell of two texts: the same as every other page does."""

import pytest
from django.contrib.auth.models import User

from tests.articles.admin.test_history import compared, page, words
from tests.factories import make_article, rewrite

pytestmark = pytest.mark.django_db


def test_the_comparison_counts_as_the_history_does(editor: User) -> None:
    article = make_article(body="<p>Uno due tre.</p><p>Quattro cinque.</p>", headline="Prima")
    rewrite(article, body="<p>Quattro cinque.</p><p>Uno due tre.</p>", headline="Poi e ora", slug="altro-indirizzo")
    assert "3 words added, 1 deleted" in words(page(editor, "history", article))
    assert "3 words added, 1 deleted" in compared(editor, article)
