"""Companies and people by what somebody types of a name."""

import string

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Value

from companies.folding import FOLDS, JOINTS, PARTS, NameKey, fold, folded, key
from companies.models import Alias, Company, Person, PersonAlias
from companies.search import companies_like, people_like
from tests.factories import make_client, make_company, make_person

pytestmark = pytest.mark.django_db
NAMES = ["Hermès", "L’Oréal", "Gucci", "Louis Vuitton", "Balenciaga", "Kering", "H&M", "Dolce & Gabbana", "古驰"]
TEXTS = ["".join(FOLDS), string.printable, "àèìòù ÀÈÌÒÙ 12.5% L’Oréal, “Škoda”", "東京 ЖЁ ẞ ὅς", PARTS + JOINTS + "a"]


@pytest.fixture
def register(db: None) -> None:
    for name in NAMES:
        make_company(name=name)
    Alias.objects.create(company=make_company(name="Alibaba Tmall Global"), name="天猫")


def names(typed: str) -> list[str]:
    return [found.name for found in companies_like(typed)]


@pytest.mark.parametrize("text", TEXTS)
def test_the_database_folds_as_python_does(text: str) -> None:
    company = make_company()
    rows = Company.objects.filter(pk=company.pk)
    assert rows.values_list(folded(Value(text)), NameKey(Value(text))).get() == (fold(text), key(text))


FINDS = {
    "hermes": "Hermès",
    "HERMÈS": "Hermès",
    "loreal": "L’Oréal",
    "l'oreal": "L’Oréal",
    "guci": "Gucci",
    "gucic": "Gucci",
    "luis vuiton": "Louis Vuitton",
    "louisvuitton": "Louis Vuitton",
    "vuitton": "Louis Vuitton",
    "vuit": "Louis Vuitton",
    "balenciga": "Balenciaga",
    "balanci": "Balenciaga",
    "tmal": "Alibaba Tmall Global",
    "天猫": "Alibaba Tmall Global",
    "古": "古驰",
    "h&m": "H&M",
    "hm": "H&M",
    "dolce gabbana": "Dolce & Gabbana",
    "dolce e gabana": "Dolce & Gabbana",
}


@pytest.mark.parametrize("typed", FINDS)
def test_a_company_is_found_as_people_type_it(typed: str, register: None) -> None:
    assert names(typed)[:1] == [FINDS[typed]]


@pytest.mark.parametrize("typed", ["", "  ", "'", "\x00", "zzzzzz", "'; --", "\\", ":*", "a & !b", "x" * 500])
def test_what_nothing_is_called_finds_nothing(typed: str, register: None) -> None:
    assert names(typed) == []


def test_what_begins_so_comes_before_what_only_has_the_word() -> None:
    for name in ("Casa Prada", "Prada Holding", "Prada"):
        make_company(name=name)
    assert names("prada") == ["Prada", "Prada Holding", "Casa Prada"]


def test_another_name_that_is_written_past_the_models_is_found_too() -> None:
    company = make_company(name="Alphabet")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO companies_alias (company_id, name, language) VALUES (%s, 'Gugl', '')", [company.pk])
    assert [(found.name, found.alias) for found in companies_like("gugl")] == [("Alphabet", "Gugl")]
    Alias.objects.update(name="Google")
    assert names("gugl") == []
    assert names("gogle") == ["Alphabet"]


def test_a_person_is_found_by_surname_and_with_a_letter_wrong() -> None:
    bizzarri = make_person(name="Marco Bizzarri")
    PersonAlias.objects.create(person=make_person(name="Demna Gvasalia"), name="Demna")
    for typed in ("bizzarri", "bizarri", "Marco Bizzari", "BIZZ"):
        assert [found.id for found in people_like(typed)] == [bizzarri.pk]
    assert [found.alias for found in people_like("demna")] == ["Demna"]


@pytest.mark.parametrize(
    ("model", "field", "typed"),
    [("article", "companies", "guci"), ("role", "company", "gucci"), ("party", "company", "gcci")],
)
def test_boxes_that_choose_a_company_forgive(
    model: str, field: str, typed: str, register: None, reporter: User
) -> None:
    app = "articles" if model == "article" else "companies"
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": typed}
    found = make_client(reporter).get("/admin/autocomplete/", asked).json()["results"]
    assert [one["text"] for one in found] == ["Gucci"]


def test_the_list_of_people_forgives(reporter: User) -> None:
    make_person(name="Marco Bizzarri")
    make_person(name="Susan Chokachi")
    page = make_client(reporter).get("/admin/companies/person/", {"q": "bizari"}).content.decode()
    assert "Marco Bizzarri" in page
    assert "Susan Chokachi" not in page
    assert Person.objects.count() == 2
