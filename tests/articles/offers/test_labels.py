"""What milestones are called after the sentences that tell of them."""

import pytest

from articles.offers.labels import category_of, label_of


@pytest.mark.parametrize(
    ("sentence", "date", "label"),
    [
        ("Dal 21 dicembre la griffe apre il primo negozio.", "21 dicembre", "La griffe apre il primo negozio"),
        ("A febbraio 2021, poi, arriverà il secondo store.", "febbraio 2021", "Arriverà il secondo store"),
        ("Il marchio aprirà a Milano nel 2022.", "2022", "Il marchio aprirà a Milano"),
        ("The store will open in Paris on 3 May 2021.", "3 May 2021", "The store will open in Paris"),
        ("In June, however, the brand moves to Paris.", "June", "The brand moves to Paris"),
        ("L’accordo, che dal 2019 lega i due, finirà.", "2019", "L’accordo, che dal 2019 lega i due, finirà"),
        ("Apre nel 2021.", "2021", "Apre nel 2021"),
        ("“Dal 2021 apriremo dieci negozi.", "2021", "Apriremo dieci negozi"),
    ],
)
def test_a_label_is_the_sentence_without_its_date(sentence: str, date: str, label: str) -> None:
    start = sentence.index(date)
    assert label_of(sentence, (start, start + len(date))) == label


def test_a_label_is_never_longer_than_the_register_takes() -> None:
    sentence = "Dal 2021 " + "parole " * 60
    assert len(label_of(sentence, (4, 8))) <= 160


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Apre il primo negozio", "opening"),
        ("The licence expires", "end"),
        ("Lancia una linea di profumi", "launch"),
        ("Kering cita in giudizio Alibaba", "dispute"),
        ("Passa la mano", "other"),
    ],
)
def test_a_category_is_told_by_the_sentence_s_words(sentence: str, category: str) -> None:
    assert category_of(sentence) == category
