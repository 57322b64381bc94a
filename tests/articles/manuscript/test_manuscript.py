import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.manuscript import MAX_BYTES, SUFFIXES, Manuscript, UnreadableManuscript, read
from tests.articles.manuscript.samples import PARAGRAPH, SEED, docx, paragraph, zipped

ALLOWED = re.compile(r"<(?:/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em)|br|/a|a href=\"(?:https?:|mailto:)[^\"<>]*\")>")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))


def test_the_seed_becomes_a_draft_with_a_proposed_headline():
    manuscript = read("gucci-tmall-2020-12.txt", SEED)

    assert manuscript.headline == "Gucci, due store digitali su Tmall"
    assert manuscript.standfirst == (
        "E la pace definitiva con il gruppo Alibaba. Gucci annuncia la sigla del patto con l’e-tailer cinese."
        " Dal 21 dicembre la griffe del gruppo Kering attiva il primo flagship store sul Luxury Pavilion"
        " della piattaforma."
    )
    assert manuscript.dated == "2020-12"
    assert manuscript.language == "it"
    assert manuscript.notes == (
        "The headline was proposed from the first sentence; please check it.",
        "The standfirst was proposed from the first sentences; please check it.",
    )


def test_the_seed_keeps_its_subheadings_and_every_word_but_its_date():
    body = read("gucci.txt", SEED).body

    assert re.findall(r"<(\w+)>", body) == ["p", "h2", "p", "h2", "p"]
    assert re.findall("<h2>(.*?)</h2>", body) == ["Due store digitali su Tmall", "Le vecchie acredini"]
    assert words(body) == words(SEED.decode())[3:]
    assert "“Gucci ha investito" in body
    assert "– spiega in una nota il CEO Marco Bizzarri –." in body


@pytest.mark.parametrize("suffix", [".doc", ".pdf", "", ".txt.exe"])
def test_a_file_of_another_kind_is_refused_by_its_suffix(suffix):
    with pytest.raises(UnreadableManuscript, match=r"send one of these instead: \.txt, \.md, \.docx"):
        read(f"testo{suffix}", SEED)


def test_the_suffix_may_be_in_capitals():
    assert read("TESTO.TXT", SEED).dated == "2020-12"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_over_the_limit_is_refused(suffix):
    with pytest.raises(UnreadableManuscript, match="larger than 5 MB"):
        read(f"testo{suffix}", b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\ufeff \u200b".encode()])
def test_a_file_without_text_is_refused(suffix, data):
    with pytest.raises(UnreadableManuscript):
        read(f"testo{suffix}", data)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", b"<p>2020-12-21</p>"), ("a.txt", b"2020-12-21"), ("a.html", b"<script>x</script><p> </p>")],
)
def test_a_file_with_nothing_but_a_date_or_markup_has_no_text(name, data):
    with pytest.raises(UnreadableManuscript, match="no text in it"):
        read(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", PARAGRAPH.encode()),
        ("a.md", PARAGRAPH.encode()),
        ("a.html", f"<p>{PARAGRAPH}</p>".encode()),
        ("a.docx", docx(paragraph(PARAGRAPH))),
    ],
)
def test_every_kind_of_file_gives_the_same_manuscript(name, data):
    manuscript = read(name, data)

    assert manuscript.headline == "Il gruppo conciario ha aperto un nuovo stabilimento in Toscana"
    assert manuscript.body == f"<p>{PARAGRAPH}</p>"


@pytest.mark.parametrize(
    ("name", "template"),
    [("a.txt", "{}"), ("a.md", "{}"), ("a.html", "<p>{}</p>"), ("a.html", "<p>&#8238;{}")],
)
def test_characters_nobody_sees_are_dropped_and_joiners_kept(name, template):
    hidden = "Il\x07 gruppo\u202e con\u2066ciario\u200b ha\ufeff par\u2060lato\u200d a\u200c tutti."

    body = read(name, template.format(hidden).encode()).body

    assert body == "<p>Il gruppo conciario ha parlato\u200d a\u200c tutti.</p>"


def test_typographic_characters_are_kept_verbatim():
    text = "L’azienda – “quella” «vera» — ha 5\xa0milioni… e 3 < 4 & così via."

    assert read("a.txt", text.encode()).body == (
        "<p>L’azienda – “quella” «vera» — ha 5\xa0milioni… e 3 &lt; 4 &amp; così via.</p>"
    )


def checked(name: str, data: bytes) -> None:
    try:
        manuscript = read(name, data)
    except UnreadableManuscript as error:
        assert re.fullmatch(r"[A-Z].*\.", str(error))
        return
    assert isinstance(manuscript, Manuscript)
    assert len(manuscript.headline) <= 140
    assert not manuscript.headline.endswith(".")
    assert len(manuscript.standfirst) <= 300
    assert re.fullmatch(r"(?:[0-9]{4}(?:-[0-9]{2}){0,2})?", manuscript.dated)
    assert manuscript.language in {"it", "en"}
    assert "<" not in ALLOWED.sub("", manuscript.body)
    assert ">" not in ALLOWED.sub("", manuscript.body)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            b"<p>",
            b"</p>",
            b"<b>",
            b"</b>",
            b"<ul>",
            b"<li>",
            b"</ul>",
            b"<a href='http://x'>",
            b"<h1>",
            b"</h1>",
        ]
        + [
            b"<blockquote>",
            b"</blockquote>",
            b"<br>",
            b"<nav>",
            b"</nav>",
            b"<!--",
            b"-->",
            b"<script>",
            b"<",
        ]
        + [
            b"date 2020-12 ",
            b"2020-12",
            b"\n",
            b"\n\n",
            b"- ",
            b"1. ",
            b"# ",
            b"> ",
            b"---\n",
            b"title: x\n",
            b"**",
            b"[a](b)",
        ]
        + [
            "“".encode(),
            "” ".encode(),
            "– ".encode(),
            b"Gucci. ",
            b"parola ",
            b"&amp;",
            b"&#0;",
            b"\xff",
            b"\x00",
        ]
    )
).map(b"".join)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary() | st.text().map(str.encode) | FRAGMENTS)
def test_any_bytes_give_a_manuscript_or_one_sentence(suffix, data):
    checked(f"testo{suffix}", data)


@settings(max_examples=60, deadline=None)
@given(data=st.binary() | st.text().map(str.encode) | FRAGMENTS)
def test_any_bytes_inside_a_word_archive_give_a_manuscript_or_one_sentence(data):
    checked("testo.docx", zipped({"word/document.xml": data}))
    checked("testo.docx", docx(paragraph("testo"), **{"word/numbering.xml": data.decode("latin-1")}))


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 5000), value=st.integers(0, 255))
def test_a_word_file_with_one_wrong_byte_gives_a_manuscript_or_one_sentence(place, value):
    data = bytearray(docx(paragraph(PARAGRAPH), paragraph("Titolo", "Titolo")))
    data[place % len(data)] = value
    checked("testo.docx", bytes(data))


@pytest.mark.parametrize(
    "piece", [SEED, b"parola ", b"a", b"a\n\n", b"- a\n", b"<b>", b"&", b"<!", b"[a](", b"\n> ", b'<a x=">" ']
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_half_a_megabyte_of_hostile_repetition_is_read_or_refused(suffix, piece):
    # Quadratic reading of any of these would take hours: the test would not end.
    checked(f"testo{suffix}", piece * (500_000 // len(piece)))
