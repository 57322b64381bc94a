"""Requests that no browser sends: refused with a page, before anything reads them."""

import pytest
from django.test import Client

from newsroom.queries import Request
from newsroom.wsgi import application
from tests.factories import make_client, make_user

pytestmark = pytest.mark.django_db
CHARSETS = ["hex", "undefined", "utf-7", "unicode_escape", "utf-16", "latin-1", "idna", "nonsense", "utf-8-sig", ""]


@pytest.fixture(autouse=True)
def _as_the_server_reads_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.test.client.WSGIRequest", Request)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("address", ["/", "/admin/login/?next=a", "/?q=%2BAAA-", "/admin/companies/company/?q=%2BAAA-"])
def test_a_request_in_another_charset_gets_a_page_that_refuses_it(charset: str, address: str) -> None:
    client = make_client(make_user("Editor"))
    client.raise_request_exception = False
    response = client.get(address, headers={"Content-Type": f"text/plain; charset={charset}"})
    assert response.status_code == 400
    assert "400" in response.content.decode()


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_form_in_another_charset_is_refused_too(charset: str, kind: str) -> None:
    sent = b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\na\r\n--x--\r\n'
    client = Client(raise_request_exception=False)
    response = client.generic("POST", "/admin/login/", sent, f"{kind}; charset={charset}")
    assert response.status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; charset=utf-8", 'text/plain; charset="UTF-8"', ""])
def test_utf_8_and_no_charset_at_all_are_answered(kind: str) -> None:
    assert Client().get("/admin/login/?next=%C3%A8", headers={"Content-Type": kind}).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain; a*=nonsense''b", "text/plain; a*=undefined''b", "x/y;" + "z" * 20_000])
def test_a_content_type_that_cannot_be_read_is_refused_before_it_fails_the_server(kind: str) -> None:
    assert application.request_class is Request
    response = Client(raise_request_exception=False).get("/", headers={"Content-Type": kind})
    assert response.status_code == 400
    assert "Questa richiesta non è comprensibile" in response.content.decode()


@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A0%80", "q=%FF"])
def test_half_characters_and_nul_in_a_query_fail_nothing(query: str) -> None:
    client = make_client(make_user("Editor"))
    client.raise_request_exception = False
    for name in ("companies/company", "images/picture", "articles/author", "articles/article"):
        assert client.get(f"/admin/{name}/?{query}").status_code in {200, 302, 400}


def test_too_many_parameters_are_refused_whatever_the_charset() -> None:
    client = Client(raise_request_exception=False)
    address = "/?" + "&".join(f"a{number}=1" for number in range(3_000))
    for kind in ("text/plain", "text/plain; charset=utf-8"):
        assert client.get(address, headers={"Content-Type": kind}).status_code in {200, 400}
