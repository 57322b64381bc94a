import pytest

from articles.manuscript.blocks import Block
from articles.manuscript.quotations import set_apart


@pytest.mark.parametrize("quotation", ["“Siamo felici.”", "“Siamo felici”.", "«Siamo felici»", "<em>«Sì»</em>"])
def test_a_paragraph_that_is_one_quotation_is_set_apart(quotation):
    assert set_apart([Block("p", quotation)]) == [Block("blockquote", f"<p>{quotation}</p>")]


@pytest.mark.parametrize(
    "paragraph", ["“Sì” e “no”", "“Sì”, dice Rossi.", "Dice: “Sì”", "“Sì” – spiega Rossi – “e no”", '"Sì"']
)
def test_a_quotation_inside_a_paragraph_stays_there(paragraph):
    assert set_apart([Block("p", paragraph)]) == [Block("p", paragraph)]


@pytest.mark.parametrize(
    "blocks",
    [
        [Block("p", "“Sì”<br>– Mario Rossi, CEO")],
        [Block("p", "“Sì” – Mario Rossi, CEO")],
        [Block("p", "“Sì”"), Block("p", "– Mario Rossi, CEO")],
    ],
    ids=["line", "same line", "paragraph"],
)
def test_the_name_after_a_dash_closes_the_quotation(blocks):
    assert set_apart(blocks) == [Block("blockquote", "<p>“Sì”</p><p>– Mario Rossi, CEO</p>")]


def test_a_long_paragraph_after_a_quotation_is_no_attribution():
    blocks = set_apart([Block("p", "“Sì”"), Block("p", "– " + "parola " * 30)])

    assert [block.tag for block in blocks] == ["blockquote", "p"]


def test_only_the_first_dash_after_a_quotation_belongs_to_it():
    blocks = set_apart([Block("p", "“Sì”"), Block("p", "– Rossi"), Block("p", "– Bianchi")])

    assert [block.tag for block in blocks] == ["blockquote", "p"]
