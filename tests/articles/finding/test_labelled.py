"""How much of the labelled sentences is found; `python -m tests.articles.finding` prints the same."""

import pytest

from tests.articles.finding.measuring import confusion, measured


@pytest.mark.parametrize("sentences", ["labelled", "held"])
def test_enough_is_found_and_little_in_vain(sentences: str) -> None:
    scores = measured(sentences)
    print(confusion(sentences))
    assert min(scores["names"].precision, scores["names"].recall) >= 0.95
    assert min(scores["dates"].precision, scores["dates"].recall) >= 0.9
    assert min(scores["quotes"].precision, scores["quotes"].recall) >= 0.9
