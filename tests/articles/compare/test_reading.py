"""A body as blocks of words."""

from articles.compare import Block, read
from articles.compare.reading import spoken


def told(body: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(spoken(block.words()))) for block in read(body)]


def marks(body: str) -> list[tuple[str, tuple[str, ...]]]:
    return [run for block in read(body) for word in block.words() for run in word.runs]


def parts(body: str, names: dict[str, str] | None = None) -> dict[str, str]:
    [block] = read(body, names)
    return {name: " ".join(spoken(words)) for name, words in block.parts}


def test_every_line_is_a_block_of_its_kind() -> None:
    body = "<h2>Uno</h2><p>due</p><h3>tre</h3><blockquote><p>quattro</p></blockquote><ol><li><p>cinque</p></li></ol>"
    kinds = [("h2", "Uno"), ("p", "due"), ("h3", "tre"), ("quote", "quattro"), ("ol", "cinque")]
    assert told(body) == kinds


def test_an_entry_knows_how_deep_it_stands() -> None:
    body = "<ul><li><p>fuori</p><ol><li><p>dentro</p></li></ol></li></ul>"
    assert [(block.kind, block.level) for block in read(body)] == [("ul", 1), ("ol", 2)]


def test_words_carry_their_formatting() -> None:
    body = (
        '<p>a <strong>b <em>c</em></strong> <a href="https://example.com/">d</a> <span data-company="12">e</span></p>'
    )
    assert marks(body) == [
        ("a", ()),
        ("b", ("strong",)),
        ("c", ("em", "strong")),
        ("d", ("a:https://example.com/",)),
        ("e", ("mention:12",)),
    ]


def test_a_word_half_bold_is_one_word() -> None:
    [block] = read("<p>Gu<strong>cc</strong>i</p>")
    [word] = block.words()
    assert (word.text, word.runs) == ("Gucci", (("Gu", ()), ("cc", ("strong",)), ("i", ())))


def test_punctuation_and_elision_are_words_of_their_own_and_count_for_nothing() -> None:
    [block] = read("<p>«Dell’azienda», disse.</p>")
    words = block.words()
    assert [word.text for word in words] == ["«", "Dell’", "azienda", "»,", "disse", "."]
    assert [word.is_glued for word in words] == [False, True, True, True, False, True]
    assert spoken(words) == ["«Dell’azienda»,", "disse."]


def test_a_line_break_is_seen() -> None:
    [block] = read("<p>a<br>b</p>")
    assert [word.text for word in block.words()] == ["a", "\n", "b"]


def test_a_pull_quote_has_its_speaker() -> None:
    quote = '<figure data-kind="pull"><blockquote><p>Si vola</p></blockquote><figcaption>Bizzarri</figcaption></figure>'
    assert parts(quote) == {"": "Si vola", "speaker": "Bizzarri"}


def test_a_picture_is_called_by_its_title() -> None:
    picture = (
        '<figure data-kind="picture" data-picture="17" data-alt="Una vetrina"><figcaption>Milano</figcaption></figure>'
    )
    assert parts(picture, {"picture:17": "Vetrina"}) == {
        "picture": "Vetrina",
        "alt": "Una vetrina",
        "caption": "Milano",
    }
    assert parts(picture)["picture"] == "#17"


def test_an_embed_has_its_address() -> None:
    embed = '<figure data-kind="embed" data-url="https://vimeo.com/1"><figcaption>Film</figcaption></figure>'
    assert parts(embed) == {"address": "https://vimeo.com/1", "caption": "Film"}


def test_a_table_is_read_row_by_row_and_cell_by_cell() -> None:
    table = (
        "<table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr>"
        '<tr><td colspan="2"><p>c d</p></td></tr></tbody></table>'
    )
    first, second = read(table)
    assert [word.text for word in first.words()] == ["│", "A", "│", "B"]
    assert first.words()[1].runs == (("A", ("th",)),)
    assert second.words()[0].runs == (("│", ("span:2x1",)),)


def test_a_mention_is_called_by_the_company_s_name() -> None:
    [block] = read('<p><span data-company="12">la maison</span></p>', {"company:12": "Gucci"})
    assert block.words()[0].runs == (("la", ("mention:12 Gucci",)),)


def test_nothing_is_nothing() -> None:
    assert read("") == read("<p></p>") == []
    assert isinstance(read("parole sciolte")[0], Block)
