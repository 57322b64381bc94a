"""Two companies or people become one: everything moves, nothing is lost, and it can be taken back."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, OneToOneField

from articles.models import EditionCompany, EditionFact
from companies.dates import PartialDate
from companies.merging import CantMerge, merge, moving, undo
from companies.models import (
    Alias,
    Company,
    Fact,
    Merge,
    Ownership,
    Party,
    Person,
    PersonAlias,
    Quote,
    Role,
)
from companies.names import mentions
from tests.companies.merging.rows import everything
from tests.factories import make_article, make_company, make_edition, make_partnership, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(db: None) -> tuple[Company, Company]:
    return make_company(name="Guci", wikidata="Q178516"), make_company(name="Gucci")


def owns(owner: Company, owned: Company, **kw: Any) -> Ownership:
    return Ownership.objects.create(owner=owner, owned=owned, **kw)


@pytest.mark.parametrize("model", [Company, Person])
def test_every_column_that_points_at_one_is_among_the_relations(model: type[Company | Person]) -> None:
    """Asked of the tables themselves: a relation that somebody adds later is covered, or this fails."""
    found = {
        (row._meta.label, field.name)
        for row in apps.get_models(include_auto_created=True)
        for field in row._meta.local_fields
        if isinstance(field, ForeignKey | OneToOneField) and field.related_model is model
    }
    assert {(field.model._meta.label, field.name) for field in moving.relations(model)} == found


def full_life(gone: Company, kept: Company) -> None:
    """Rows in every table that points at companies, with a clash wherever there can be one."""
    group = make_company(name="Kering")
    for company in (gone, kept):
        owns(group, company, since=PartialDate.parse("1999"))
    owns(gone, make_company(name="Un negozio"))
    Alias.objects.create(company=gone, name="La casa")
    Alias.objects.create(company=gone, name="古驰")
    Alias.objects.create(company=kept, name="LA CASA")
    shared = make_partnership((gone, kept, group))
    alone = make_partnership((gone, group))
    person = make_person()
    role = Role.objects.create(person=person, company=gone, title="CEO")
    Role.objects.create(person=person, company=kept, title="CEO")
    Quote.objects.create(speaker=person, words="Bello", company=gone)
    make_edition(companies=[gone, kept], partnerships=[shared])
    make_edition(companies=[gone], reported=[role], partnerships=[alone])
    make_article(companies=[gone, kept], reported=list(Fact.objects.filter(kind="ownership")))


def pointing(thing: Any) -> set[str]:
    return {
        f"{field.model._meta.label_lower}.{field.name}"
        for field in moving.relations(type(thing))
        if field.model._base_manager.filter(**{field.attname: thing.pk}).exists()
    }


def test_everything_moves_and_comes_back_to_the_last_column(two: tuple[Company, Company], chief: User) -> None:
    gone, kept = two
    full_life(gone, kept)
    earlier = make_company()
    merge(gone=earlier, into=gone, by=chief)
    assert pointing(gone) == {
        f"{field.model._meta.label_lower}.{field.name}" for field in moving.relations(Company)
    } - {"articles.editionfact.other"}
    before = everything()
    done = merge(gone=gone, into=kept, by=chief)
    assert pointing(gone) == {"articles.editioncompany.company"}
    earlier.refresh_from_db()
    assert earlier.merged_into == kept
    undo(done, by=chief)
    assert everything() == before


def test_a_person_moves_and_comes_back(chief: User) -> None:
    gone, kept = make_person(name="Bizzarri"), make_person(name="Marco Bizzarri")
    company = make_company()
    PersonAlias.objects.create(person=gone, name="M. Bizzarri")
    role = Role.objects.create(person=gone, company=company, title="CEO")
    quote = Quote.objects.create(speaker=gone, words="Bello")
    make_edition(people=[gone], reported=[role, quote])
    before = everything()
    done = merge(gone=gone, into=kept, by=chief)
    assert pointing(gone) == set()
    assert set(kept.aliases.values_list("name", flat=True)) == {"Bizzarri", "M. Bizzarri"}
    assert {fact.label.partition(":")[0] for fact in Fact.objects.all()} == {"Marco Bizzarri"}
    undo(done, by=chief)
    assert everything() == before


def test_its_names_are_the_other_one_s(two: tuple[Company, Company]) -> None:
    gone, kept = two
    merge(gone=gone, into=kept, by=None)
    assert [(one.id, one.name) for one in mentions("Apre Guci a Milano")] == [(kept.pk, "Gucci")]
    kept.refresh_from_db()
    assert kept.wikidata == "Q178516"


def test_one_line_for_a_story_of_both_and_what_is_frozen_stays(two: tuple[Company, Company]) -> None:
    gone, kept = two
    edition = make_edition(companies=[gone, kept])
    frozen = edition.facts
    merge(gone=gone, into=kept, by=None)
    assert EditionCompany.objects.filter(company=kept).count() == 1
    edition.refresh_from_db()
    assert edition.facts == frozen
    assert {row.facts["id"] for row in EditionCompany.objects.all()} == {gone.pk, kept.pk}


def test_a_fact_told_twice_is_one_where_no_edition_carries_both(two: tuple[Company, Company]) -> None:
    gone, kept = two
    group = make_company()
    told, same = owns(group, gone), owns(group, kept)
    make_edition(reported=[told])
    merge(gone=gone, into=kept, by=None)
    assert list(Ownership.objects.values_list("pk", flat=True)) == [told.pk]
    assert not Fact.objects.filter(pk=same.pk).exists()
    assert EditionFact.objects.get().company == kept


def test_facts_that_two_stories_told_stay_side_by_side(two: tuple[Company, Company]) -> None:
    gone, kept = two
    group = make_company()
    for company in two:
        make_edition(reported=[owns(group, company)])
    merge(gone=gone, into=kept, by=None)
    assert Ownership.objects.filter(owned=kept).count() == 2


def test_of_two_parties_in_one_partnership_the_kept_one_keeps_its_role(two: tuple[Company, Company]) -> None:
    gone, kept = two
    partnership = make_partnership((gone, kept, make_company()))
    Party.objects.filter(company=kept).update(role="platform")
    merge(gone=gone, into=kept, by=None)
    assert partnership.parties.get(company=kept).role == "platform"
    assert partnership.parties.count() == 2


def said(gone: Company, kept: Company) -> str:
    before = everything()
    with pytest.raises(CantMerge) as refusal:
        merge(gone=gone, into=kept, by=None)
    assert everything() == before
    return str(refusal.value)


def test_what_can_t_be_merged_is_said_and_nothing_happens(two: tuple[Company, Company]) -> None:
    gone, kept = two
    assert said(kept, kept) == "“Gucci” can't be merged into itself: choose another one."
    ownership = owns(gone, kept)
    assert "Guci → Gucci” would lead from one to itself. What becomes of it?" in said(gone, kept)
    assert "would lead from one to itself" in said(kept, gone)
    ownership.delete()
    make_partnership((gone, kept), title="Insieme")
    assert "“Insieme” is between these two alone. What becomes of it?" in said(gone, kept)


def test_chains_and_circles_are_refused(two: tuple[Company, Company]) -> None:
    gone, kept = two
    third = make_company(name="Terza")
    merge(gone=gone, into=kept, by=None)
    assert said(kept, gone) == "“Guci” was merged into “Gucci”: undo that first."
    assert said(gone, third) == "“Guci” was merged already, into “Gucci”."
    assert said(third, gone) == "“Guci” was merged into “Gucci” itself: choose that one."
    merge(gone=kept, into=third, by=None)
    gone.refresh_from_db()
    assert gone.merged_into == third


def test_of_a_chain_the_last_link_is_undone_first(two: tuple[Company, Company]) -> None:
    gone, kept = two
    third = make_company(name="Terza")
    first = merge(gone=gone, into=kept, by=None)
    second = merge(gone=kept, into=third, by=None)
    with pytest.raises(CantMerge, match="“Gucci” was merged into “Terza” since: undo that first"):
        undo(first, by=None)
    undo(second, by=None)
    undo(first, by=None)
    assert not Company.objects.exclude(merged_into=None).exists()
    with pytest.raises(CantMerge, match="undone this merge already"):
        undo(first, by=None)


CHANGES: list[Any] = [
    lambda article, kept: article.companies.clear(),
    lambda article, kept: kept.aliases.all().delete(),
    lambda article, kept: Company.objects.filter(pk=kept.pk).update(wikidata="Q1"),
]


@pytest.mark.parametrize("change", range(len(CHANGES)))
def test_what_has_changed_since_can_t_be_undone(change: int, two: tuple[Company, Company]) -> None:
    gone, kept = two
    article = make_article(companies=[gone])
    done = merge(gone=gone, into=kept, by=None)
    CHANGES[change](article, kept)
    before = everything()
    with pytest.raises(CantMerge, match="Nothing was undone"):
        undo(done, by=None)
    assert everything() == before


def test_what_is_new_since_stays_with_the_kept_one(two: tuple[Company, Company]) -> None:
    gone, kept = two
    done = merge(gone=gone, into=kept, by=None)
    new = make_article(companies=[kept])
    undo(done, by=None)
    assert list(new.companies.all()) == [kept]


@pytest.mark.parametrize("role", ["reporter", "editor", "stranger"])
def test_only_chiefs_merge_and_undo(role: str, two: tuple[Company, Company], request: pytest.FixtureRequest) -> None:
    gone, kept = two
    person = request.getfixturevalue(role)
    with pytest.raises(PermissionDenied):
        merge(gone=gone, into=kept, by=person)
    done = merge(gone=gone, into=kept, by=None)
    with pytest.raises(PermissionDenied):
        undo(done, by=person)


def test_both_say_in_their_history_who_merged_them(two: tuple[Company, Company], chief: User) -> None:
    gone, kept = two
    done = merge(gone=gone, into=kept, by=chief)
    undo(done, by=chief)
    assert LogEntry.objects.filter(user=chief, object_id__in=[gone.pk, kept.pk]).count() == 4
    done.refresh_from_db()
    assert (done.by, done.undone_by) == (chief, chief)
    assert Merge.objects.count() == 1


def test_a_merge_that_would_close_a_circle_of_owners_is_refused(two: tuple[Company, Company]) -> None:
    gone, kept = two
    middle = make_company()
    owns(gone, middle)
    owns(middle, kept)
    with pytest.raises(CantMerge, match="own itself through others"):
        merge(gone=gone, into=kept, by=None)
    assert not Merge.objects.exists()
    assert Ownership.objects.filter(owner=gone).exists()
