import pytest

from articles.manuscript import messages, read
from articles.manuscript.blocks import Block, Source
from articles.manuscript.drafting import Manuscript, draft
from tests.articles.manuscript.samples import PARAGRAPH


def txt(text: str) -> Manuscript:
    return read("a.txt", text.encode())


@pytest.mark.parametrize("line", ["La città che cambia", "La città cambia?", "“Il lusso riparte”"])
def test_a_first_short_line_is_the_headline(line):
    manuscript = txt(f"{line}\n\n{PARAGRAPH}")

    assert manuscript.headline == line
    assert manuscript.body == f"<p>{PARAGRAPH}</p>"
    assert manuscript.notes[0] == messages.HEADLINE_FROM_LINE


@pytest.mark.parametrize(
    "text",
    [
        f"La città cambia.\n\n{PARAGRAPH}",
        f"La città cambia:\n\n{PARAGRAPH}",
        f"– La città cambia\n\n{PARAGRAPH}",
        f"“Siamo felici”\n\n– Mario Rossi che parla a tutti\n\n{PARAGRAPH}",
        f"Milano, 21 dicembre 2020\n\n{PARAGRAPH}",
        f"date 2020-13\n\n{PARAGRAPH}",
        "Una riga più lunga di quello che segue\n\nChe segue.",
        f"{'parola ' * 21}\n\n{PARAGRAPH * 2}",
        "La città cambia",
    ],
)
def test_another_first_line_stays_in_the_body(text):
    manuscript = txt(text)

    assert manuscript.notes[0] in {messages.HEADLINE_FROM_SENTENCE, messages.DATE_IMPOSSIBLE}
    assert manuscript.body.count("<p>") + manuscript.body.count("<h2>") == text.count("\n\n") + 1


def test_a_date_under_the_headline_is_read():
    manuscript = txt(f"La città che cambia\n\n21 dicembre 2020\n\n{PARAGRAPH}")

    assert (manuscript.headline, manuscript.dated) == ("La città che cambia", "2020-12-21")
    assert manuscript.body == f"<p>{PARAGRAPH}</p>"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_impossible_date_stays_in_the_text_and_is_noted(name):
    manuscript = read(name, f"date 2020-13 {PARAGRAPH}".encode())

    assert manuscript.dated == ""
    assert manuscript.body == f"<p>date 2020-13 {PARAGRAPH}</p>"
    assert messages.DATE_IMPOSSIBLE in manuscript.notes


def test_a_date_before_a_break_is_taken_off_the_first_paragraph():
    manuscript = read("a.html", f"<p>dicembre 2020<br>{PARAGRAPH}</p>".encode())

    assert (manuscript.dated, manuscript.body) == ("2020-12", f"<p>{PARAGRAPH}</p>")


def test_a_headline_too_long_is_shortened_and_kept_in_the_text():
    line = "parola " * 30
    manuscript = read("a.html", f"<p>prima</p><h1>{line}</h1><p>{PARAGRAPH}</p>".encode())

    assert len(manuscript.headline) <= 140
    assert manuscript.headline.endswith("parola…")
    assert manuscript.body == f"<p>prima</p><h2>{line.strip()}</h2><p>{PARAGRAPH}</p>"
    assert messages.HEADLINE_SHORTENED in manuscript.notes


def test_a_standfirst_too_long_is_shortened_and_kept_in_the_text():
    manuscript = draft(Source([Block("p", "uno")], headline="T", standfirst=("parola " * 60).strip()))

    assert len(manuscript.standfirst) <= 300
    assert manuscript.body == f"<p>{('parola ' * 60).strip()}</p><p>uno</p>"
    assert messages.STANDFIRST_SHORTENED in manuscript.notes


def test_the_standfirst_is_proposed_from_the_sentences_after_the_headline():
    manuscript = txt(f"{PARAGRAPH}\n\nAltro ancora.")

    assert manuscript.headline == "Il gruppo conciario ha aperto un nuovo stabilimento in Toscana"
    assert manuscript.standfirst == "La produzione comincia a marzo e darà lavoro a cento persone della zona."
    assert manuscript.notes == (messages.HEADLINE_FROM_SENTENCE, messages.STANDFIRST_PROPOSED)
    assert manuscript.body == f"<p>{PARAGRAPH}</p><p>Altro ancora.</p>"


def test_the_standfirst_comes_from_the_second_paragraph_when_the_first_is_used_up():
    assert txt("Il gruppo ha aperto un nuovo stabilimento.\n\nAltro ancora. E poi.").standfirst == (
        "Altro ancora. E poi."
    )


def test_a_found_headline_leaves_the_first_sentence_to_the_standfirst():
    assert txt(f"La città che cambia\n\n{PARAGRAPH}").standfirst == PARAGRAPH


def test_a_missing_standfirst_is_said():
    assert messages.STANDFIRST_MISSING in txt("Una frase sola.").notes


def test_quotations_are_set_apart():
    assert txt(f"{PARAGRAPH}\n\n“Siamo felici”\n– Mario Rossi\n\n{PARAGRAPH}").body == (
        f"<p>{PARAGRAPH}</p><blockquote><p>“Siamo felici”</p><p>– Mario Rossi</p></blockquote><p>{PARAGRAPH}</p>"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [(PARAGRAPH, "it"), ("The company is opening two stores with Alibaba.", "en"), ("Gucci Tmall.", "it")],
)
def test_the_language_is_guessed_from_the_words(text, language):
    manuscript = txt(text)

    assert manuscript.language == language
    assert (messages.LANGUAGE_ASSUMED in manuscript.notes) == (text == "Gucci Tmall.")
