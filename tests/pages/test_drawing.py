"""Drawings: nothing lies over anything else, however many and however long the names."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pages.drawing import BOX, MOST, WIDE, draw, fit
from pages.lineage import Node

NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), min_size=1, max_size=60)
LEAVES = st.builds(Node, NAMES, st.just("/"))
NODES = st.lists(st.builds(Node, NAMES, st.just("/"), NAMES, children=st.lists(LEAVES, max_size=6)), max_size=20)


@given(NAMES, NODES, NODES)
def test_no_box_lies_over_another_or_beyond_the_edge(name: str, before: list[Node], after: list[Node]) -> None:
    drawing = draw(name, before, after)
    assert (drawing is None) == (not before and not after)
    for box in drawing.boxes if drawing else ():
        assert 0 < box.x < box.x + WIDE < drawing.width
        assert 0 < box.y < box.y + BOX < drawing.height
    for one, other in combinations(drawing.boxes if drawing else (), 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= BOX


def test_a_large_group_is_cut_and_says_how_many_more_there_are() -> None:
    drawing = draw("LVMH", [], [Node(f"Casa {n}", "/") for n in range(75)])
    said = [box.name for box in drawing.boxes]
    assert len(said) == MOST + 1
    assert "and 64 more" in said
    assert drawing.height < 600


def test_a_name_is_cut_only_where_its_box_can_t_hold_it() -> None:
    assert fit("Gucci", 14) == "Gucci"
    assert fit("W" * 40, 14).endswith("W…")
    assert len(fit("W" * 40, 14)) < len(fit("i" * 40, 14))
