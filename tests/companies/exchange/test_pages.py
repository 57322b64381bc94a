"""The desk's pages: who may, what is shown before anything is written, and what a confirmation does."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from companies.exchange.kinds import KINDS
from companies.models import Company, Intake, Milestone
from tests.factories import make_client, make_company, make_milestone, make_user

pytestmark = pytest.mark.django_db
COMPANIES = "/admin/companies/company/"
LISTS = [f"/admin/companies/{resource.model._meta.model_name}/" for resource in KINDS.values()]


def give(client: Client, text: str | bytes, name: str = "case.csv", at: str = COMPANIES, **kw: Any) -> HttpResponse:
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return client.post(f"{at}import/", {"file": file}, **kw)


def text_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8-sig")


@pytest.mark.parametrize("role", ["Editor", "Chief", "Reporter", ""])
def test_editors_and_chiefs_import_and_export(role: str) -> None:
    client, status = make_client(make_user(role)), 200 if role in {"Editor", "Chief"} else 403
    for at in LISTS:
        for page in ("import/", "export/csv/", "export/json/"):
            answer = client.get(at + page)
            assert answer.status_code == status, at + page
            text_of(answer)
    assert give(client, "name\nGucci\n").status_code == (302 if status == 200 else 403)
    if role:
        assert ("import/" in text_of(client.get(COMPANIES))) is (status == 200)
        assert ("export/csv/" in text_of(client.get(COMPANIES))) is (status == 200)


def test_nobody_else_gets_as_far_as_the_door() -> None:
    for page in ("import/", "import/1/", "export/csv/"):
        answer = make_client().get(COMPANIES + page)
        assert (answer.status_code, "/admin/login/" in answer["Location"]) == (302, True)


def test_who_may_import_and_not_change_may_not(stranger: User) -> None:
    from django.contrib.auth.models import Permission

    stranger.user_permissions.set(Permission.objects.filter(codename__in=["import_register", "view_company"]))
    assert make_client(stranger).get(f"{COMPANIES}import/").status_code == 403


def test_a_file_is_shown_first_and_taken_in_when_confirmed(editor: User) -> None:
    make_company(name="Kering", slug="kering", country="IT")
    client = make_client(editor)
    answer = give(client, "slug,name,country\nkering,Kering,FR\ngucci,Gucci <b>,IT\n", follow=True)
    page = text_of(answer)
    assert Company.objects.count() == 1
    assert re.search(r"<s>IT</s> .*<ins>FR</ins>", page)
    new = text_of(client.get(f"{answer.request['PATH_INFO']}?show=new"))
    assert "Gucci &lt;b&gt;" in new
    done = client.post(answer.request["PATH_INFO"], follow=True)
    assert "“case.csv” is taken in: 1 new, 1 changed." in text_of(done)
    assert set(Company.objects.values_list("slug", "country")) == {("kering", "FR"), ("gucci", "IT")}
    taken = Intake.objects.get()
    assert (taken.by, bytes(taken.data), taken.outcome) == (editor, b"", [])
    assert taken.counts == {"new": 1, "changed": 1, "unchanged": 0, "refused": 0}
    assert "1 new, 1 changed" in text_of(client.get(f"{COMPANIES}import/"))


def test_what_changed_meanwhile_is_shown_again_and_not_written(editor: User) -> None:
    kering = make_company(name="Kering", slug="kering", country="IT")
    client = make_client(editor)
    seen = give(client, "slug,name,country\nkering,Kering,FR\n")["Location"]
    Company.objects.filter(pk=kering.pk).update(country="CH")
    again = text_of(client.post(seen, follow=True))
    assert "The register has changed since" in again
    assert re.search(r"<s>CH</s> .*<ins>FR</ins>", again)
    kering.refresh_from_db()
    assert kering.country == "CH"
    client.post(seen)
    kering.refresh_from_db()
    assert kering.country == "FR"


def test_a_confirmation_twice_takes_in_once(editor: User) -> None:
    client = make_client(editor)
    seen = give(client, "name\nGucci\n")["Location"]
    client.post(seen)
    Company.objects.all().delete()
    assert "has been taken in already" in text_of(client.post(seen, follow=True))
    assert not Company.objects.exists()


def test_refused_rows_are_told_of_and_can_t_be_confirmed(editor: User) -> None:
    client = make_client(editor)
    answer = give(client, "name,country\nGucci,IT\nKering,it\n", follow=True)
    page = text_of(answer)
    assert "line 3" in page
    assert "Write the country as two capital letters" in page
    assert "Take all of it in" not in page
    client.post(answer.request["PATH_INFO"])
    assert not Company.objects.exists()
    assert Intake.objects.get().taken_at is None


def test_what_is_no_table_is_refused_on_the_form(editor: User) -> None:
    client = make_client(editor)
    for text in ("nome\nGucci\n", b"\xff\xfeN", "", b"x" * 20_000_001):
        answer = give(client, text)
        assert answer.context["form"].errors["file"], text[:20]
    assert not Intake.objects.exists()
    assert client.post(f"{COMPANIES}import/").context["form"].errors["file"]


def test_a_file_is_its_giver_s_and_of_its_kind_alone(editor: User, chief: User) -> None:
    seen = give(make_client(editor), "name\nGucci\n")["Location"]
    assert make_client(chief).get(seen).status_code == 404
    assert make_client(chief).post(seen).status_code == 404
    assert make_client(editor).get(seen.replace("company", "person")).status_code == 404


@pytest.mark.parametrize("digits", ["0", "9" * 40, "x"])
def test_what_is_no_number_of_a_file_leads_to_none(digits: str, editor: User) -> None:
    assert make_client(editor).get(f"{COMPANIES}import/{digits}/", follow=True).status_code in {200, 404}


def test_a_newer_file_takes_the_place_of_one_that_waits(editor: User) -> None:
    client = make_client(editor)
    for name in ("Gucci", "Kering"):
        give(client, f"name\n{name}\n")
    give(client, "name\nMarco Bizzarri\n", at="/admin/companies/person/")
    assert sorted(Intake.objects.values_list("kind", flat=True)) == ["companies", "people"]


def test_rows_are_shown_a_page_after_another(editor: User) -> None:
    client = make_client(editor)
    seen = give(client, "name\n" + "".join(f"Casa {number:03}\n" for number in range(150)))["Location"]
    first = text_of(client.get(seen))
    assert ("Casa 099" in first, "Casa 100" in first) == (True, False)
    further = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    rest = text_of(client.get(seen + further))
    assert ("Casa 099" in rest, "Casa 149" in rest, 'rel="next"' in rest) == (False, True, False)
    for odd in ("?show=x&after=-1", "?after=" + "9" * 5000, "?after=²"):
        assert client.get(seen + odd).status_code == 200


def test_an_export_gives_what_the_list_shows(editor: User) -> None:
    make_company(name="Gucci", kind="brand", country="IT")
    make_company(name="Kering", kind="group", country="FR")
    client = make_client(editor)
    page = text_of(client.get(f"{COMPANIES}?kind__exact=group"))
    address = re.search(r'href="([^"]+export/csv/[^"]*)"', page)[1].replace("&amp;", "&")
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="companies-\d{4}-\d\d-\d\d\.csv"', answer["Content-Disposition"])
    assert [line.split(",")[1] for line in text_of(answer).splitlines()] == ["name", "Kering"]
    assert "Kering" not in text_of(client.get(f"{COMPANIES}export/json/?q=guc"))
    assert client.get(f"{COMPANIES}export/csv/?website=x").status_code == 302
    assert client.get(f"{COMPANIES}export/xlsx/").status_code == 404


def test_an_export_asks_as_much_for_many_as_for_few(editor: User) -> None:
    client = make_client(editor)
    for number in range(3):
        make_milestone(label=f"Tappa {number}")
    counted = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as queries:
            text_of(client.get("/admin/companies/milestone/export/csv/"))
        counted.append(len(queries))
        for _more in range(5):
            make_milestone()
    assert counted[0] == counted[1]
    assert Milestone.objects.count() == 13


def test_the_pages_need_no_inline_script_or_style_and_speak_italian(editor: User) -> None:
    client = make_client(editor, language="it")
    page = text_of(give(client, "name,country\nGucci,it\n", follow=True))
    assert "riga 2" in page
    for text in (page, text_of(client.get(f"{COMPANIES}import/"))):
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text)
        assert not re.search(r"Import|Taken|Refused", re.sub(r"(?s)<head>.*</head>", "", text).replace("Importa", ""))
