"""The register in public: what live editions carry, as the most recent of them was told, and nothing else."""

from decimal import Decimal

import pytest
from django.test import Client

from articles import workflow
from companies.models import Company, Ownership, Party
from companies.models.company import page_of
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_author,
    make_company,
    make_edition,
    make_partnership,
    rewrite,
)
from tests.pages.reading import get, part, status, words

pytestmark = pytest.mark.django_db


def change(row: Company, **changes: str) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


def test_a_company_s_page_changes_only_when_another_edition_carries_it() -> None:
    company = make_company(slug="prada", about="La casa di prima.", website="https://example.com/before")
    make_edition(companies=[company], at=ago(hours=1))
    before = get("/brands/prada/")
    change(company, name="Altro nome", about="La casa di poi.", website="https://example.com/after")
    owned = Ownership.objects.create(owner=make_company(name="Proprietaria"), owned=company)
    assert get("/brands/prada/") == before
    make_edition(companies=[company], reported=[owned])
    after = words(get("/brands/prada/"))
    for said in ("Altro nome", "La casa di poi.", "example.com/after", "Proprietaria"):
        assert said in after
    assert "di prima" not in after


def test_an_author_s_page_changes_only_with_the_next_story_under_the_name() -> None:
    author = make_author(slug="anna", role="Inviata", bio="Scrive di moda.")
    make_edition(authors=[author], at=ago(hours=1))
    author.role, author.bio = "Direttrice", "Dirige."
    author.save()
    assert "Inviata" in words(get("/authors/anna/"))
    make_edition(authors=[author])
    assert "Direttrice" in words(get("/authors/anna/"))


def test_a_company_s_page_is_gone_when_its_last_story_is_withdrawn() -> None:
    company = make_company(slug="prada")
    first, second = make_edition(companies=[company]), make_edition(companies=[company])
    workflow.withdraw(first.article, by=None)
    assert status("/brands/prada/") == 200
    workflow.withdraw(second.article, by=None)
    assert [status(path) for path in ("/brands/prada/", "/brands/prada/feed/", "/companies/prada/")] == [404] * 3


def test_a_partnership_is_gone_with_its_last_story_from_its_parties_too() -> None:
    brand, shop = make_company(slug="prada"), make_company(kind=Company.Kind.RETAILER)
    partnership = make_partnership((brand, shop), slug="accordo", title="Prada da Zalando")
    make_edition(companies=[brand])
    make_edition(partnerships=[partnership], at=ago(hours=2), until=ahead(hours=1))
    assert "Prada da Zalando" in get("/partnerships/")
    assert "Prada da Zalando" in get("/brands/prada/")
    workflow.withdraw(partnership.stories.get(), by=None)
    assert status("/partnerships/accordo/") == 404
    assert "Prada da Zalando" not in get("/partnerships/") + get("/brands/prada/")


def test_the_most_recently_frozen_of_the_live_copies_wins() -> None:
    company = make_company(slug="prada", about="Primo.")
    make_edition(companies=[company], at=ago(hours=1))
    change(company, about="Secondo.")
    second = make_edition(companies=[company], at=ago(hours=9))
    change(company, about="Terzo.")
    third = make_edition(companies=[company], at=ahead(hours=1))
    assert "Secondo." in get("/brands/prada/")
    workflow.withdraw(second.article, by=None)
    assert "Primo." in get("/brands/prada/")
    workflow.cancel(third, by=None)
    assert "Primo." in get("/brands/prada/")


def test_an_update_without_a_company_takes_its_facts_along() -> None:
    company = make_company(slug="prada")
    article = make_article(companies=[company])
    make_edition(article, at=ago(hours=1))
    article.companies.clear()
    make_edition(rewrite(article))
    assert status("/brands/prada/") == 404


@pytest.mark.parametrize("kind", Company.Kind.values)
def test_a_company_is_at_home_under_its_kind_and_the_other_addresses_lead_there(kind: str) -> None:
    homes = {"brand": "/brands/x/", "retailer": "/retailers/x/", "company": "/companies/x/"}
    make_edition(companies=[make_company(slug="x", kind=kind)])
    home = homes.pop(page_of(kind))
    for prefix in ("", "/en"):
        assert status(f"{prefix}{home}") == 200
        for other in homes.values():
            for end in ("", "feed/"):
                answer = Client().get(f"{prefix}{other}{end}")
                assert (answer.status_code, answer.headers["Location"]) == (301, f"{prefix}{home}{end}")


def test_a_brand_that_becomes_a_group_moves_when_a_story_says_so() -> None:
    company = make_company(slug="prada", kind=Company.Kind.BRAND)
    make_edition(companies=[company], at=ago(hours=1))
    change(company, kind=Company.Kind.GROUP)
    assert status("/brands/prada/") == 200
    make_edition(companies=[company])
    assert (status("/brands/prada/"), status("/companies/prada/")) == (301, 200)


def test_owners_and_what_a_company_owns_are_told_with_share_and_time() -> None:
    group, brand = make_company(name="LVMH", slug="lvmh", kind="group"), make_company(name="Tiffany", slug="tiffany")
    owned = Ownership.objects.create(owner=group, owned=brand, since="2021-01", share=Decimal("51.50"))
    make_edition(reported=[owned])
    assert "Di proprietà di LVMH 51,5% , da gennaio 2021" in part(get("/brands/tiffany/"), "ownership")
    assert "Possiede Tiffany 51,5% , da gennaio 2021" in part(get("/companies/lvmh/"), "ownership")


def test_an_owner_is_public_only_through_a_story_that_reports_it() -> None:
    group, brand = make_company(name="LVMH", slug="lvmh", kind="group"), make_company(name="Tiffany", slug="tiffany")
    owned = Ownership.objects.create(owner=group, owned=brand)
    make_edition(companies=[group, brand])
    make_edition(reported=[owned], at=ahead(hours=1))
    assert "LVMH" not in part(get("/brands/tiffany/"), "ownership")
    assert "Tiffany" not in part(get("/companies/lvmh/"), "ownership")


def test_what_a_company_owned_until_some_day_is_no_longer_among_what_it_owns() -> None:
    group, brand = make_company(slug="coty", kind="group"), make_company(name="Wella")
    ownership = Ownership.objects.create(owner=group, owned=brand)
    make_edition(reported=[ownership], at=ago(hours=1))
    assert "Possiede Wella" in part(get("/companies/coty/"), "ownership")
    ownership.until = "2020-11"
    ownership.save()
    assert "Possiede Wella" in part(get("/companies/coty/"), "ownership")
    make_edition(reported=[ownership])
    page = part(get("/companies/coty/"), "ownership")
    assert "Possedeva Wella , fino a novembre 2020" in page
    assert "Possiede" not in page


def test_a_party_that_was_an_error_is_gone_from_its_page_with_the_next_story() -> None:
    brand, shop, wrong = (make_company(slug=slug) for slug in ("one", "two", "wrong"))
    partnership = make_partnership((brand, shop, wrong), title="Un accordo")
    make_edition(partnerships=[partnership], at=ago(hours=1))
    assert "Un accordo" in part(get("/brands/wrong/"), "partnerships")
    Party.objects.get(company=wrong).delete()
    make_edition(partnerships=[partnership])
    assert "Un accordo" in part(get("/brands/one/"), "partnerships")
    assert "Un accordo" not in part(get("/brands/wrong/"), "partnerships")


def test_every_party_to_what_a_story_reports_has_its_page() -> None:
    parties = make_company(slug="one"), make_company(slug="two", kind="marketplace")
    make_edition(partnerships=[make_partnership(parties, slug="both")])
    assert (status("/brands/one/"), status("/retailers/two/"), status("/partnerships/both/")) == (200, 200, 200)


def test_a_register_s_page_is_there_in_both_languages_and_lists_each_one_s_stories() -> None:
    company = make_company(slug="prada", about="Una casa.", about_en="A house.")
    italian = make_edition(companies=[company], headline="Titolo italiano")
    english = make_edition(companies=[company], headline="English headline", language="en")
    here, there = words(get("/brands/prada/")), words(get("/en/brands/prada/"))
    assert (italian.headline in here, english.headline in here, "Una casa." in here) == (True, False, True)
    assert (italian.headline in there, english.headline in there, "A house." in there) == (False, True, True)
    assert "A house." not in here


def test_partnerships_stand_in_the_order_of_their_titles_each_once() -> None:
    partnerships = [make_partnership(title=title) for title in ("Zegna", "armani", "Moncler")]
    for _ in range(2):
        make_edition(partnerships=partnerships)
    page = words(get("/partnerships/"))
    assert [page.count(title) for title in ("armani", "Moncler", "Zegna")] == [1, 1, 1]
    assert page.index("armani") < page.index("Moncler") < page.index("Zegna")
