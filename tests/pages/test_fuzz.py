"""Whatever is asked of a public address, the answer is a page and never a failure."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_author, make_company, make_edition, make_partnership, make_section
from tests.pages.addresses import public_routes

pytestmark = pytest.mark.django_db
EACH = 7
PREFIX, PART = "en/", re.compile(r"<(?:(\w+):)?\w+>")
LIKELY = {
    "slug": st.just("real") | st.from_regex(r"[-a-zA-Z0-9_]{1,80}", fullmatch=True),
    "year": st.integers(1900, 2099).map(str),
    "month": st.integers(1, 12).map("{:02}".format),
    "int": st.integers(0, 10**40).map(str),
    "str": st.just("MQ:1abcde:" + "x" * 43),
    "token": st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
}
ANYTHING = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
KEYS = st.sampled_from(
    [
        "before",
        "after",
        "category",
        "territory",
        "person",
        "company",
        "year",
        "q",
        "page",
        "format",
        "lang",
        "a" * 300,
        "before[]",
        "\0",
    ]
)


@pytest.fixture
def _something_real() -> None:
    """A story under whose slug everything else is found too, so that requests get past the door."""
    parties = make_company(slug="real"), make_company()
    links = {"authors": [make_author(slug="real")], "section": make_section(slug="real"), "tags": ["real"]}
    make_edition(slug="real", partnerships=[make_partnership(parties, slug="real")], **links)


def test_the_fuzz_knows_every_kind_of_part_that_an_address_has() -> None:
    assert {kind for route in public_routes().values() for kind in PART.findall(route)} <= LIKELY.keys()


@pytest.mark.usefixtures("_something_real")
@pytest.mark.parametrize("name", public_routes())
@given(data=st.data())
@settings(
    max_examples=EACH, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_address_fails_whatever_stands_in_it(name: str, data: st.DataObject) -> None:
    def part(match: re.Match[str]) -> str:
        return quote(data.draw(LIKELY[match[1]] | ANYTHING), safe="")

    prefix = data.draw(st.sampled_from(["", PREFIX]))
    path = "/" + prefix + PART.sub(part, public_routes()[name])
    query = data.draw(st.dictionaries(KEYS, ANYTHING | st.integers().map(str), max_size=3))
    response = Client(raise_request_exception=False).get(path, query)
    assert response.status_code in {200, 301, 400, 404, 410}


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Host": "elsewhere.example"}),
        ("/", {"Host": "["}),
        ("/", {"If-None-Match": '"' + "x" * 9_000}),
        ("/", {"If-Modified-Since": "yesterday"}),
        ("/", {"Cookie": "sessionid=\x00; csrftoken=x"}),
        ("/", {"Accept-Language": "x" * 9_000}),
        ("/?" + "&".join(f"a{n}=1" for n in range(3_000)), {}),
        ("/%ff%fe/", {}),
        ("/articles/%00/", {}),
        ("/articles/" + "a" * 9_000 + "/", {}),
        ("//elsewhere.example/", {}),
        ("//elsewhere.example", {}),
        ("/en//articles/x/", {}),
        ("/archive/0000/", {}),
        ("/archive/2020/13/", {}),
        ("/archive/٢٠٢٠/", {}),
        ("/media/" + "0" * 32 + "/" + "9" * 5_000 + ".webp", {}),
    ],
)
def test_no_malformed_request_fails(path: str, headers: dict[str, str]) -> None:
    response = Client(raise_request_exception=False).get(path, headers=headers)
    assert response.status_code in {200, 301, 400, 404}
    assert "elsewhere" not in response.headers.get("Location", "")
