import pytest

from articles.manuscript import UnreadableManuscript, read
from articles.manuscript.markup import MAX_MARKDOWN_BYTES, blocks_of
from articles.manuscript.messages import HEADLINE_FROM_TITLE, PICTURES_LEFT_OUT, STANDFIRST_SHORTENED, TABLE_FLATTENED
from tests.articles.manuscript.samples import PARAGRAPH


def html(page: str) -> str:
    return read("a.html", page.encode()).body


def md(text: str) -> str:
    return read("a.md", text.encode()).body


def test_a_markdown_headline_leaves_the_body():
    manuscript = read("a.md", f"# Il *titolo*.\n\n{PARAGRAPH}\n\n# Altro\n\n#### Sotto\n\nx".encode())

    assert manuscript.headline == "Il titolo"
    assert manuscript.body == f"<p>{PARAGRAPH}</p><h2>Altro</h2><h3>Sotto</h3><p>x</p>"


def test_markdown_marks_become_html():
    assert md("# T\n\n**a** *b* [c](https://x.it/?d=1&e=2)\n\n## S\n\nper:\n- uno\n- due\n\n> detto") == (
        '<p><strong>a</strong> <em>b</em> <a href="https://x.it/?d=1&amp;e=2">c</a></p><h2>S</h2><p>per:</p>'
        "<ul><li>uno</li><li>due</li></ul><blockquote><p>detto</p></blockquote>"
    )


def test_raw_html_in_markdown_is_cleaned():
    assert md('# T\n\nuno <b onclick="x()">due</b> <script>alert(1)</script>[tre](javascript:x)') == (
        "<p>uno <strong>due</strong> tre</p>"
    )


def test_front_matter_names_the_headline_the_standfirst_the_date_and_the_language():
    manuscript = read(
        "a.md", f"---\ntitle: T\nstandfirst: S\ndate: 2020-12\nlang: en\n---\n# T\n\n{PARAGRAPH}".encode()
    )

    assert (manuscript.headline, manuscript.standfirst, manuscript.dated) == ("T", "S", "2020-12")
    assert manuscript.language == "en"
    assert manuscript.body == f"<p>{PARAGRAPH}</p>"
    assert manuscript.notes == ()


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_first_paragraph_wholly_emphasised_is_the_standfirst(name):
    text = f"<h1>T</h1>\n<p><em>Il sommario.</em></p><p>{PARAGRAPH}</p>"
    manuscript = read(name, (f"# T\n\n**Il sommario.**\n\n{PARAGRAPH}" if name == "a.md" else text).encode())

    assert manuscript.standfirst == "Il sommario."
    assert manuscript.body == f"<p>{PARAGRAPH}</p>"


@pytest.mark.parametrize("first", ["<em>Il</em> sommario.", f"<em>{'parola ' * 50}</em>"])
def test_a_first_paragraph_partly_emphasised_or_long_stays_in_the_body(first):
    manuscript = read("a.html", f"<h1>T</h1><p>{first}</p><p>{PARAGRAPH}</p>".encode())

    assert manuscript.body.startswith("<p><em>")
    assert STANDFIRST_SHORTENED not in manuscript.notes


def test_a_long_or_dense_markdown_file_is_refused():
    with pytest.raises(UnreadableManuscript, match="larger than 2 MB"):
        md("a" * (MAX_MARKDOWN_BYTES + 1))
    with pytest.raises(UnreadableManuscript, match="too much markup"):
        md("[a](" * 5000)
    with pytest.raises(UnreadableManuscript, match="too much markup"):
        md("a\n\n" * 10_000)


def test_endless_markup_is_refused():
    with pytest.raises(UnreadableManuscript, match="too much markup"):
        html("<b>" * 500_000)


def test_script_style_handlers_and_hostile_addresses_are_gone():
    assert html(
        "<p onclick='x()' style='a'>uno<script>alert('<p>due</p>')</script><style>p{}</style>"
        "<a href='javascript:x()'>tre</a> <a href=' data:text/html,x'>quattro</a>"
        " <a href='java&#10;script:x'>c</a>"
        "<iframe src='http://x.it'>sei</iframe><a href='/sette'>sette</a></p>"
    ) == "<p>unotre quattro csette</p>"  # fmt: skip


def test_markup_written_as_text_stays_text():
    manuscript = read("a.html", b'<h1>5 &lt; 6 &amp; "sei"</h1><p>&lt;script&gt; &amp;lt; uno</p>')

    assert manuscript.headline == '5 < 6 & "sei"'
    assert manuscript.body == "<p>&lt;script&gt; &amp;lt; uno</p>"


@pytest.mark.parametrize("address", ["http://x.it", "https://x.it/a?b=c&amp;d=e", "mailto:a@x.it", "HTTP://x.it"])
def test_web_and_mail_addresses_stay(address):
    assert html(f'<p><a class="x" target="_blank" href="{address}">uno</a></p>') == (
        f'<p><a href="{address}">uno</a></p>'
    )


@pytest.mark.parametrize("tag", ["nav", "header", "footer", "aside", "form", "template", "script", "style"])
def test_page_furniture_is_dropped(tag):
    assert html(f"<{tag}>menu <p>due</p></{tag}><p>uno</p>") == "<p>uno</p>"


def test_furniture_never_closed_does_not_swallow_the_text():
    assert html("<nav><p>uno</p>") == "<p>uno</p>"


@pytest.mark.parametrize("tag", ["article", "main"])
def test_only_the_one_article_is_read(tag):
    assert html(f"<p>prima</p><{tag}><p>uno</p></{tag}><p>dopo</p>") == "<p>uno</p>"


def test_two_articles_are_both_read():
    assert html("<article>uno</article><article>due</article>tre") == "<p>uno</p><p>due</p><p>tre</p>"


def test_the_headline_in_the_header_of_the_article_is_read():
    manuscript = read(
        "a.html",
        b"<header><h1>Sito</h1></header><article><header><h1>T</h1><p>x</p></header><p>uno</p></article>",
    )

    assert (manuscript.headline, manuscript.body) == ("T", "<p>uno</p>")


def test_the_title_of_the_page_is_the_headline_without_a_heading():
    manuscript = read("a.html", b"<title>Uno &amp; due</title><p>uno</p>")

    assert manuscript.headline == "Uno & due"
    assert HEADLINE_FROM_TITLE in manuscript.notes
    assert read("a.html", b"<title>No</title><h1>Si</h1><p>uno</p>").headline == "Si"


def test_headings_after_the_first_go_one_level_down():
    tags = "".join(f"<h{level}>{level}</h{level}>" for level in range(1, 7))

    assert html(f"<h1>T</h1>{tags}<p>x</p>") == ("<h2>1</h2><h2>2</h2><h3>3</h3><h3>4</h3><h3>5</h3><h3>6</h3><p>x</p>")


def test_pictures_and_tables_are_noted():
    source = blocks_of("<img src=x><table><tr><td>uno<td>due<tr><td>tre</table>")

    assert source.notes == [PICTURES_LEFT_OUT, TABLE_FLATTENED]
    assert [block.html for block in source.blocks] == ["uno | due", "tre"]
