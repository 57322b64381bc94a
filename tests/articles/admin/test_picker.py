"""What the editor asks for: the library's pictures, a place to upload one, the register's names."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from articles.admin.picker import A_PAGE
from companies.models import Alias
from images.models import Picture
from tests.factories import make_client, make_company, make_image, make_picture

pytestmark = pytest.mark.django_db
PICTURES, ADD, COMPANIES = (f"/admin/articles/article/{name}/" for name in ("pictures", "pictures/add", "companies"))


def titles(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    return [picture["title"] for picture in response.json()["pictures"]]  # type: ignore[attr-defined]


def post(user: User, data: bytes | None, name: str = "vetrina_di_gucci.jpg", **texts: str) -> Any:
    files = {} if data is None else {"upload": SimpleUploadedFile(name, data)}
    return make_client(user).post(ADD, {**texts, **files})


def test_the_library_comes_newest_first_and_page_by_page(reporter: User) -> None:
    made = [make_picture(data=make_image((200 + size, 200))).title for size in range(A_PAGE + 3)][::-1]
    client = make_client(reporter)
    first = client.get(PICTURES)
    assert titles(first) == made[:A_PAGE]
    rest = client.get(PICTURES, {"before": first.json()["more"]})
    assert (titles(rest), rest.json()["more"]) == (made[A_PAGE:], None)
    assert "no-store" in first.headers["Cache-Control"]


@pytest.mark.parametrize("typed", ["vetrina", "MARIO rossi", "neve vetrina", "insegna"])
def test_a_picture_is_found_by_the_words_of_title_caption_credit_and_alt_text(typed: str, reporter: User) -> None:
    make_picture(data=make_image((300, 300)), alt="Altro")
    make_picture(title="Vetrina sotto la neve", caption="Milano", credit="Mario Rossi", alt="Una insegna")
    assert titles(make_client(reporter).get(PICTURES, {"q": typed})) == ["Vetrina sotto la neve"]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "%"},
        {"q": "x" * 100_000},
        {"before": "²"},
        {"before": "9" * 30},
        {"ids": "a,-1,²," + "9" * 30},
        {"ids": ""},
    ],
)
def test_whatever_is_asked_of_the_library_is_answered(query: dict[str, str], reporter: User) -> None:
    assert make_client(reporter).get(PICTURES, query).status_code == 200


def test_pictures_are_told_by_their_ids(reporter: User) -> None:
    one, _other = make_picture(data=make_image((300, 300))), make_picture()
    assert titles(make_client(reporter).get(PICTURES, {"ids": f"{one.pk},0,x"})) == [one.title]


def test_an_upload_is_taken_in_with_what_is_known_of_it(reporter: User) -> None:
    response = post(reporter, make_image(), alt="Una vetrina", credit="Mario Rossi")
    picture = Picture.objects.get()
    assert response.status_code == 201
    assert response.json()["picture"]["id"] == picture.pk
    assert (picture.title, picture.alt, picture.credit) == ("vetrina di gucci", "Una vetrina", "Mario Rossi")
    assert picture.uploaded_by == reporter


def test_the_same_picture_again_offers_the_one_that_is_there(reporter: User) -> None:
    data = make_image()
    known = make_picture(data=data)
    response = post(reporter, data)
    assert (response.status_code, response.json()["known"]["id"]) == (409, known.pk)
    assert known.title in response.json()["error"]
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no picture at all", "can't be read as a picture"),
        (b"", "empty"),
        (None, "required"),
        (make_image()[:400], "can't be read as a picture"),
        (make_image((50, 50)), "at least 200"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "can't be read as a picture"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(data: bytes | None, said: str, reporter: User) -> None:
    response = post(reporter, data)
    assert (response.status_code, Picture.objects.count()) == (400, 0)
    assert said in response.json()["error"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "x" * 250 + ".jpg", "a\u202eb.jpg", ".jpg", "…"])
def test_a_file_of_any_name_is_taken_in(name: str, reporter: User) -> None:
    assert post(reporter, make_image(), name).status_code == 201
    assert "/" not in Picture.objects.get().title


def test_a_text_that_is_too_long_is_refused_with_a_sentence(reporter: User) -> None:
    response = post(reporter, make_image(), credit="x" * 200)
    assert response.status_code == 400
    assert "120" in response.json()["error"]


@pytest.mark.parametrize("typed", ["gucc", "GÙCC", "  gucci ", "Guccio"])
def test_a_company_is_found_by_name_or_other_name_without_accents_and_capitals(typed: str, reporter: User) -> None:
    gucci = make_company(name="Gucci")
    Alias.objects.create(company=gucci, name="Guccio Gucci S.p.A.")
    make_company(name="Prada")
    found = make_client(reporter).get(COMPANIES, {"q": typed}).json()["companies"]
    assert [one["id"] for one in found] == [gucci.pk]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Hermès", "hermes"), ("ÉTAM", "etam"), ("L’Oréal", "l'ore"), ("Łódź", "lodz"), ("Estée Lauder", "ESTEE l")],
)
def test_letters_are_compared_without_what_stands_on_them(name: str, typed: str, reporter: User) -> None:
    make_company(name=name)
    found = make_client(reporter).get(COMPANIES, {"q": typed}).json()["companies"]
    assert [one["name"] for one in found] == [name]


def test_names_that_begin_with_what_was_typed_come_first_and_few_come(reporter: User) -> None:
    make_company(name="Alta Moda")
    for number in range(12):
        make_company(name=f"Moda {number:02}")
    found = make_client(reporter).get(COMPANIES, {"q": "moda"}).json()["companies"]
    assert [one["name"] for one in found] == [f"Moda {number:02}" for number in range(8)]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "\\", "x" * 100_000, "\u202e"])
def test_nothing_is_found_for_nothing(typed: str, reporter: User) -> None:
    make_company(name="Gucci")
    assert make_client(reporter).get(COMPANIES, {"q": typed}).json() == {"companies": []}
