import pytest

from articles.manuscript.languages import guess
from tests.articles.manuscript.samples import SEED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SEED.decode(), "it"),
        ("L’azienda ha aperto un flagship store.", "it"),
        ("The company is opening two stores on Tmall with Alibaba.", "en"),
        ("Gucci Tmall Alibaba", ""),
        ("", ""),
    ],
)
def test_the_small_words_tell_the_language(text, language):
    assert guess(text) == language
