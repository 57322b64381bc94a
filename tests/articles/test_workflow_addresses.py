"""Slugs: a promise from publication on, kept for one story for ever."""

import pytest

from articles import workflow
from articles.models import Article, Permalink
from tests.articles.expectations import refused
from tests.factories import ahead, approve, make_article, make_edition, rewrite

pytestmark = pytest.mark.django_db


def test_a_published_slug_is_remembered_and_a_draft_s_is_not() -> None:
    make_article(slug="mai-uscita")
    edition = make_edition(slug="uscita")
    assert list(Permalink.objects.values_list("slug", "article")) == [("uscita", edition.article_id)]


def test_a_slug_is_reserved_from_scheduling_on_and_after_cancelling() -> None:
    edition = make_edition(slug="riservata", at=ahead(hours=1))
    workflow.cancel(edition, by=None)
    other = approve(make_article(slug="riservata"))
    with refused("“riservata” belongs to another story: choose another slug."):
        workflow.publish(other, by=None)


def test_a_slug_of_a_withdrawn_story_is_never_given_to_another() -> None:
    workflow.withdraw(make_edition(slug="ritirata").article, by=None)
    other = approve(make_article(slug="ritirata"))
    with refused("belongs to another story"):
        workflow.publish(other, by=None)


def test_a_slug_that_the_story_gave_up_stays_its_own() -> None:
    article = make_article(slug="primo-indirizzo")
    make_edition(article)
    make_edition(rewrite(article, slug="secondo-indirizzo"))
    other = approve(make_article(slug="primo-indirizzo"))
    with refused("belongs to another story"):
        workflow.publish(other, by=None)
    make_edition(rewrite(article, slug="primo-indirizzo"))
    assert set(Permalink.objects.values_list("slug", "article")) == {
        ("primo-indirizzo", article.pk),
        ("secondo-indirizzo", article.pk),
    }


def test_a_proposed_slug_avoids_what_other_stories_had_in_public() -> None:
    article = make_article(headline="Titolo conteso")
    make_edition(article)
    make_edition(rewrite(article, slug="altrove"))
    assert make_article(headline="Titolo conteso").slug == "titolo-conteso-2"


def test_an_emptied_slug_is_proposed_again() -> None:
    article = make_article(headline="Sempre quello")
    assert rewrite(article, slug="").slug == "sempre-quello"
    assert Article.objects.get().slug == Article.objects.get().head.slug == "sempre-quello"
