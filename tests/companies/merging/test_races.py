"""Two people who merge at once, and a story that goes out meanwhile; on rows that are committed."""

import pytest

from articles import workflow
from articles.models import EditionCompany
from companies.merging import CantMerge, merge, undo
from companies.models import Company, Merge
from tests.articles.at_once import at_once
from tests.factories import approve, make_article, make_company

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("transactions")]


def outcomes(*calls: object) -> list[str]:
    return sorted(type(one).__name__ for one in at_once(*calls))


def test_of_two_who_merge_the_same_at_once_one_gets_the_sentence() -> None:
    gone, one, other = make_company(name="Guci"), make_company(), make_company()
    found = at_once(
        lambda: merge(gone=gone, into=one, by=None),
        lambda: merge(gone=gone, into=other, by=None),
    )
    assert sorted(type(result).__name__ for result in found) == ["CantMerge", "Merge"]
    says = next(str(result) for result in found if isinstance(result, CantMerge))
    assert "was merged already" in says


def test_of_two_who_merge_each_into_the_other_one_gets_the_sentence() -> None:
    one, other = make_company(), make_company()
    found = outcomes(lambda: merge(gone=one, into=other, by=None), lambda: merge(gone=other, into=one, by=None))
    assert found == ["CantMerge", "Merge"]
    assert Company.objects.exclude(merged_into=None).count() == 1


def test_of_two_who_undo_at_once_one_gets_the_sentence() -> None:
    done = merge(gone=make_company(), into=make_company(), by=None)
    assert outcomes(lambda: undo(done, by=None), lambda: undo(done, by=None)) == ["CantMerge", "NoneType"]
    assert Merge.objects.get().undone_at


def test_a_story_that_goes_out_meanwhile_is_the_kept_one_s() -> None:
    gone, kept = make_company(), make_company()
    article = approve(make_article(companies=[gone]))
    at_once(lambda: workflow.publish(article, by=None), lambda: merge(gone=gone, into=kept, by=None))
    assert [row.company for row in EditionCompany.objects.all()] == [kept]
