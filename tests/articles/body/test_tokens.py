import pytest

from articles.body.tokens import tokens


def flat(page: str) -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("a<B x='>'>c</b >", [("text", "a"), ("open", "b"), ("text", "c"), ("close", "b")]),
        ("a<!-- <b> -->b<!DOCTYPE x><?y?>c", [("text", "a"), ("text", "b"), ("text", "c")]),
        ("a<!-- b", [("text", "a"), ("text", "<!-- b")]),
        ("a<!-- <b>c", [("text", "a"), ("text", "c")]),
        ("<!-->a-->", [("text", "a-->")]),
        ("1 < 2 <b>", [("text", "1 "), ("text", "<"), ("text", " 2 "), ("open", "b")]),
        ("<script>a<b></script>c", [("open", "script"), ("close", "script"), ("text", "c")]),
        ("<style>a", [("open", "style")]),
        ("<title>a<b></title>", [("open", "title"), ("text", "a<b>"), ("close", "title")]),
        ("<b x='>a", [("open", "b"), ("text", "a")]),
        ("&egrave;&#8238;&lt;", [("text", "è<")]),
    ],
)
def test_html_is_read_as_a_browser_would(page, expected):
    assert flat(page) == expected


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("href=http://x.it", {"href": "http://x.it"}),
        ("title='href=http://y.it' HREF = 'https://x.it'", {"title": "href=http://y.it", "href": "https://x.it"}),
        ('a="1" A=2 b', {"a": "1", "b": ""}),
        ('a="&quot;&#8238;>"', {"a": '">'}),
        ('a="b', {"a": ""}),
        ("", {}),
    ],
)
def test_attributes_are_read_as_a_browser_would(written, attributes):
    found = next(tokens(f"<a {written}>")).attributes()
    assert {name: value for name, value in found.items() if value or name in attributes} == attributes


@pytest.mark.parametrize("number", ["9" * 5000, "x" + "f" * 5000, "0" * 5000 + "65"])
def test_a_character_s_number_without_end_is_no_character(number):
    assert flat(f"a&#{number};b") == [("text", "a\ufffdb")]
