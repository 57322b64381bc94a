"""The sanitiser: whatever comes in through whichever door, only the body's own HTML stays."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles import body
from articles.body.characters import visible
from articles.models import Article, Revision
from tests.articles.admin.story_form import opened, save
from tests.articles.body.survivors import UNSEEN, as_browsers_read, assert_harmless
from tests.articles.body.trees import BODIES
from tests.factories import make_article, make_client, make_edition

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<br>",
        "<h2>",
        "</h2>",
        "<h1>",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<svg>",
        "<math>",
        "<mtext>",
        "<mglyph>",
        "<img",
        "<iframe>",
        "<template>",
        "</template>",
        "<noscript>",
        "<title>",
        "<textarea>",
        "<xmp>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "<a",
        "</a>",
        ">",
        "'",
        '"',
        "`",
        "=",
        "/",
        "href=",
        "src=",
        "onerror=",
        "onclick=alert(1)",
        "style=x:",
        "srcset=",
        "xlink:href=",
        "formaction=",
        "javascript:",
        "JaVaScRiPt:",
        "data:",
        "vbscript:",
        "data:text/html,",
        "https://example.com",
        "mailto:a@b.it",
        "//",
        "/relativo",
        "#sotto",
        "java&#x200b;script:",
        "java&Tab;script:",
        "&#106;",
        "&lt;script&gt;",
        "&amp;",
        "&nbsp;",
        "&#x202e;",
        "&#0;",
        "&#8203;",
        "&NewLine;",
        "&colon;",
        "\x00",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\t",
        "perché",
        "古驰",
        "😀",
    ]
)
SOUP = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOUP)
@example("&#x202e;abc")
@example('<a href="java&#x200b;script:alert(1)">x</a>')
@example("<p>a&#8203;</p>")
@example("<p>&#xfeff;</p>")
@example("<svg><p><style><a title='</style><img src=x onerror=alert(1)>'>")
@example("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>")
@example("<p><p><p> </p></p>")
def test_what_is_clean_is_harmless_and_stays_as_it_is(soup: str) -> None:
    cleaned = body.clean(soup)
    assert_harmless(cleaned)
    assert body.clean(str(cleaned)) == cleaned
    assert not re.search(UNSEEN, cleaned)
    assert as_browsers_read(cleaned) == cleaned


@settings(max_examples=400, deadline=None)
@given(BODIES)
@example("<figure data-kind=pull><figure data-kind=picture data-picture=3></figure></figure>")
@example("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>")
@example("<a href=/x>a<span data-company=1>b</a>c</span>")
@example("<ul><li>a<br><p>b</p></li></ul>")
def test_whatever_the_tree_what_is_clean_has_the_body_s_one_form(source: str) -> None:
    cleaned = body.clean(source)
    assert_harmless(cleaned)
    assert body.clean(str(cleaned)) == cleaned
    assert as_browsers_read(cleaned) == cleaned
    assert body.plain(cleaned) == body.plain(source)


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_no_word_is_lost_but_those_of_scripts(source: str) -> None:
    words = re.sub(r"(?s)<script.*?(</script>|$)", "", source)
    words = visible(html.unescape(re.sub(r"</?[a-z][^>]*>", " ", words)))
    assert sorted("".join(words.split())) == sorted("".join(body.plain(source).split()))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_plain_words_hold_no_markup_and_no_double_blanks(text: str) -> None:
    words = body.plain(f"<p>{body.clean(text)}</p>")
    assert words == " ".join(words.split())


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<p>Uno <strong>due</strong> <em>tre</em></p>", "<p>Uno <strong>due</strong> <em>tre</em></p>"),
        ("<h2>A</h2><h3>B</h3><ul><li>c</li></ul><ol><li>d</li></ol>",) * 2,
        ("<blockquote><p>«Cita»</p></blockquote>",) * 2,
        ('<p><a href="https://example.com/?a=1&amp;b=2">x</a><br>y</p>',) * 2,
        ('<a href="https://e.it" target="_blank" rel="x" onclick="y()">x</a>', '<p><a href="https://e.it">x</a></p>'),
        ("<h1>Grande</h1><div>blocco</div>", "<h2>Grande</h2><p>blocco</p>"),
        ("<p>a<script>alert(1)</script>b</p><style>p{}</style>", "<p>ab</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
        ('<a href="data:text/html,x">x</a>', "<p>x</p>"),
        ('<p><img src="x" onerror="y">z</p>', "<p>z</p>"),
        ("<p>Uno</p><p> &nbsp;<br></p><p>Due</p>", "<p>Uno</p><p>Due</p>"),
        ("<p>fattura\u202egpj.exe\x00</p>", "<p>fatturagpj.exe</p>"),
        ("<p>famiglia 👨\u200d👩\u200d👧</p>",) * 2,
        ("", ""),
    ],
)
def test_clean_keeps_what_a_story_needs_and_nothing_else(source: str, cleaned: str) -> None:
    assert body.clean(source) == cleaned


def test_plain_parts_blocks_and_reads_entities() -> None:
    assert body.plain("<p>Uno &amp; due</p><ul><li>tre<br>quattro</li></ul>") == "Uno & due tre quattro"


POISON = '<p onclick="x()">Testo\u202e<script>alert(1)</script><a href="javascript:x">qui</a>\x00&#x202e;</p>'
CLEAN = "<p>Testoqui</p>"


@pytest.mark.django_db
def test_the_form_lets_only_clean_html_through(reporter: User) -> None:
    client = make_client(reporter)
    # Forms refuse NUL themselves, so that goes through the other doors only.
    response = save(client, None, opened(client), headline="Veleno", body=POISON.replace("\x00", ""))
    assert response.status_code == 302
    assert Article.objects.get().body == Revision.objects.get().body == CLEAN


@pytest.mark.django_db
def test_saving_lets_only_clean_html_through() -> None:
    article = make_article(body=POISON)
    assert Article.objects.get().body == article.head.body == CLEAN


@pytest.mark.django_db
def test_only_a_save_that_writes_the_body_pays_for_cleaning_it(monkeypatch: pytest.MonkeyPatch) -> None:
    article, cleaned = make_article(), []
    monkeypatch.setattr("articles.models.article.flattened", lambda text: cleaned.append(text) or text)
    article.save(update_fields=["owner"])
    with CaptureQueriesContext(connection) as captured:
        Article.objects.defer("body").get().save()
    assert cleaned == []
    assert not [query["sql"] for query in captured if '"body"' in query["sql"]]
    article.save(update_fields=["body"])
    article.save()
    assert len(cleaned) == 2


@pytest.mark.django_db
def test_what_lies_uncleaned_in_the_database_is_cleaned_on_the_page() -> None:
    article = make_article()
    Article.objects.update(body=POISON.replace("\x00", ""))
    edition = make_edition(article)
    assert "<script" in edition.body
    page = make_client().get(edition.get_absolute_url()).content.decode()
    assert CLEAN in page
    assert "alert(1)" not in page


@pytest.mark.parametrize("opening", ["<blockquote>", "<ul><li>", "<div>", "<ul><object></ul></object>"])
def test_a_body_nested_without_end_is_cleaned(opening: str) -> None:
    # Cleaning in square time would take hours here: the test would not end.
    cleaned = body.clean(opening * 100_000 + "Parole")
    assert "Parole" in body.plain(cleaned)
