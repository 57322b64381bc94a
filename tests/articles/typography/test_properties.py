"""Whatever is typed: carried out once there is nothing left to suggest, and no word is another word."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles import body, typography
from tests.articles.typography.applying import apply

PIECES = st.sampled_from(
    [
        *"abEe éèàò'\"’‘“”«».,;:!?()-–—5%€&\u00a0\n",
        "  ", "...", "perchè", "perche'", "E'", "e'", "po", "un po", "qual'è", "piu'", "citta'", "né", " - ", "«", "»",
        "Gucci", "una storia molto lunga e bella", "www.a.it/'", "milioni", "5 ", "'90", "\ue000", "𝒳",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<br>", "<blockquote>", "</blockquote>", "<li>",
     '<a href="/a\'b">', "</a>", '<span data-company="1">', "</span>", "&amp;", "&quot;", "&nbsp;", "&#39;", "<"]
)  # fmt: skip
HTML = st.lists(st.one_of(PIECES, TAGS), max_size=40).map("".join).map(body.clean)
LANGUAGES = st.sampled_from(["it", "en"])


def letters(text: str) -> str:
    """Without marks, blanks and accents."""
    bare = unicodedata.normalize("NFD", text)
    return re.sub(r"[\W_]|[\u0300-\u036f]", "", bare.replace("\ue000", ""))


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
@example("\"'a b\" c'", "it")
@example("E'\u00a0 ,", "it")
def test_a_text_once_set_stays_as_it_is_and_keeps_its_words(text: str, language: str) -> None:
    better = apply(text, typography.in_text(text, language))
    assert typography.in_text(better, language) == []
    assert letters(better) == letters(text)


@settings(max_examples=300, deadline=None)
@given(HTML, LANGUAGES)
def test_a_body_once_set_stays_as_it_is_and_keeps_its_words_and_tags(source: str, language: str) -> None:
    better = apply(source, typography.in_html(source, language))
    assert typography.in_html(better, language) == []
    assert letters(body.plain(better)) == letters(body.plain(source))
    assert re.findall(r"<[^>]*>", better) == re.findall(r"<[^>]*>", source)
    assert body.clean(better) == body.clean(body.clean(better))


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_changes_don_t_overlap_and_say_what_stands_there(text: str, language: str) -> None:
    changes = typography.in_text(text, language)
    for change, following in zip(changes, changes[1:], strict=False):
        assert change.end <= following.start
    for change in changes:
        assert 0 <= change.start < change.end <= len(text)
        assert text[change.start : change.end] in change.before


@pytest.mark.parametrize(
    "piece",
    ["'a ", '"', '"a" ', "« ", "«a b c d e» ", "«", "e' ", ".", " - ", "<", "5 ", "perchè ", "'", " ", "a", "a-", "-"],
)
def test_a_long_text_is_read_in_no_time(piece: str) -> None:
    started = time.process_time()
    typography.in_text(piece * (body.MAX_LENGTH // len(piece)), "it")
    assert time.process_time() - started < 20, "grows with more than the length"
