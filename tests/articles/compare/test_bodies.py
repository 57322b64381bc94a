"""Two bodies block by block, and two whole texts."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.compare import Comparison, Item, Row, Text, compare, items, read, rows, size
from articles.compare.words import written


def told(left: str, right: str) -> list[Row]:
    return rows(read(left), read(right))


def fates(left: str, right: str) -> list[str]:
    return [row.fate for row in told(left, right)]


ONE = "<p>Gucci apre due negozi su Tmall.</p>"
TWO = "<p>Prada affida i profumi a L’Oréal.</p>"
THREE = "<p>Moncler compra Stone Island a Natale.</p>"
QUOTE = '<figure data-kind="pull"><blockquote><p>Si vola</p></blockquote><figcaption>{}</figcaption></figure>'
PICTURE = '<figure data-kind="picture" data-picture="{}" data-alt="{}"><figcaption>{}</figcaption></figure>'


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", []),
        (ONE, ONE, ["same"]),
        (ONE, "", ["gone"]),
        ("", ONE, ["new"]),
        (ONE + TWO, ONE + THREE + TWO, ["same", "new", "same"]),
        (ONE + TWO, ONE, ["same", "gone"]),
        (ONE, ONE.replace("due", "tre"), ["changed"]),
        (ONE, THREE, ["gone", "new"]),
        (ONE + TWO, ONE.replace("due", "tre") + TWO, ["changed", "same"]),
        (ONE + TWO + THREE, TWO + THREE + ONE, ["moved-away", "same", "same", "moved-here"]),
        (QUOTE.format("Bizzarri"), QUOTE.format("Evans"), ["changed"]),
        (PICTURE.format(1, "", ""), PICTURE.format(2, "", ""), ["changed"]),
    ],
)
def test_what_became_of_each_block(left: str, right: str, expected: list[str]) -> None:
    assert fates(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (ONE, ONE.replace("p>", "h2>")),
        (ONE, f"<ul><li>{ONE}</li></ul>"),
        (f"<ul><li>{ONE}</li></ul>", f"<ol><li>{ONE}</li></ol>"),
        (ONE, f"<blockquote>{ONE}</blockquote>"),
    ],
)
def test_a_block_that_became_another_kind_is_reshaped_and_keeps_its_words(left: str, right: str) -> None:
    [row] = told(left, right)
    assert row.is_reshaped
    assert row.right is not None
    assert [piece.kind for part in row.right.parts for piece in part.pieces] == ["same"]


def test_a_block_that_moved_tells_what_changed_about_its_looks() -> None:
    rows_told = told(ONE + TWO + THREE, TWO + THREE + ONE.replace("Gucci", "<strong>Gucci</strong>"))
    moved = rows_told[-1]
    assert moved.fate == "moved-here"
    assert moved.right is not None
    assert [(piece.text, piece.kind) for piece in moved.right.parts[0].pieces][0] == ("Gucci", "form")


def test_a_block_that_moved_and_was_touched_up_is_still_one_that_moved() -> None:
    long = "<p>Gucci apre due negozi su Tmall, il primo a dicembre e il secondo a febbraio.</p>"
    found = told(long + TWO + THREE, TWO + THREE + long.replace("due", "tre"))
    assert [row.fate for row in found] == ["moved-away", "same", "same", "moved-here"]
    assert found[-1].right is not None
    assert [piece.text for piece in found[-1].right.parts[0].pieces if piece.kind == "new"] == ["tre"]


def test_another_speaker_is_told_beside_the_same_words() -> None:
    [row] = told(QUOTE.format("Bizzarri"), QUOTE.format("Evans"))
    assert row.left is not None
    assert row.right is not None
    sides = [
        {part.name: [(p.text, p.kind) for p in part.pieces] for part in cell.parts} for cell in (row.left, row.right)
    ]
    assert sides == [
        {"": [("Si vola", "same")], "speaker": [("Bizzarri", "gone")]},
        {"": [("Si vola", "same")], "speaker": [("Evans", "new")]},
    ]


def test_another_picture_alt_and_caption_are_told() -> None:
    [row] = told(PICTURE.format(1, "Una vetrina", "Milano"), PICTURE.format(1, "Una porta", "Milano"))
    assert row.right is not None
    assert {part.name: [p.kind for p in part.pieces] for part in row.right.parts} == {
        "picture": ["same"],
        "alt": ["same", "new"],
        "caption": ["same"],
    }


def test_a_cell_of_a_table_is_told_in_its_row() -> None:
    table = "<table><tbody><tr><td><p>Moda</p></td><td><p>{}</p></td></tr></tbody></table>"
    [row] = told(table.format("21 dicembre"), table.format("22 dicembre"))
    assert row.left is not None
    assert [(p.text, p.kind) for p in row.left.parts[0].pieces if p.kind != "same"] == [("21", "gone")]


blocks = st.sampled_from([ONE, TWO, THREE, ONE.replace("p>", "h2>"), "<p>a b c</p>", "<p>a</p>", QUOTE.format("Evans")])
bodies = st.lists(blocks, max_size=10).map("".join)


@given(bodies, bodies)
def test_each_side_read_from_top_to_bottom_is_that_text(left: str, right: str) -> None:
    found = told(left, right)
    for body, cells in ((left, [row.left for row in found]), (right, [row.right for row in found])):
        shown = [written(part.pieces) for cell in cells if cell for part in cell.parts]
        alone = [written(part.pieces) for row in told(body, body) if row.left for part in row.left.parts]
        assert shown == alone


def _words(number: int, of: int) -> list[str]:
    chance = random.Random(7)
    return [f"w{chance.randrange(of)}" for _ in range(number)]


def _shuffled(paragraphs: list[str]) -> str:
    return "".join(random.Random(3).sample(paragraphs, len(paragraphs)))


HOSTILE = {
    "two words that alternate": ("<p>" + "x y " * 120_000 + "</p>", "<p>" + "y x " * 120_000 + "</p>"),
    "two words at random": (f"<p>{' '.join(_words(160_000, 2))}</p>", f"<p>{' '.join(_words(160_000, 2)[::-1])}</p>"),
    "paragraphs of a word": (
        "".join(f"<p>{word}</p>" for word in _words(50_000, 3)),
        "".join(f"<p>{word}</p>" for word in _words(50_000, 3)[::-1]),
    ),
    "formatting everywhere": ("<p>" + "<em>a</em> b " * 30_000 + "</p>", "<p>" + "a <em>b</em> " * 30_000 + "</p>"),
    "anchors that split unevenly": (
        "<p>" + " ".join(f"a{i} q" for i in range(40_000)) + "</p>",
        "<p>" + " ".join(f"q a{40_000 - i}" for i in range(40_000)) + "</p>",
    ),
    "everything moved": (
        "".join(paragraphs := [f"<p>{' '.join(_words(12, 3000))} {i}</p>" for i in range(6000)]),
        _shuffled(paragraphs),
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_half_a_megabyte_takes_seconds_whatever_it_is(kind: str) -> None:
    left, right = HOSTILE[kind]
    before = time.process_time()
    told(left, right)
    assert time.process_time() - before < 12


def test_only_lines_and_lists_that_differ_are_told() -> None:
    gucci, prada = Item("1", "Gucci"), Item("2", "Prada")
    left = Text({"headline": "Uno", "kicker": "Lusso"}, ONE, {"companies": (gucci,), "tags": ()})
    right = Text({"headline": "Due", "kicker": "Lusso"}, ONE, {"companies": (gucci, prada), "tags": ()})
    found = compare(left, right)
    assert [line.name for line in found.lines] == ["headline"]
    assert [change.name for change in found.items] == ["companies"]
    assert found.body == []
    assert compare(left, left) == Comparison([], [], [])
    assert size(left, right) == (1, 1)


def test_a_name_of_then_and_a_name_of_now_are_two() -> None:
    row = items([Item("1", "Gucci")], [Item("1", "Gucci S.p.A.")])
    assert row.left is not None
    assert row.right is not None
    assert [(p.text, p.kind) for cell in (row.left, row.right) for part in cell.parts for p in part.pieces] == [
        ("Gucci", "gone"),
        ("Gucci S.p.A.", "new"),
    ]


def test_another_order_of_the_same_names_is_told() -> None:
    row = items([Item("1", "A"), Item("2", "B")], [Item("2", "B"), Item("1", "A")])
    assert row.right is not None
    assert {piece.kind for part in row.right.parts for piece in part.pieces} == {"form"}


@settings(max_examples=50)
@given(bodies, bodies)
def test_the_size_of_a_change_is_that_of_its_reverse(left: str, right: str) -> None:
    there, back = size(Text(body=left), Text(body=right)), size(Text(body=right), Text(body=left))
    assert (there.new, there.gone) == (back.gone, back.new)


def test_size_counts_words_of_lines_and_body_and_not_what_only_moved() -> None:
    before = Text({"headline": "Un titolo"}, ONE + TWO)
    assert size(None, before) == (14, 0)
    assert size(before, Text({"headline": "Un altro titolo"}, TWO + ONE)) == (1, 0)
