"""What is typed between a save and the page that follows it."""

import uuid

import pytest
from django.contrib.auth.models import User

from articles import keeping
from articles.models import Unsaved
from tests.factories import make_article, rewrite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_merged", [False, True])
def test_it_goes_on_from_what_was_saved_unless_others_words_were_saved_with_it(is_merged: bool, editor: User) -> None:
    article = make_article(owner=editor)
    before = article.head_id
    window = keeping.Window(editor, article.pk, uuid.uuid4(), uuid.uuid4())
    keeping.keep(window, sequence=1, base=before, data={"headline": "Uno"})
    saved = rewrite(article, headline="Uno").head_id
    keeping.settle(window, sequence=1, saved=None if is_merged else saved)
    assert keeping.keep(window, sequence=2, base=before, data={"headline": "Uno due"})
    assert Unsaved.objects.get().base == (before if is_merged else saved)
    keeping.keep(window, sequence=3, base=before, data={"headline": "Uno due tre"})
    assert Unsaved.objects.get().base == (before if is_merged else saved)
