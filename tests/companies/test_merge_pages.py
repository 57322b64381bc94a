"""The pages that merge two companies or people, and what becomes of them at the desk; and who looks alike."""

import html

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies.merging import merge
from companies.models import Alias, Company, Ownership, Party, Person, PersonAlias
from tests.companies.test_admin import filled
from tests.factories import make_article, make_client, make_company, make_edition, make_partnership, make_person

pytestmark = pytest.mark.django_db
ADD = "/admin/companies/company/add/"


@pytest.fixture
def two(db: None) -> tuple[Company, Company]:
    return make_company(name="Guci"), make_company(name="Gucci")


def at(thing: Company | Person, verb: str = "change") -> str:
    return f"/admin/companies/{thing._meta.model_name}/{thing.pk}/{verb}/"


def seen(user: User, address: str, **query: object) -> str:
    response = make_client(user).get(address, query)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def done(user: User, address: str, **data: object) -> str:
    return html.unescape(make_client(user).post(address, data, follow=True).content.decode())


def test_a_chief_chooses_compares_merges_and_undoes(two: tuple[Company, Company], chief: User) -> None:
    gone, kept = two
    make_edition(companies=[gone])
    assert f'href="{at(gone, "merge")}"' in seen(chief, at(gone))
    assert f'href="?with={kept.pk}">Gucci' in seen(chief, at(gone, "merge"))
    assert f'href="?with={kept.pk}">Gucci' in seen(chief, at(gone, "merge"), q="gucc")
    asked = seen(chief, at(gone, "merge"), **{"with": kept.pk})
    for says in ("Stories at the desk", "becomes another name of “Gucci”", "No text was published on “Gucci” yet"):
        assert says in asked
    assert "“Guci” is part of “Gucci” now." in done(chief, at(gone, "merge"), **{"with": kept.pk})
    page = seen(chief, at(gone))
    assert "It is part of “Gucci” now, and can't be changed." in page
    assert at(gone, "unmerge") in page
    assert "Shall both stand as before?" in seen(chief, at(gone, "unmerge"))
    assert "“Guci” and “Gucci” stand as before." in done(chief, at(gone, "unmerge"))
    assert not Company.objects.exclude(merged_into=None).exists()


def test_what_can_t_be_merged_is_said_instead_of_the_button(two: tuple[Company, Company], chief: User) -> None:
    gone, kept = two
    Ownership.objects.create(owner=gone, owned=kept)
    for page in (
        seen(chief, at(gone, "merge"), **{"with": kept.pk}),
        done(chief, at(gone, "merge"), **{"with": kept.pk}),
    ):
        assert "would lead from one to itself" in page
        assert "Merge into “Gucci”" not in page


def test_what_has_changed_since_is_said_when_it_shall_be_undone(two: tuple[Company, Company], chief: User) -> None:
    gone, kept = two
    merge(gone=gone, into=kept, by=None)
    kept.aliases.all().delete()
    assert "Nothing was undone, for this was changed or deleted since: “Guci”" in done(chief, at(gone, "unmerge"))


@pytest.mark.parametrize("value", ["", "x", "999999999999999999999", "²", "-1"])
def test_an_odd_choice_is_none(value: str, two: tuple[Company, Company], chief: User) -> None:
    for page in (
        seen(chief, at(two[0], "merge"), **{"with": value}),
        done(chief, at(two[0], "merge"), **{"with": value}),
    ):
        assert "Which one is “Guci” part of?" in page


def test_the_merged_one_is_in_no_box_and_no_list_but_where_asked_for(
    two: tuple[Company, Company], reporter: User
) -> None:
    gone, kept = two
    merge(gone=gone, into=kept, by=None)
    client = make_client(reporter)
    asked = {"app_label": "companies", "model_name": "party", "field_name": "company"}
    for term in ("", "guci"):
        found = client.get("/admin/autocomplete/", asked | {"term": term}).json()["results"]
        assert [one["id"] for one in found] == [str(kept.pk)]
    places = seen(reporter, "/admin/companies/company/"), seen(reporter, "/admin/companies/company/", merged="yes")
    assert [at(gone) in page for page in places] == [False, True]
    assert [at(kept) in page for page in places] == [True, False]
    assert "_save" not in seen(reporter, at(gone))


def test_a_form_that_was_open_meanwhile_chooses_the_kept_one(two: tuple[Company, Company], reporter: User) -> None:
    gone, kept = two
    article, partnership = make_article(owner=reporter), make_partnership((make_company(),))
    merge(gone=gone, into=kept, by=None)
    client = make_client(reporter)
    filled(client, article.get_admin_url(), companies=[gone.pk])
    filled(client, f"/admin/companies/partnership/{partnership.pk}/change/", **{"parties-1-company": gone.pk})
    assert list(article.companies.all()) == [kept]
    assert Party.objects.latest("pk").company == kept


ALIKE = {
    "gucci": "the same name",
    "GUCCÌ": "the same name",
    "Guccii": "a name that looks alike",
    "Maison Gabrielle": "the same name: “Maison Gabrielle”",
    "Maison Gabriele": "a name that looks alike: “Maison Gabrielle”",
}


@pytest.mark.parametrize("typed", ALIKE)
def test_who_looks_alike_is_said_while_a_name_is_typed(typed: str, reporter: User) -> None:
    known = make_company(name="Gucci")
    Alias.objects.create(company=known, name="Maison Gabrielle")
    page = seen(reporter, "/admin/companies/company/alike/", name=typed)
    assert f'href="{at(known)}"' in page
    assert ALIKE[typed] in page


@pytest.mark.parametrize("typed", ["", "G", "Gu", "Prada", "Gucci Holding Suisse", "x" * 5000])
def test_of_a_name_like_no_other_nothing_is_said(typed: str, reporter: User) -> None:
    make_company(name="Gucci")
    assert seen(reporter, "/admin/companies/company/alike/", name=typed).strip() == ""


def test_the_same_wikidata_id_is_said_whatever_the_name(reporter: User) -> None:
    make_person(name="Marco Bizzarri", wikidata="Q20011326")
    page = seen(reporter, "/admin/companies/person/alike/", name="M. B.", wikidata="Q20011326")
    assert "the same Wikidata id" in page
    assert "Marco Bizzarri" in page


def test_who_looks_alike_is_said_on_saving_and_holds_nothing_up(reporter: User) -> None:
    make_company(name="Gucci")
    client = make_client(reporter)
    filled(client, ADD, name="Guccì", slug="gucci-2")
    assert Company.objects.filter(slug="gucci-2").exists()
    assert "In the register there is also:" in html.unescape(client.get("/admin/companies/company/").content.decode())


def test_another_name_that_somebody_else_has_is_said_too(reporter: User) -> None:
    client, person = make_client(reporter), make_person(name="Demna Gvasalia")
    PersonAlias.objects.create(person=make_person(name="Un altro"), name="Demna")
    filled(client, at(person), **{"aliases-0-name": "DEMNA"})
    assert person.aliases.exists()
    assert "Un altro</a>" in client.get("/admin/companies/person/").content.decode()


def test_asking_who_looks_alike_takes_few_queries(reporter: User) -> None:
    client = make_client(reporter)
    with CaptureQueriesContext(connection) as captured:
        client.get("/admin/companies/company/alike/", {"name": "Gucci", "wikidata": "Q1"})
    assert len([one for one in captured if "companies_" in one["sql"]]) <= 3
