"""Who says what: attributions before, behind and inside a quotation, pull quotes, and “he added”."""

from pathlib import Path

import pytest

from articles import body, manuscript
from articles.body import Block
from articles.finding.quotes import Said, said_in
from companies.names import Index

INDEX = Index(("company", n, name) for n, name in enumerate(["Gucci", "Kering", "Alibaba Group", "Tmall"]))
SEED = Path(__file__).parent.parent / "manuscript" / "data" / "gucci-tmall-2020-12.txt"


def said(*texts: str) -> list[Said]:
    return in_blocks([Block("p", "", text) for text in texts])


def in_blocks(blocks: list[Block]) -> list[Said]:
    return list(said_in(blocks, lambda text: INDEX.mentions(text, ("company",))))


@pytest.mark.parametrize(
    ("text", "speaker", "title", "company"),
    [
        ("“Una sola strada porta lì”, spiega Rosa Neri, CEO di Gucci.", "Rosa Neri", "CEO di Gucci", "Gucci"),
        ("“One road leads there,” said Ann Lee, president of Tmall.", "Ann Lee", "president of Tmall", "Tmall"),
        ("“One road leads there,” Ann Lee said.", "Ann Lee", "", ""),
        ("«Una sola strada – afferma il direttore Rosa Neri – porta lì».", "Rosa Neri", "direttore", ""),
        ("Secondo Rosa Neri, “una sola strada porta lì”.", "Rosa Neri", "", ""),
        ("According to Ann Lee, “one road leads there”.", "Ann Lee", "", ""),
        ("Per il presidente di Tmall, Ann Lee, “una strada porta lì”.", "Ann Lee", "presidente di Tmall", "Tmall"),
        ("Rosa Neri, capo di Gucci, dice: “Una sola strada porta lì”.", "Rosa Neri", "capo di Gucci", "Gucci"),
        ('"One road leads there," says Ann Lee, an analyst.', "Ann Lee", "an analyst", ""),
        ("“Una sola strada porta lì”, ha detto Rosa Neri.", "Rosa Neri", "", ""),
    ],
)  # fmt: skip
def test_the_speaker_is_found_with_title_and_company(text: str, speaker: str, title: str, company: str) -> None:
    (found,) = said(text)
    assert (found.speaker.name, found.speaker.title) == (speaker, title)
    assert found.speaker.company == company


def test_words_are_verbatim_without_what_is_put_in_between() -> None:
    text = "“Siamo partiti tardi – ammette Rosa Neri –. Ma recuperiamo”."
    (found,) = said(text)
    assert found.words == "Siamo partiti tardi. Ma recuperiamo"
    assert [text[slice(*part)] for part in found.parts] == ["Siamo partiti tardi", ". Ma recuperiamo"]


@pytest.mark.parametrize(
    "then",
    ["“Non basta ancora”, aggiunge.", "“We are not there yet,” he added.", "Poi conclude: “Non basta ancora”.",
     "Secondo lei “non basta ancora”.", "“Non basta ancora”, ha detto Neri.", "“Non basta ancora”, spiega la manager."],
)  # fmt: skip
def test_who_goes_on_is_who_spoke_last(then: str) -> None:
    first, second = said("“Una sola strada porta lì”, dice Rosa Neri.", then)
    assert first.speaker.name == second.speaker.name == "Rosa Neri"


@pytest.mark.parametrize(
    "text",
    [
        "“Una sola strada porta lì”, si legge in una nota.", "Lo chiamano “digital first”.",
        "“The price was right,” he said.",
        "“Una sola strada porta lì”, dicono i revisori.", "“Una sola strada porta lì”.", "“”", "“ ” dice Rosa Neri",
    ],
)  # fmt: skip
def test_nobody_is_made_to_say_what_nobody_says(text: str) -> None:
    assert said(text) == []


def test_pull_quotes_and_quotations_with_a_name_are_read() -> None:
    blocks = body.blocks(
        '<figure data-kind="pull"><blockquote><p>«Una sola strada porta lì».</p></blockquote>'
        "<figcaption>Rosa Neri, direttrice di Gucci</figcaption></figure>"
        "<blockquote><p>“One road leads there.”</p><p>– Ann Lee, president of Alibaba Group</p></blockquote>"
        "<p>Per il presidente Max Poe la Cina è tutto:</p><blockquote><p>«Tutto passa di qui».</p></blockquote>"
    )
    found = in_blocks(blocks)
    assert [(one.speaker.name, one.words) for one in found] == [
        ("Rosa Neri", "Una sola strada porta lì"),
        ("Ann Lee", "One road leads there."),
        ("Max Poe", "Tutto passa di qui"),
    ]
    for one in found:
        assert [blocks[one.block].text[slice(*part)] for part in one.parts] == [one.words]
    assert (found[0].speaker.company, found[0].speaker.company_id) == ("Gucci", 0)
    assert found[0].speaker.title == "direttrice di Gucci"


def test_the_seed_is_understood() -> None:
    found = in_blocks(body.blocks(manuscript.read(SEED.name, SEED.read_bytes()).body))
    assert [(one.speaker.name, one.words[:20]) for one in found] == [
        ("Marco Bizzarri", "Gucci ha investito i"),
        ("Marco Bizzarri", "consente di offrire "),
        ("Michael Evans", "I consumatori cinesi"),
    ]
    assert found[2].speaker.title == "presidente di Alibaba Group"


def test_a_speaker_whom_the_register_knows_is_told_with_their_id() -> None:
    index = Index([("company", 1, "Neri"), ("person", 5, "Rosa Neri")])
    blocks = [Block("p", "", "“Una sola strada porta lì”, dice Rosa Neri, CEO di Neri.")]
    found = list(said_in(blocks, lambda text: index.mentions(text, ("company", "person"))))
    (one,) = found
    assert (one.speaker.name, one.speaker.person_id, one.speaker.company) == ("Rosa Neri", 5, "Neri")
