"""What a list calls a text that isn't saved."""

from articles.models import Unsaved


def test_it_is_called_by_its_headline_or_by_its_first_words() -> None:
    assert str(Unsaved(data={"headline": "Titolo", "body": "<p>Testo</p>"})) == "Titolo"
    words = " ".join(f"parola{number}" for number in range(20))
    assert str(Unsaved(data={"headline": "", "body": f"<h2>Capo</h2><p>{words}</p>"})) == (
        "Capo " + " ".join(words.split()[:11]) + "…"
    )
    assert str(Unsaved(data=None)) == "Untitled"


def test_of_a_long_text_only_the_beginning_is_read() -> None:
    assert str(Unsaved(data={"body": "<p></p>" * 100 + "<p>Testo</p>"})) == "Testo"
    assert str(Unsaved(data={"body": "<p></p>" * 9000 + "<p>Testo</p>"})) == "Untitled"
