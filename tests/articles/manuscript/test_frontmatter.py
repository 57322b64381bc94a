import pytest

from articles.manuscript.frontmatter import FrontMatter, split
from articles.manuscript.messages import DATE_IMPOSSIBLE, FRONT_MATTER_UNUSED


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Il titolo\ndescription: \"Il sommario\"\ndate: 2020-12-21\nlang: it-IT\n---\nTesto",
        "+++\ntitle = \"Il titolo\"\nstandfirst = 'Il sommario'\ndate = 2020-12-21T10:00:00Z\n"
        "language = \"it\"\n+++\nTesto",
        "\n---\nTitolo: Il titolo\nsommario: Il sommario\n"
        "data: 21 dicembre 2020\nlingua: italiano\n---\n\nTesto",
    ],
)  # fmt: skip
def test_front_matter_says_what_the_draft_is(text):
    front = split(text)

    assert front[1:] == ("Il titolo", "Il sommario", "2020-12-21", "it", ())
    assert front.rest.strip() == "Testo"


def test_a_date_known_to_the_month_stays_so():
    assert split("---\ndate: 2020-12\n---\nx").dated == "2020-12"


def test_english_is_understood():
    assert split("---\nlanguage: English\n---\nx").language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\nTesto",
        "---\ntitle x\n---\nTesto",
        "---\n---\nTesto",
        "Testo\n---\ntitle: x\n---\n",
        "---",
    ],
)
def test_malformed_front_matter_stays_text(text):
    assert split(text) == FrontMatter(text)


def test_lines_that_cannot_be_used_are_kept_at_the_end():
    front = split("---\ntitle: x\nauthor: Rossi\ntitle: y\n---\nTesto")

    assert front.title == "x"
    assert front.rest == "Testo\n\nauthor: Rossi  \ntitle: y"
    assert front.notes == (FRONT_MATTER_UNUSED,)


def test_an_impossible_date_is_kept_and_noted():
    front = split("---\ndate: 2020-13\n---\nTesto")

    assert (front.dated, front.rest) == ("", "Testo\n\ndate: 2020-13")
    assert front.notes == (FRONT_MATTER_UNUSED, DATE_IMPOSSIBLE)
