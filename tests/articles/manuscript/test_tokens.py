import pytest

from articles.manuscript.tokens import tokens


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
    ("attributes", "href"),
    [
        ("href=http://x.it", "http://x.it"),
        ("title='href=http://y.it' HREF = 'https://x.it'", "https://x.it"),
        ('href="mailto:a@x.it"', "mailto:a@x.it"),
        ('href="http://x.it/&quot;onclick=x"', ""),
        ("href='javascript:x'", ""),
        ("href='//x.it'", ""),
        ("data-href='http://x.it'", ""),
        ("", ""),
    ],
)
def test_a_link_keeps_only_a_web_or_mail_address(attributes, href):
    assert next(tokens(f"<a {attributes}>")).href == href
