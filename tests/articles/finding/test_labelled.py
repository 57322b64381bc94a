"""How much of the labelled sentences is found; `python -m tests.articles.finding` prints the same."""

import pytest

from tests.articles.finding.measuring import Score, confusion, measured


def least(score: Score) -> float:
    return min(score.precision, score.recall)


@pytest.mark.parametrize("sentences", ["labelled", "held", "later"])
def test_enough_is_found_and_little_in_vain(sentences: str) -> None:
    scores = measured(sentences)
    print(confusion(sentences))
    assert least(scores["names"]) >= 0.95
    assert least(scores["dates"]) >= 0.9
    assert least(scores["quotes"]) >= 0.9


def test_sentences_that_no_rule_was_made_for_fare_little_worse() -> None:
    scores = measured("unseen")
    print(confusion("unseen"))
    assert all(score.precision >= 0.95 and score.recall >= 0.85 for score in scores.values())
