import pytest

from articles.manuscript import UnreadableManuscript
from articles.manuscript.blocks import Block
from articles.manuscript.plain import MAX_LINES, is_heading, read
from tests.articles.manuscript.samples import PARAGRAPH

WRAPPED = """Il gruppo conciario ha chiuso l’anno con ricavi in crescita del dieci
per cento, spinto dalla domanda di pelli per la pelletteria di fascia
alta e dal ritorno degli ordini dagli Stati Uniti. Lo dice una nota
diffusa ieri."""


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.tag, block.html) for block in read(text.encode()).blocks]


def test_a_short_line_between_paragraphs_is_a_subheading():
    assert blocks(f"{PARAGRAPH}\n\nLe vecchie acredini\n\n{PARAGRAPH}") == [
        ("p", PARAGRAPH),
        ("h2", "Le vecchie acredini"),
        ("p", PARAGRAPH),
    ]


@pytest.mark.parametrize(
    "line",
    [
        *(f"Una riga breve{mark}" for mark in ".!?:;,…"),
        "a" * 81,
        "- una voce",
        "1. una voce",
        "“Una citazione”",
        "«Una citazione»",
        "– Mario Rossi",
        "* * *",
        "21 dicembre 2020",
    ],
)
def test_a_line_that_is_something_else_is_no_subheading(line):
    assert not is_heading(line)
    assert blocks(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")[1][0] != "h2"


def test_a_line_of_eighty_characters_or_with_a_quoted_word_is_a_subheading():
    assert is_heading("a" * 80)
    assert is_heading("Il “nuovo” corso")


def test_short_lines_with_no_text_after_them_are_no_subheadings():
    assert [tag for tag, _ in blocks(f"{PARAGRAPH}\n\nUfficio stampa\n\nMario Rossi")] == ["p", "p", "p"]


def test_hard_wrapped_lines_are_joined_to_a_paragraph():
    assert blocks(f"{WRAPPED}\n\n{WRAPPED}") == [("p", WRAPPED.replace("\n", " "))] * 2


def test_a_hyphen_at_a_wrapped_end_is_kept_without_a_space():
    text = "Il gruppo conciario ha chiuso l’anno con ricavi in crescita grazie a e-\ncommerce e negozi."

    assert blocks(text) == [("p", text.replace("\n", ""))]


def test_a_line_break_that_no_width_explains_stays_a_break():
    assert blocks("Ufficio stampa\nMario Rossi\nVia Lunga 22, 20100 Milano") == [
        ("p", "Ufficio stampa<br>Mario Rossi<br>Via Lunga 22, 20100 Milano")
    ]


def test_long_lines_are_paragraphs_without_blank_lines_between():
    assert blocks(f"{PARAGRAPH}\nIl nuovo corso\n{PARAGRAPH}\n{PARAGRAPH}") == [
        ("p", PARAGRAPH),
        ("h2", "Il nuovo corso"),
        ("p", PARAGRAPH),
        ("p", PARAGRAPH),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- uno\n- due", [("ul", "<li>uno</li><li>due</li>")]),
        ("• uno\n\n• due", [("ul", "<li>uno</li><li>due</li>")]),
        ("* uno\n  e mezzo\n* due", [("ul", "<li>uno e mezzo</li><li>due</li>")]),
        ("1. uno\n2) due", [("ol", "<li>uno</li><li>due</li>")]),
        ("Tre cose:\n- uno\n- due", [("p", "Tre cose:"), ("ul", "<li>uno</li><li>due</li>")]),
    ],
)
def test_items_become_a_list(text, expected):
    assert blocks(text) == expected


@pytest.mark.parametrize("text", ["1. Premessa", "3. tre\n4. quattro", "* * *"])
def test_numbers_a_list_would_lose_stay_in_paragraphs(text):
    assert blocks(text) == [("p", line) for line in text.split("\n")]


def test_the_name_under_a_quotation_stays_on_its_line():
    assert blocks("“Siamo molto felici di aprire questo stabilimento in Toscana”\n– Mario Rossi") == [
        ("p", "“Siamo molto felici di aprire questo stabilimento in Toscana”<br>– Mario Rossi")
    ]


def test_markup_in_plain_text_is_escaped():
    assert blocks("<b>5 & 6</b> “no”.") == [("p", "&lt;b&gt;5 &amp; 6&lt;/b&gt; “no”.")]


def test_the_date_of_the_first_line_is_read():
    source = read(f"dicembre 2020\n{PARAGRAPH}".encode())

    assert source.dated == "2020-12"
    assert source.blocks == [Block("p", PARAGRAPH)]


def test_a_file_of_endless_short_lines_is_refused():
    with pytest.raises(UnreadableManuscript, match="too many short lines"):
        read(b"a\n" * (MAX_LINES + 1))
