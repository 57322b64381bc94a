import pytest

from articles.body.tokens import tokens
from articles.manuscript.outline import Outline


def outline(page: str) -> str:
    builder = Outline()
    for token in tokens(page):
        builder.feed(token)
    return "".join(f"<{block.tag}>{block.html}</{block.tag}>" for block in builder.finish())


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("uno <p>due <div>tre</div> quattro", "<p>uno</p><p>due</p><p>tre</p><p>quattro</p>"),
        ("<b>uno<p>due</b> tre", "<p><strong>uno</strong></p><p><strong>due</strong> tre</p>"),
        ("<b>uno <i>due</b> tre</i>", "<p><strong>uno <em>due</em></strong><em> tre</em></p>"),
        ("<b>uno <strong>due</strong> tre</b>", "<p><strong>uno due tre</strong></p>"),
        ("<p><b> </b></p><p></p><p>&nbsp;uno", "<p>\xa0uno</p>"),
        ("uno\n   due", "<p>uno due</p>"),
        ("uno<br>due<br> <br>tre<br>", "<p>uno<br>due</p><p>tre</p>"),
        ("<pre>uno\n due</pre>", "<p>uno<br>due</p>"),
        ("<ul><li>uno<li>due</ul>", "<ul><li>uno</li><li>due</li></ul>"),
        ("<ul><li>uno<ol><li>due</ol>tre</ul>", "<ul><li>uno<ol><li>due</li></ol>tre</li></ul>"),
        ("<ul><ul><li>uno</ul></ul>", "<ul><li><ul><li>uno</li></ul></li></ul>"),
        ("<ul><li><p>uno</p><p>due</p></ul>", "<ul><li>uno<br>due</li></ul>"),
        ("<li>uno</li>", "<p>uno</p>"),
        ("<ul>uno</ul>", "<ul><li>uno</li></ul>"),
        ("<blockquote>uno<p>due</blockquote>", "<blockquote><p>uno</p><p>due</p></blockquote>"),
        ("<blockquote><ul><li>uno", "<blockquote><ul><li>uno</li></ul></blockquote>"),
        ("<h2>uno</h2>due", "<h2>uno</h2><p>due</p>"),
        ("</ul></b></p>uno", "<p>uno</p>"),
    ],
)
def test_any_tags_give_well_formed_blocks(page, expected):
    assert outline(page) == expected


def test_deep_markup_stays_shallow_and_keeps_its_words():
    page = outline("<ul><li>" * 1000 + "<b><i>" * 1000 + "uno")

    assert page.count("<ul>") < 10
    assert "uno" in page
