"""How long a text is."""

import html
import re

import pytest

from articles import compare, measures
from articles.compare import Text
from articles.compare.reading import spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("<p>Una sola</p><p>parola</p>", 3), ("<p>L’<strong>anno</strong> 2020&nbsp;finì</p>", 3)],
)
def test_words_are_counted_across_blocks_and_not_inside_them(text: str, words: int) -> None:
    assert measures.words(text) == words


@pytest.mark.parametrize("text", ["Uno – due", "Uno, & due …", "Il 5&nbsp;% di 10&nbsp;000", "«Dell’azienda», disse."])
def test_words_are_counted_by_one_rule_for_a_text_and_for_a_comparison(text: str) -> None:
    body = f"<p>{text}</p>"
    [block] = compare.read(body)
    counted = measures.words(body)
    assert counted == len(spoken(block.words())) == compare.size(None, Text(body=body)).new
    assert counted == sum(1 for word in html.unescape(text).split() if re.search(r"\w", word))


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2), (2000, 10)])
def test_two_hundred_words_take_a_minute_and_nothing_takes_none(words: int, minutes: int) -> None:
    assert measures.minutes(words) == minutes
