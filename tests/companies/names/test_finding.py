"""The register's names in a text: longest, whole, with or without accents, and no ordinary words."""

import pytest

from companies.names import Index

NAMES = [
    "Gucci", "L’Oréal", "Hermès", "Yves Saint Laurent", "Saint Laurent", "Esselunga", "Stone Island", "Levi’s", "H&M",
    "Dolce & Gabbana", "Tiffany & Co.", "Tiffany", "The North Face", "adidas", "LVMH", "COS", "Pero", "Dell",
    "Coach", "Guess", "Gap", "Diesel", "Supreme", "Theory", "Target", "Boots", "Next", "Boss", "Apple", "Amazon",
    "Mango", "Kering", "Kohl's", "s.Oliver", "E. Marinella", "Off-White",
]  # fmt: skip
INDEX = Index([*(("company", number, name) for number, name in enumerate(NAMES, 1)), ("person", 1, "Tom Boss")])


def written(text: str, *kinds: str) -> list[str]:
    return [text[found.start : found.end] for found in INDEX.mentions(text, kinds or ("company",))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yves Saint Laurent e Saint-Laurent", ["Yves Saint Laurent", "Saint-Laurent"]),
        ("l’Oréal, l'Oréal, L’ORÉAL, Loreal, dell’Oréal", ["l’Oréal", "l'Oréal", "L’ORÉAL", "Loreal", "Oréal"]),
        ("le borse dell’Hermès, HERMES, Hermes e hermès", ["Hermès", "HERMES", "Hermes"]),
        ("d’Yves Saint Laurent all’Esselunga, ESSELUNGA", ["Yves Saint Laurent", "Esselunga", "ESSELUNGA"]),
        ("Gucci’s and Gucci's, Gucciland", ["Gucci", "Gucci"]),
        ("Levi's, Levi’s and Levis; Kohls", ["Levi's", "Levi’s", "Levis", "Kohls"]),
        ("H&M, H & M", ["H&M", "H & M"]),
        ("Dolce&Gabbana, Dolce e Gabbana", ["Dolce&Gabbana", "Dolce e Gabbana"]),
        ("Tiffany & Co. e Tiffany", ["Tiffany & Co.", "Tiffany"]),
        ("the North Face, North Face", ["the North Face", "North Face"]),
        ("Adidas, ADIDAS e adidas", ["Adidas", "ADIDAS", "adidas"]),
        ("Lvmh e LVMH", ["Lvmh", "LVMH"]),
        ("Off-White, and an off-white wall", ["Off-White"]),
        ("Gucci-Kering", ["Gucci", "Kering"]),
        ("Herme\u0300s", ["Herme\u0300s"]),
        ("Finì con Gucci.\nKering", ["Gucci", "Kering"]),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, names: list[str]) -> None:
    assert written(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Però, in Perù", "Dell’accordo non si sa", "Stone. Island", "Stone\nIsland", "stone island", "gucci",
        "Talarico e Marinella", "the baker’s Oliver",
    ],
)  # fmt: skip
def test_what_only_resembles_a_name_is_none(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Supreme quality for all.", "Guess what.", "Guess who came.", "The gap is wide.", "Gap between prices.",
        "Diesel prices rise.", "In theory it works.", "Theory of games.", "Coach tickets are dear.", "Boots are back.",
        "L’obiettivo target è lontano.", "Target mancato per un soffio.", "Next year will tell.", "Next, please.",
        "“Supreme quality,” they say.", "Il premio: Supreme bellezza.", "Why Brands Miss Their Next Target This Year",
        "said Coach Ancelotti", "Amazon rainforest", "an Apple pie", "the Gap Year", "COACH TICKETS FOR ALL",
        "Mango is a fruit; a mango is sweet.",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_names(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He went to Coach, then to Gap.", ["Coach", "Gap"]),
        ("Gap Inc. lost money.", ["Gap"]),
        ("Supreme apre a Milano.", ["Supreme"]),
        ("Target’s shops.", ["Target"]),
        ("Supreme, Gucci e altri.", ["Supreme", "Gucci"]),
        ("Il marchio Diesel.", ["Diesel"]),
        ("Supreme quality. But at Supreme they sell shirts. Supreme!", ["Supreme", "Supreme"]),
        ("COS e Gucci", ["COS", "Gucci"]),
        ("the boss of Boss", ["Boss"]),
        ("Amazon and Apple", ["Amazon", "Apple"]),
    ],
)
def test_a_brand_that_is_a_word_is_found_where_the_text_means_it(text: str, names: list[str]) -> None:
    assert written(text) == names


def test_a_person_s_name_takes_its_words_from_a_brand() -> None:
    text = "Ne parla Tom Boss, che guida Boss."
    assert written(text) == ["Boss"]
    assert written(text, "company", "person") == ["Tom Boss", "Boss"]


def test_of_two_names_that_differ_by_an_accent_the_one_written_counts() -> None:
    index = Index([("company", 1, "Hermès"), ("company", 2, "Hermes")])
    assert [found.id for found in index.mentions("Hermès, Hermes", ("company",))] == [1, 2]


def test_of_two_equal_names_the_later_counts() -> None:
    index = Index([("company", 1, "Arcadia"), ("company", 2, "Arcadia")])
    assert [found.id for found in index.mentions("Arcadia", ("company",))] == [2]
