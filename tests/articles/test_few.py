"""Few or many, the list finds the same stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.filters import with_any_of
from articles.models import Article, Edition, few
from articles.models.words import searched
from tests.factories import ahead, make_article, make_edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1000, 1])
def test_rows_are_found_by_their_ids_and_where_those_are_many_by_the_condition(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(few, "FEW", number)
    queued = {make_edition(make_article(headline="Coda"), at=ahead(days=1)).article for _story in range(2)}
    make_article(headline="Altro")
    assert set(searched(Article.objects.all(), "coda")) == queued
    assert set(with_any_of(Article.objects.all(), Edition.objects.queued())) == queued


def test_a_frequent_word_is_looked_for_in_the_rows_that_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few, "FEW", 1)
    for _story in range(2):
        make_article(headline="Mercato")
    english = make_article(headline="Mercato", language="en")
    make_article(headline="Market", language="en")
    with CaptureQueriesContext(connection) as captured:
        assert list(searched(Article.objects.filter(language="en"), "mercato")) == [english]
    assert "to_tsquery" not in captured[-1]["sql"], "it was found by its id"
