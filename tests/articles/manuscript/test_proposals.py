import pytest

from articles.manuscript import proposals
from articles.manuscript.proposals import HEADLINE_LENGTH, headline, sentences, standfirst


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Uno. Due! Tre? Quattro… Cinque.", ["Uno.", "Due!", "Tre?", "Quattro…", "Cinque."]),
        ("Lo dice “Rossi.” Poi basta.", ["Lo dice “Rossi.”", "Poi basta."]),
        ("Il dott. Rossi e M. Bizzarri di Gucci. Fine.", ["Il dott. Rossi e M. Bizzarri di Gucci.", "Fine."]),
        ("Vale 3.5 milioni. Fine", ["Vale 3.5 milioni.", "Fine"]),
        ("Senza punto", ["Senza punto"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, parts):
    assert sentences(text) == parts


def test_only_whole_sentences_of_a_long_text_are_read():
    text = "Una frase intera. " * 1000

    assert set(sentences(text)) == {"Una frase intera."}


def test_a_telegraphic_opening_is_given_its_subject():
    opening = sentences("Due store digitali su Tmall. Gucci annuncia il patto con Alibaba.")

    assert headline(opening, "Lavora con Gucci.", set()) == ("Gucci, due store digitali su Tmall", 1)


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("Il mercato cresce.", "Lavora con Gucci."),
        ("Due store.", "Nessuno ne parla."),
        ("Due store, uno chiuso.", "Lavora con Gucci."),
    ],
    ids=["a full sentence", "no name", "two clauses"],
)
def test_a_subject_is_not_put_where_it_would_not_read(first, text):
    proposed, _ = headline([first, "Gucci lo annuncia."], text, set())

    assert not proposed.startswith("Gucci")


def test_a_proper_name_keeps_its_capital_after_the_subject():
    proposed, _ = headline(["Alibaba più vicina.", "Gucci firma."], "tra Gucci e Alibaba, con Gucci", set())

    assert proposed == "Gucci, Alibaba più vicina"


def test_two_short_sentences_are_proposed_together():
    opening = ["Due store su Tmall.", "E la pace con Alibaba.", "Poi altro."]

    assert headline(opening, "", set()) == ("Due store su Tmall. E la pace con Alibaba", 2)


def test_a_subheading_is_not_proposed_again():
    opening = ["Due store digitali su Tmall.", "E la pace con il gruppo Alibaba."]
    pair = "due store digitali su tmall. e la pace con il gruppo alibaba"

    assert headline(opening, "", {pair})[0] == "Due store digitali su Tmall"
    assert headline(opening, "", {"due store digitali su tmall"})[0] == f"{opening[0]} {opening[1]}".rstrip(".")


def test_a_long_first_sentence_is_cut_at_a_clause():
    sentence = f"Il gruppo conciario ha chiuso l’anno in crescita, spinto {'dalla domanda ' * 12}e basta."

    assert headline([sentence], "", set()) == ("Il gruppo conciario ha chiuso l’anno in crescita", 0)


def test_a_sentence_without_clauses_is_cut_at_a_word():
    proposed, used = headline(["parola " * 40], "", set())

    assert proposed == "parola " * 18 + "parola…"
    assert len(proposed) <= HEADLINE_LENGTH
    assert used == 0


def test_half_a_quotation_loses_its_mark_in_a_headline():
    assert headline(["“Gucci ha investito molto in un approccio."], "", set())[0] == (
        "Gucci ha investito molto in un approccio"
    )


def test_a_standfirst_is_made_of_whole_sentences():
    assert standfirst(["a" * 200 + ".", "b" * 97 + ".", "c."]) == "a" * 200 + ". " + "b" * 97 + "."
    assert standfirst(["a" * 200 + ".", "b" * 99 + ".", "c."]) == "a" * 200 + "."
    assert standfirst(["a" * 301]) == ""


def test_a_headline_has_no_final_full_stop():
    assert proposals.bare("Due store. ") == "Due store"
    assert proposals.bare("Due store?") == "Due store?"
