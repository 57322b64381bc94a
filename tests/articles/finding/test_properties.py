"""Whatever is written: nothing raises, spans lie in the text and hold what they are said to hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.body import Block
from articles.finding import sentences
from articles.finding.milestones import dated_in
from articles.finding.quotes import said_in
from companies.dates import PartialDate
from companies.names import Index

INDEX = Index([("company", 1, "Gucci"), ("company", 2, "Alibaba Group")])
PIECES = st.sampled_from(
    [*" .,:;–—-“”«»\"’'\n", "Gucci", "Rosa Neri", " dice ", " said ", "aggiunge", " – spiega il CEO Rosa Neri –",
     "31 febbraio ",
     "Dal 21 dicembre ", "nel 2021", "next spring", "entro l’anno", "00/00/2020", "9999", "tra 99 anni", "May ",
     "aprirà ",
     "primo trimestre", "Alibaba Group", "una sola strada", ", presidente di Gucci", "secondo lui", "\ud800", "e\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))
DATES = st.sampled_from([None, "0001", "9999-12-31", "2020", "2020-Q4", "2020-12", "2020-02-29"])
KINDS = st.sampled_from(["p", "h2", "pull", "blockquote", "table"])


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_follow_each_other(text: str) -> None:
    end = 0
    for start, stop in sentences.spans(text):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip('”»"’) \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0') or not text[end:start].strip()
        end = stop


@settings(max_examples=300, deadline=None)
@given(TEXTS, DATES)
def test_dates_are_where_they_are_said_to_be(text: str, own: str | None) -> None:
    for found in dated_in(text, PartialDate.parse(own) if own else None):
        assert found.sentence[0] <= found.words[0] < found.words[1] <= found.sentence[1] <= len(text)
        assert PartialDate.parse(str(found.date)) == found.date


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(KINDS, TEXTS, TEXTS), max_size=4))
def test_quotations_are_what_the_text_has(made: list[tuple[str, str, str]]) -> None:
    blocks = [Block(kind, "", text, quotation=text, speaker=speaker) for kind, text, speaker in made]
    for said in said_in(blocks, lambda text: INDEX.mentions(text, ("company",))):
        text = blocks[said.block].text
        bare = "".join(text[start:end] for start, end in said.parts)
        assert "".join(said.words.split()) == "".join(bare.split())
        assert said.speaker.name.strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_bodies_are_read_too(quotation: str, speaker: str) -> None:
    pull = f"<blockquote><p>{quotation}</p></blockquote><figcaption>{speaker}</figcaption>"
    blocks = body.blocks(f'<p>{speaker}</p><figure data-kind="pull">{pull}</figure>'.encode(errors="ignore").decode())
    list(said_in(blocks, lambda text: INDEX.mentions(text, ("company",))))
