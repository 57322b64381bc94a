"""How long a text is."""

import pytest

from articles import measures


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("<p>Una sola</p><p>parola</p>", 3), ("<p>L’<strong>anno</strong> 2020&nbsp;finì</p>", 3)],
)
def test_words_are_counted_across_blocks_and_not_inside_them(text: str, words: int) -> None:
    assert measures.words(text) == words


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2), (2000, 10)])
def test_two_hundred_words_take_a_minute_and_nothing_takes_none(words: int, minutes: int) -> None:
    assert measures.minutes(words) == minutes
