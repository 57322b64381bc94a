"""What was merged, in public: one page with all that there is, old addresses that lead there, and nothing told."""

import pytest
from django.test import Client

from articles import workflow
from companies.merging import merge, undo
from companies.models import Company, Ownership, Role
from tests.factories import ago, ahead, make_company, make_edition, make_partnership, make_person
from tests.pages.reading import get, words

pytestmark = pytest.mark.django_db


def moved_to(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 301, path
    return response.headers["Location"]


def nothing_there(path: str) -> bytes:
    response = Client().get(path)
    assert response.status_code == 404, path
    return response.content


def test_the_kept_one_s_page_has_the_stories_and_facts_of_both() -> None:
    gone, kept = make_company(name="Guci", slug="guci"), make_company(name="Gucci", slug="gucci")
    group, shop = make_company(name="Kering"), make_company(name="Il negozio")
    facts = [Ownership.objects.create(owner=group, owned=gone), Ownership.objects.create(owner=gone, owned=shop)]
    role = Role.objects.create(person=make_person(name="Marco Bizzarri"), company=gone, title="CEO")
    make_edition(
        headline="La prima", reported=[*facts, role], partnerships=[make_partnership((gone, shop), title="Insieme")]
    )
    make_edition(headline="La seconda", companies=[kept], at=ago(days=3))
    merge(gone=gone, into=kept, by=None)
    page = words(get("/brands/gucci/"))
    for said in ("Gucci", "La prima", "La seconda", "Kering", "Il negozio", "Marco Bizzarri", "Insieme"):
        assert said in page, said


@pytest.mark.parametrize("tail", ["", "feed/"])
def test_an_address_that_was_public_leads_to_the_kept_one_in_one_hop(tail: str) -> None:
    first, second = make_company(slug="a"), make_company(slug="b", kind="group")
    third = make_company(slug="c", kind="retailer")
    make_edition(companies=[first])
    make_edition(companies=[second])
    make_edition(companies=[third])
    merge(gone=first, into=second, by=None)
    assert moved_to(f"/brands/a/{tail}") == f"/companies/b/{tail}"
    done = merge(gone=second, into=third, by=None)
    for path in (f"/brands/a/{tail}", f"/retailers/a/{tail}", f"/companies/b/{tail}", f"/brands/b/{tail}"):
        assert moved_to(path) == f"/retailers/c/{tail}"
    undo(done, by=None)
    assert moved_to(f"/brands/a/{tail}") == f"/companies/b/{tail}"


@pytest.mark.parametrize("tail", ["", "feed/"])
def test_a_person_s_address_leads_on_too(tail: str) -> None:
    gone, kept = make_person(slug="bizzarri"), make_person(slug="marco-bizzarri")
    make_edition(people=[gone])
    make_edition(people=[kept])
    merge(gone=gone, into=kept, by=None)
    assert moved_to(f"/people/bizzarri/{tail}") == f"/people/marco-bizzarri/{tail}"


def test_of_a_story_of_both_the_address_leads_on_and_the_list_has_one_line() -> None:
    gone, kept = make_company(slug="guci"), make_company(slug="gucci")
    make_edition(headline="Una sola", companies=[gone, kept])
    merge(gone=gone, into=kept, by=None)
    assert moved_to("/brands/guci/") == "/brands/gucci/"
    assert get("/brands/gucci/").count("Una sola") == 1
    assert "/brands/guci/" not in get("/sitemap.xml")


def test_what_was_never_public_is_as_if_it_weren_t_there() -> None:
    kept = make_company(slug="gucci")
    secret, planned, unwritten = (make_company(slug=slug) for slug in ("segreta", "prevista", "mai-scritta"))
    make_edition(companies=[kept])
    make_edition(companies=[planned], at=ahead(days=1))
    for gone in (secret, planned, unwritten):
        merge(gone=gone, into=kept, by=None)
    told = {nothing_there(f"/brands/{slug}/") for slug in ("segreta", "prevista", "mai-scritta", "non-esiste")}
    assert len(told) == 1


def test_while_the_kept_one_isn_t_public_the_address_leads_nowhere() -> None:
    gone, kept = make_company(slug="guci"), make_company(slug="gucci")
    edition = make_edition(companies=[gone])
    merge(gone=gone, into=kept, by=None)
    workflow.withdraw(edition.article, by=None)
    assert nothing_there("/brands/guci/") == nothing_there("/brands/gucci/") == nothing_there("/brands/non-esiste/")


def test_a_kept_one_that_no_story_has_named_is_called_as_readers_know_it() -> None:
    gone, kept = make_company(name="Guci", slug="guci"), make_company(name="Gucci", slug="gucci")
    make_edition(companies=[gone])
    merge(gone=gone, into=kept, by=None)
    assert moved_to("/brands/guci/") == "/brands/gucci/"
    assert "Guci" in words(get("/brands/gucci/"))


def test_an_undone_merge_gives_both_their_pages_back() -> None:
    gone, kept = make_company(slug="guci"), make_company(slug="gucci")
    make_edition(companies=[gone])
    make_edition(companies=[kept])
    before = get("/brands/guci/"), get("/brands/gucci/")
    undo(merge(gone=gone, into=kept, by=None), by=None)
    assert (get("/brands/guci/"), get("/brands/gucci/")) == before
    assert not Company.objects.exclude(merged_into=None).exists()
