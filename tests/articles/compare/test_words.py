"""Two runs of words side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare import Piece, Word, read, tell
from articles.compare.aligning import Budget, align
from articles.compare.words import written


def words(text: str) -> list[Word]:
    return [word for block in read(f"<p>{text}</p>") for word in block.words()]


def shown(pieces: list[Piece]) -> str:
    """`[-gone-]`, `[+new+]`, `[~looks different~]`."""
    signs = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("[+", "+]"), "form": ("[~", "~]")}
    told = ""
    for place, piece in enumerate(pieces):
        before, after = signs[piece.kind]
        told += f"{' ' if piece.space and place else ''}{before}{piece.text}{after}"
    return told


@pytest.mark.parametrize(
    ("left", "right", "before", "after"),
    [
        ("uno due", "uno due", "uno due", "uno due"),
        ("uno due", "uno tre", "uno [-due-]", "uno [+tre+]"),
        ("uno due", "uno", "uno [-due-]", "uno"),
        ("", "uno", "", "[+uno+]"),
        ("uno, due.", "uno due!", "uno[-,-] due[-.-]", "uno due[+!+]"),
        ("dell’azienda", "dell’impresa", "dell’[-azienda-]", "dell’[+impresa+]"),
        ("uno due", "uno <strong>due</strong>", "uno [~due~]", "uno [~due~]"),
        ("Gucci", "Gu<em>cci</em>", "[~Gucci~]", "[~Gu~][~cci~]"),
        ("a b c d", "b c d e", "[-a-] b c d", "b c d [+e+]"),
        ("a x b x c", "a y b y c", "a [-x-] b [-x-] c", "a [+y+] b [+y+] c"),
        ("a<br>b", "a b", "a [-\n-] b", "a b"),
    ],
)
def test_what_went_came_and_stayed(left: str, right: str, before: str, after: str) -> None:
    told = tell(words(left), words(right))
    assert (shown(told[0]), shown(told[1])) == (before, after)


def test_a_lone_word_kept_amid_longer_changes_is_not_worth_telling() -> None:
    before, after = tell(words("uno due di tre quattro"), words("sei sette di otto nove"))
    assert (shown(before), shown(after)) == ("[-uno due di tre quattro-]", "[+sei sette di otto nove+]")


@pytest.mark.parametrize(
    ("left", "right", "gained", "lost"),
    [
        ("a", "<strong>a</strong>", ("strong",), ()),
        ("<em>a</em>", "a", (), ("em",)),
        ('<a href="https://a.it">a</a>', '<a href="https://b.it">a</a>', ("a:https://b.it",), ("a:https://a.it",)),
        ("a", '<span data-company="12">a</span>', ("mention:12",), ()),
    ],
)
def test_a_changed_look_is_named(left: str, right: str, gained: tuple[str, ...], lost: tuple[str, ...]) -> None:
    [piece] = tell(words(left), words(right))[1]
    assert (piece.kind, piece.gained, piece.lost) == ("form", gained, lost)


inline = st.sampled_from(["a", "b", "c", "di", "l’uomo", "Gucci,", "<strong>a</strong>", "<em>b c</em>", "d<em>e</em>"])
lines = st.lists(inline, max_size=30).map(" ".join)


@given(lines, lines)
def test_each_side_keeps_its_words(left: str, right: str) -> None:
    ours = words(left), words(right)
    for side, pieces in zip(ours, tell(*ours), strict=True):
        whole = "".join(word.text if word.is_glued else f" {word.text}" for word in side).strip()
        assert written(pieces) == whole


@given(lines, lines)
def test_what_is_neither_gone_nor_new_stands_on_both_sides_in_one_order(left: str, right: str) -> None:
    before, after = tell(words(left), words(right))
    assert not any(piece.kind == "new" for piece in before)
    assert not any(piece.kind == "gone" for piece in after)
    stays = [
        "".join(piece.text for piece in side if piece.kind in {"same", "form"}).replace(" ", "")
        for side in (before, after)
    ]
    assert stays[0] == stays[1]


@given(lines)
def test_a_text_against_itself_is_all_the_same(text: str) -> None:
    assert all(piece.kind == "same" for side in tell(words(text), words(text)) for piece in side)


@given(st.text("abc", max_size=40), st.text("abc", max_size=40))
def test_what_is_aligned_is_equal_and_grows_on_both_sides(left: str, right: str) -> None:
    pairs = align(left, right, Budget())
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in zip(pairs, pairs[1:], strict=False))


def test_too_many_pieces_are_told_as_one() -> None:
    before, after = tell(words("<em>a</em> b " * 50), words("a <em>b</em> " * 50), Budget(pieces=20))
    assert (len(before), len(after)) == (1, 1)
    assert written(after) == " ".join(["a b"] * 50)
