"""What a list calls a text that isn't saved."""

import time

from articles.models import Unsaved


def test_it_is_called_by_its_headline_or_by_its_first_words() -> None:
    assert str(Unsaved(data={"headline": "Titolo", "body": "<p>Testo</p>"})) == "Titolo"
    words = " ".join(f"parola{number}" for number in range(20))
    assert str(Unsaved(data={"headline": "", "body": f"<h2>Capo</h2><p>{words}</p>"})) == (
        "Capo " + " ".join(words.split()[:11]) + "…"
    )
    assert str(Unsaved(data=None)) == "Untitled"


def test_a_long_text_is_named_as_fast_as_a_short_one() -> None:
    text = Unsaved(data={"body": "<p>Una riga di <strong>testo</strong> come tante.</p>" * 9000})
    began = time.process_time()
    assert str(text).startswith("Una riga di testo come tante.")
    assert time.process_time() - began < 0.05
