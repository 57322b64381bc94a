"""Whatever is written: nothing raises, and what is found is there, whole, in order, and like its name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from companies.folding import fold
from companies.names import Index

NAMES = [
    "Gucci",
    "L’Oréal",
    "Hermès",
    "Coach",
    "H&M",
    "The Body Shop",
    "Tiffany & Co.",
    "Levi’s",
    "Next",
    "İpek",
    "COS",
]
INDEX = Index(("company", number, name) for number, name in enumerate(NAMES))
PIECES = st.sampled_from(
    [*NAMES, *" .,:;’'\"“”«»-–&()\n", "dell’", "l'", "’s", "the ", "LOREAL", "hermes",
     "e", "o\u0300", "ß", "\ud800", "1",
     " brand "]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_is_found_is_in_the_text(text: str) -> None:
    end = 0
    for found in INDEX.mentions(text, ("company",)):
        assert end <= found.start < found.end <= len(text)
        assert found.name == NAMES[found.id]
        assert not text[found.end : found.end + 1].isalnum()
        assert not (found.start and text[found.start - 1].isalnum())
        own, written = letters(found.name), letters(text[found.start : found.end])
        assert own.endswith(written)
        end = found.end


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=8), TEXTS)
def test_any_names_can_be_searched_for(names: list[str], text: str) -> None:
    index = Index(("company", number, name.encode(errors="ignore").decode()) for number, name in enumerate(names))
    index.mentions(text + " ".join(names), ("company",))


def letters(text: str) -> str:
    return "".join(one for one in fold(text).lower() if one.isalnum())
