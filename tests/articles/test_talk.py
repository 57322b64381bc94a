"""A comment's text: whom it addresses, and what of it becomes HTML."""

import time

import pytest

from articles import talk

ANNA = {"anna": "Anna Leoni", "anna.b": "Anna Bo"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@anna guarda", ["anna"]),
        ("guarda, @Anna.", ["anna.", "anna"]),
        ("(@anna)", ["anna"]),
        ("@anna.b, @anna", ["anna.b", "anna"]),
        ("scrivi a redazione@anna.it", []),
        ("@", []),
        ("niente", []),
        ("https://example.com/@anna", []),
    ],
)
def test_who_is_addressed_stands_behind_an_at(text: str, names: list[str]) -> None:
    assert talk.addressed(text) == names


def test_a_text_addresses_only_so_many() -> None:
    assert len(talk.addressed(" ".join(f"@p{n}" for n in range(500)))) == 2 * talk.MOST_MENTIONS


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("uno\ndue", "uno<br>due"),
        ("@anna.", '<b class="talk-name">@Anna Leoni</b>.'),
        ("@ANNA.B!", '<b class="talk-name">@Anna Bo</b>!'),
        ("@ignoto", "@ignoto"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,x", "data:text/html,x"),
    ],
)
def test_only_breaks_names_and_web_addresses_become_html(text: str, html: str) -> None:
    assert talk.show(text, ANNA) == html


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("https://example.com/a?b=1&c=2.", "https://example.com/a?b=1&amp;c=2", "."),
        ("https://example.com/a)", "https://example.com/a", ")"),
        ("https://example.com/a_(b)", "https://example.com/a_(b)", ""),
        ("http://example.com/…", "http://example.com/", "…"),
    ],
)
def test_an_address_is_a_link_without_what_ends_the_sentence(text: str, address: str, after: str) -> None:
    link = f'<a href="{address}" rel="noopener noreferrer nofollow" target="_blank">{address}</a>'
    assert talk.show(text, {}) == link + after


@pytest.mark.parametrize(
    "text", ['https://x"onmouseover="alert(1)', "https://x'><img src=x onerror=alert(1)>", "https://<b>"]
)
def test_an_address_can_t_leave_its_attribute(text: str) -> None:
    shown = talk.show(text, {})
    assert "<img" not in shown
    assert '"onmouseover' not in shown.replace("&quot;", "&")
    assert shown.count("<") == 2 * shown.count("<a ")


def test_a_name_that_looks_like_html_is_text() -> None:
    assert "<img" not in talk.show("@anna", {"anna": "<img src=x onerror=alert(1)>"})


def test_long_and_odd_texts_end() -> None:
    for text in ("@" * 4000, "@a." * 1300, "https://" * 500, "@" + "." * 3999, "\n" * 4000):
        began = time.process_time()
        talk.show(text, ANNA)
        talk.spoken(text, ANNA)
        talk.addressed(text)
        assert time.process_time() - began < 20, f"{text[:10]}: grows with more than the length"


def test_in_plain_text_people_have_their_names() -> None:
    assert talk.spoken("Ciao @anna, e @anna.b.\nhttps://x.it/@anna", ANNA) == (
        "Ciao @Anna Leoni, e @Anna Bo.\nhttps://x.it/@anna"
    )
