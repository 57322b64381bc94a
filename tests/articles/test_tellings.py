"""Which story told a fact first, what was told of it last, and what is found about a company in few steps."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.models import Edition, EditionFact, EditionMilestone, EditionPartnership, EditionParty
from articles.tellings import Telling, about, newest, tellings
from companies.dates import PartialDate
from companies.models import Ownership
from tests.factories import (
    ahead,
    approve,
    make_article,
    make_company,
    make_edition,
    make_milestone,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def ago(hours: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(hours=hours)


def owns(**kw: Any) -> Ownership:
    return Ownership.objects.create(**{"owner": make_company(), "owned": make_company()} | kw)


def told_of(company: Any, language: str = "it") -> list[Telling]:
    return tellings(EditionFact, about(EditionFact, company=[company.pk], other=[company.pk]), language)


def test_the_story_that_told_it_first_is_named_and_what_was_told_last() -> None:
    fact = owns(share=10)
    first = make_edition(reported=[fact], at=ago(5))
    fact.share = 20
    fact.save()
    second = make_edition(reported=[fact], at=ago(3))
    (one,) = told_of(fact.owned)
    assert (one.story, one.since, one.facts["share"]) == (first, second.live.lower, "20")


def test_an_older_story_that_tells_it_by_an_update_isn_t_the_first() -> None:
    fact = owns()
    older = make_edition(at=ago(9))
    first = make_edition(reported=[fact], at=ago(5))
    older.article.reported.add(fact)
    workflow.publish(approve(older.article), by=None)
    (one,) = told_of(fact.owned)
    assert one.story == first


def test_a_story_in_the_reader_s_language_is_named_where_one_of_the_first_told_it() -> None:
    fact = owns()
    italian = make_edition(reported=[fact], at=ago(5))
    english = make_edition(reported=[fact], at=ago(3), language="en")
    assert told_of(fact.owned)[0].story == italian
    assert told_of(fact.owned, "en")[0].story == english


def test_what_only_scheduled_withdrawn_or_no_stories_tell_isn_t_told() -> None:
    company = make_company()
    owns(owned=company)
    make_edition(reported=[owns(owner=company)], at=ahead(hours=1))
    gone = make_edition(reported=[owns(owner=company)])
    workflow.withdraw(gone.article, by=None)
    assert told_of(company) == []


def test_when_the_telling_began_moves_with_the_story_s_times() -> None:
    fact = owns()
    article = approve(make_article(reported=[fact]))
    edition = workflow.publish(article, by=None, at=ahead(hours=2))
    sooner = ahead(hours=1)
    workflow.reschedule(edition, by=None, at=sooner)
    assert EditionFact.objects.get().told_at == sooner
    now = workflow.publish(approve(article), by=None, note="subito")
    assert {row.told_at for row in EditionFact.objects.exclude(edition__live__isempty=True)} == {now.live.lower}


def test_a_telling_of_an_update_began_with_the_first_text_that_told_it() -> None:
    fact, other = owns(), owns()
    edition = make_edition(reported=[fact], at=ago(5))
    edition.article.reported.add(other)
    update = workflow.publish(approve(edition.article), by=None)
    told = {(row.edition_id, row.fact_id): row.told_at for row in EditionFact.objects.all()}
    assert told == {
        (edition.pk, fact.pk): edition.live.lower,
        (update.pk, fact.pk): edition.live.lower,
        (update.pk, other.pk): update.live.lower,
    }


def test_other_dates_that_stories_gave_a_milestone_are_kept_in_order() -> None:
    milestone = make_milestone(date="2021-01")
    for date in ("2021-01", "2021-02", "2021-Q2"):
        milestone.date = PartialDate.parse(date)
        milestone.save()
        make_edition(milestones=[milestone])
    which = about(EditionMilestone, partnership=[milestone.partnership_id])
    assert tellings(EditionMilestone, which, "it")[0].dates == ("2021-01", "2021-02")


def test_partnerships_are_found_by_every_party_they_ever_had_in_public() -> None:
    one, other = make_company(), make_company()
    partnership = make_partnership((one, other))
    make_edition(partnerships=[partnership])
    partnership.parties.filter(company=other).delete()
    (found,) = newest(EditionPartnership, about(EditionParty, company=[other.pk]))
    assert {party["id"] for party in found["parties"]} == {one.pk, other.pk}


def test_a_thing_that_thousands_of_rows_tell_is_found_in_as_many_steps_as_there_are_things() -> None:
    """Counted by the database itself: index searches, not rows."""
    fact, company = owns(), make_company()
    edition = make_edition(reported=[fact, owns(owned=company)])
    row = EditionFact.objects.filter(fact=fact).values().get()
    del row["id"]
    EditionFact.objects.bulk_create(EditionFact(**row) for _copy in range(3_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_editionfact")
    which = Ownership.objects.filter(about(EditionFact, company=[fact.owned_id]))
    plan = which.explain(analyze=True)
    assert list(which) == [fact]
    assert "Seq Scan on articles_editionfact" not in plan
    assert Edition.objects.get() == edition
