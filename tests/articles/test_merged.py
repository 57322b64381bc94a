"""Stories whose companies and facts were merged: what they keep saying, and what their next edition says."""

import pytest

from articles import checks, workflow
from articles.checks.story import of_revision
from articles.models import Article, EditionCompany, EditionFact
from articles.showing import show
from companies.merging import merge, undo
from companies.models import Ownership
from tests.factories import approve, make_article, make_company, make_edition

pytestmark = pytest.mark.django_db


def test_an_approval_holds_and_the_edition_names_the_one_that_stays() -> None:
    gone, kept = make_company(name="Guci"), make_company(name="Gucci")
    article = approve(make_article(companies=[gone]))
    merge(gone=gone, into=kept, by=None)
    workflow.record(article, by=None)
    assert article.status == Article.Status.APPROVED
    workflow.publish(article, by=None)
    assert [(row.company, row.facts["name"]) for row in EditionCompany.objects.all()] == [(kept, "Gucci")]


def test_a_mention_of_the_merged_one_leads_to_the_one_that_stays() -> None:
    gone, kept = make_company(name="Guci"), make_company(name="Gucci", slug="gucci")
    body = f'<p>Apre <span data-company="{gone.pk}">Guci</span>.</p>'
    merge(gone=gone, into=kept, by=None)
    edition = make_edition(body=body)
    assert '<a href="/en/brands/gucci/">Guci</a>' in show(edition.body, edition.facts)


def test_a_fact_that_was_given_up_is_reported_by_its_twin() -> None:
    group, gone, kept = make_company(), make_company(), make_company()
    told, same = (Ownership.objects.create(owner=group, owned=company) for company in (gone, kept))
    article = approve(make_article(reported=[told]))
    done = merge(gone=gone, into=kept, by=None)
    assert not Ownership.objects.filter(pk=told.pk).exists()
    workflow.publish(article, by=None)
    assert EditionFact.objects.get().fact_id == same.pk
    undo(done, by=None)
    assert Ownership.objects.filter(pk=told.pk).exists()


def test_an_earlier_text_is_brought_back_with_the_one_that_stays() -> None:
    gone, kept = make_company(), make_company()
    article = make_article(companies=[gone])
    first = article.head
    article.companies.clear()
    workflow.record(article, by=None)
    merge(gone=gone, into=kept, by=None)
    restored = workflow.restore(article, by=None, revision=first)
    assert list(article.companies.all()) == [kept]
    assert restored.lost == []


def test_a_text_that_names_the_merged_one_is_not_asked_to_link_it() -> None:
    gone, kept = make_company(name="Fendi Casa"), make_company(name="Fendi")
    article = make_article(companies=[gone], body="<p>Apre Fendi Casa a Milano.</p>")
    merge(gone=gone, into=kept, by=None)
    found = checks.found_in(of_revision(article.head))
    assert not [one for one in found if one.company]
