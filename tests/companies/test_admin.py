"""The register at the desk: companies and partnerships with what belongs to them, and addresses that stay."""

import html
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Section
from companies.dates import PartialDate
from companies.models import Alias, Company, Milestone, Ownership, Partnership, Standing
from tests.factories import make_article, make_client, make_company, make_partnership, make_person, make_section

pytestmark = pytest.mark.django_db


def page(kind: str, thing: Any = None) -> str:
    return reverse(f"admin:{kind}_change", args=[thing.pk]) if thing else reverse(f"admin:{kind}_add")


def filled(client: Client, address: str, **changes: Any) -> HttpResponse:
    """Posts the page's form and inlines as they stand, with the changes."""
    client.raise_request_exception = False
    response = client.get(address)
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    data = {bound.html_name: bound.value() for form in forms for bound in form if bound.value() is not None}
    return client.post(address, data | changes)


def between_two(**kw: Any) -> Partnership:
    return make_partnership((make_company(), make_company()), **kw)


def test_a_company_is_added_with_its_slug(reporter: User) -> None:
    response = filled(make_client(reporter), page("companies_company"), name="Gucci", slug="gucci", country="IT")
    assert response.status_code == 302
    assert Company.objects.get().slug == "gucci"


@pytest.mark.parametrize("kind", ["companies_company", "companies_partnership", "articles_section"])
def test_a_saved_slug_is_shown_and_can_t_be_changed(kind: str, chief: User) -> None:
    make = {"company": make_company, "partnership": between_two, "section": make_section}
    thing = make[kind.rpartition("_")[2]](slug="per-sempre")
    client = make_client(chief)
    response = client.get(page(kind, thing))
    assert "per-sempre" in response.content.decode()
    assert "slug" not in response.context["adminform"].form.fields
    assert filled(client, page(kind, thing), slug="un-altro").status_code == 302
    assert type(thing).objects.get().slug == "per-sempre"


def test_a_company_s_owner_and_other_name_are_kept(reporter: User) -> None:
    owner, owned = make_company(name="Kering"), make_company(name="Gucci")
    rows = {
        "aliases-0-name": "古驰",
        "aliases-0-language": "zh",
        "owners-TOTAL_FORMS": 1,
        "owners-0-owner": owner.pk,
        "owners-0-since": "1999-Q4",
        "owners-0-share": "42.10",
    }
    assert filled(make_client(reporter), page("companies_company", owned), **rows).status_code == 302
    assert str(Ownership.objects.get().since) == "1999-Q4"
    assert Ownership.objects.get().facts()["share"] == "42.1"
    assert owned.aliases.get().name == "古驰"


BAD = [
    ({"country": "it"}, "Write the country as two capital letters"),
    ({"country": "ITA"}, "at most 2 characters"),
    ({"wikidata": "178516"}, "A Wikidata id is a Q and a number"),
    ({"website": "javascript:alert(1)"}, "Enter a valid URL"),
    ({"name": ""}, "This field is required"),
    ({"name": "a\x00b"}, "Null characters are not allowed"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD)
def test_what_a_company_can_t_be_is_said(changes: dict[str, str], sentence: str, reporter: User) -> None:
    response = filled(make_client(reporter), page("companies_company", make_company()), **changes)
    assert response.status_code == 200
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("share", "owner", "sentence"),
    [("0", None, "more than 0 and at most 100"), ("50", "itself", "A company can&#x27;t own itself")],
)
def test_an_impossible_ownership_is_said(share: str, owner: str | None, sentence: str, reporter: User) -> None:
    company = make_company()
    rows = {
        "owners-TOTAL_FORMS": 1,
        "owners-0-owner": company.pk if owner else make_company().pk,
        "owners-0-share": share,
    }
    response = filled(make_client(reporter), page("companies_company", company), **rows)
    assert sentence in response.content.decode()
    assert not Ownership.objects.exists()


@pytest.mark.parametrize("kind", ["company", "person"])
@pytest.mark.parametrize("is_new", [True, False])
def test_other_names_that_fold_to_the_same_are_refused_at_the_later_one(
    kind: str, is_new: bool, reporter: User
) -> None:
    thing = None if is_new else {"company": make_company, "person": make_person}[kind]()
    rows = {"aliases-TOTAL_FORMS": 2, "aliases-0-name": "L’Oréal", "aliases-1-name": "L'OREAL"}
    rows |= {"name": "Nome", "slug": "nome"} if is_new else {}
    response = filled(make_client(reporter), page(f"companies_{kind}", thing), **rows)
    assert response.status_code == 200
    _first, second = response.context["inline_admin_formsets"][0].formset.forms[:2]
    assert "The same name is there already" in str(second.errors["name"])


def test_the_database_refuses_other_names_that_fold_to_the_same() -> None:
    alias = Alias.objects.create(company=make_company(), name="Hermès")
    with pytest.raises(IntegrityError, match="alias_once_per_company"), transaction.atomic():
        Alias.objects.create(company=alias.company, name="HERMES")
    Alias.objects.create(company=make_company(), name="HERMES")


def test_a_partnership_is_kept_with_its_parties_and_milestones(reporter: User) -> None:
    brand, platform = make_company(), make_company()
    rows = {
        "title": "Gucci su Tmall",
        "slug": "gucci-tmall",
        "kind": "marketplace_store",
        "parties-0-company": brand.pk,
        "parties-1-company": platform.pk,
        "parties-1-role": "platform",
        "milestones-0-date": "2020-12-21",
        "milestones-0-label": "Apre il negozio della moda",
    }
    assert filled(make_client(reporter), page("companies_partnership"), **rows).status_code == 302
    partnership = Partnership.objects.get()
    assert list(partnership.companies.order_by("pk")) == [brand, platform]
    assert str(Milestone.objects.get().date) == "2020-12-21"


def test_a_company_is_a_party_once(reporter: User) -> None:
    company = make_company()
    rows = {"parties-0-company": company.pk, "parties-1-company": company.pk}
    response = filled(make_client(reporter), page("companies_partnership", make_partnership()), **rows)
    assert response.status_code == 200
    assert not company.parts.exists()


def test_a_milestone_has_a_page_of_its_own(reporter: User) -> None:
    fields = {"partnership": make_partnership().pk, "label": "Apertura", "date": "2021-02"}
    assert filled(make_client(reporter), page("companies_milestone"), **fields).status_code == 302
    assert str(Milestone.objects.get().date) == "2021-02"


def test_a_section_that_has_stories_is_not_deleted(chief: User) -> None:
    section = make_article().section
    client = make_client(chief)
    client.post(reverse("admin:articles_section_delete", args=[section.pk]), {"post": "yes"})
    assert Section.objects.filter(pk=section.pk).exists()


def test_inlines_offer_to_add_in_words_for_nouns_of_either_gender(editor: User) -> None:
    page = html.unescape(make_client(editor, language="it").get("/admin/companies/partnership/add/").content.decode())
    assert '"addText": "Aggiungi: Parte"' in page
    assert "Aggiungi un altro" not in page


def test_a_partnership_with_one_party_is_refused_in_a_sentence(reporter: User) -> None:
    alone = {"parties-0-company": make_company().pk, "title": "Da soli", "slug": "da-soli", "kind": "licence"}
    response = filled(make_client(reporter), page("companies_partnership"), **alone)
    assert "A partnership has at least two parties: name who works with whom." in html.unescape(
        response.content.decode()
    )
    assert not Partnership.objects.exists()


def test_the_last_party_but_one_can_t_be_taken_away(chief: User) -> None:
    partnership = between_two()
    response = filled(make_client(chief), page("companies_partnership", partnership), **{"parties-0-DELETE": "on"})
    assert response.status_code == 200
    assert partnership.parties.count() == 2


def test_two_new_rows_that_contradict_each_other_are_refused(reporter: User) -> None:
    partnership = between_two()
    rows = {"standings-TOTAL_FORMS": 2}
    for number, status in enumerate(("active", "ended")):
        said = {"status": status, "as_of": "2021", "is_preferred": "on", "id": "", "partnership": partnership.pk}
        rows |= {f"standings-{number}-{name}": value for name, value in said.items()}
    response = filled(make_client(reporter), page("companies_partnership", partnership), **rows)
    assert "says otherwise and is preferred" in response.content.decode()
    assert not partnership.standings.exists()


def test_the_preferred_one_of_two_is_changed_in_one_save(reporter: User) -> None:
    partnership = between_two()
    first, second = (
        Standing.objects.create(
            partnership=partnership, status=status, as_of=PartialDate.parse("2021"), is_preferred=status == "active"
        )
        for status in ("active", "ended")
    )
    client, address = make_client(reporter), page("companies_partnership", partnership)
    rows = client.get(address).context["inline_admin_formsets"][1].formset.forms
    place = {form.instance.pk: form.prefix for form in rows}
    changes = {f"{place[first.pk]}-is_preferred": "", f"{place[second.pk]}-is_preferred": "on"}
    assert filled(client, address, **changes).status_code == 302
    assert [one.is_preferred for one in partnership.standings.order_by("pk")] == [False, True]
