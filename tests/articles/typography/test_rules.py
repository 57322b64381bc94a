"""What is suggested, by rule, in Italian and English; what is left alone; and why."""

import pytest

from articles import typography
from articles.admin.typography import WHY
from tests.articles.typography.applying import apply


def better(text: str, language: str = "it") -> str:
    return apply(text, typography.in_text(text, language))


def better_html(source: str, language: str = "it") -> str:
    return apply(source, typography.in_html(source, language))


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('il "nuovo" negozio', "il «nuovo» negozio"),
        ('dell\'"Espresso"', "dell’«Espresso»"),
        ('un "caso (detto "Tmall")"', "un «caso (detto “Tmall”)»"),
        ('il «progetto "Luce"»', "il «progetto “Luce”»"),
        ("il 'digital first' di un po' fa", "il “digital first” di un po’ fa"),
        ("l'anno '90", "l’anno ’90"),
        ("e poi...", "e poi…"),
        ("Milano - ieri - Roma", "Milano – ieri – Roma"),
        ("« ciao »", "«ciao»"),
        ("due  blanks", "due blanks"),
        ("prima , dopo", "prima, dopo"),
        ("prima !", "prima!"),
        ("12 % di 4 miliardi", "12\u00a0% di 4\u00a0miliardi"),
        ("perchè e poichè", "perché e poiché"),
        ("PERCHE' NO", "PERCHÉ NO"),
        ("affinche' tu", "affinché tu"),
        ("nè l'uno", "né l’uno"),
        ("ventitrè", "ventitré"),
        ("cioé", "cioè"),
        ("c'é tempo", "c’è tempo"),
        ("E' vero", "È vero"),
        ("E’ vero", "È vero"),
        ("che e' vero", "che è vero"),
        ("piú e piu' e cosí", "più e più e così"),
        ("la citta', la realta'", "la città, la realtà"),
        ("puo', pero'", "può, però"),
        ("un po di", "un po’ di"),
        ("un pò di", "un po’ di"),
        ("qual'è, qual’era", "qual è, qual era"),
        ("quì e quà", "qui e qua"),
    ],
)
def test_italian_is_set_as_a_copy_editor_would(typed: str, set_: str) -> None:
    assert better(typed) == set_
    assert better(set_) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('the "new" shop', "the “new” shop"),
        ("the 'new' shop", "the ‘new’ shop"),
        ('a "case (the "Tmall" one)"', "a “case (the ‘Tmall’ one)”"),
        ("it's the '90s", "it’s the ’90s"),
        ("the brands' shops", "the brands’ shops"),
        ("and so...", "and so…"),
        ("Milan - Rome", "Milan – Rome"),
        ("4 million", "4\u00a0million"),
    ],
)
def test_english_is_set_as_a_copy_editor_would(typed: str, set_: str) -> None:
    assert better(typed, "en") == set_
    assert better(set_, "en") == set_


@pytest.mark.parametrize(
    "text",
    [
        "un Po in piena, il caffè, il tè",
        "5' e 15\"",
        "www.example.com/a'b e a.b@c.it",
        "«Noi non abbiamo mai smesso... E' cosi'»",
        "“Noi non abbiamo mai smesso di dirlo - E' cosi'”",
        'un solo " segno',
        "2019-2020 e non-tessuto",
        "....",
        "di' la tua, va' via, sta' qui".replace("'", "’"),
        "perche no",
    ],
)
def test_what_may_be_meant_is_left(text: str) -> None:
    assert better(text) == text


def test_english_accents_are_nobody_s_business() -> None:
    assert better("un po of perchè", "en") == "un po of perchè"


@pytest.mark.parametrize(
    "source",
    [
        '<blockquote><p>E\' "suo"...</p></blockquote>',
        "<figure data-kind=\"pull\"><blockquote><p>E' suo</p></blockquote><figcaption>L'altro</figcaption></figure>",
        '<p><span data-company="3">L\'Oreal</span></p>',
        '<p><span lang="fr">l\'heure é "la"</span></p>',
        "<p><code>a = 'b'...</code></p>",
        '<p><a href="/articles/l\'altro...">qui</a></p>',
        '<figure data-kind="picture" data-picture="1" data-alt="L\'alt..."></figure>',
    ],
)
def test_what_is_somebody_else_s_or_no_words_is_left(source: str) -> None:
    assert typography.in_html(source, "it") == []


def test_marks_are_paired_across_tags_and_words_are_not_joined_by_them() -> None:
    assert better_html('<p>Un "<em>caso</em>", l\'<strong>altro</strong></p>') == (
        "<p>Un «<em>caso</em>», l’<strong>altro</strong></p>"
    )
    assert better_html("<p>un</p><p>po di</p>") == "<p>un</p><p>po di</p>"
    assert better_html("<p>e'<br>poi E'<br>x</p>") == "<p>e’<br>poi E’<br>x</p>"


def test_captions_cells_and_lists_are_text_too() -> None:
    source = "<ul><li><p>c'e' chi</p></li></ul><figure data-kind=\"picture\"><figcaption>E' lui</figcaption></figure>"
    assert better_html(source) == source.replace("c'e'", "c’è").replace("E'", "È")


def test_entities_stay_and_a_no_break_blank_is_written_as_one() -> None:
    assert better_html("<p>a &amp; b &lt;c&gt; 5 %</p>") == "<p>a &amp; b &lt;c&gt; 5&nbsp;%</p>"
    assert better_html("<p>bello&nbsp;! &quot;no&quot;</p>") == "<p>bello! «no»</p>"


def test_a_change_shows_the_word_its_neighbours_and_its_reason() -> None:
    (change,) = typography.in_text("Si sa che qui c'è un po di tutto e anche di più ancora per sempre", "it")[1:]
    assert (change.before, change.after, change.reason) == ("po", "po’", "cut")
    assert change.left == "Si sa che qui c'è un "
    assert change.right.startswith(" di tutto")
    assert change.right.endswith(" …")


def test_the_two_marks_of_a_quotation_belong_together() -> None:
    one, two, three, four = typography.in_text('"a" e "b"', "it")
    assert one.pair == two.pair != three.pair == four.pair
    assert None not in {one.pair, three.pair}


def test_every_reason_has_words() -> None:
    texts = "\"a\" l'a... a - a « a »  a  a , a 5 % E' la citta' perchè cioé piú un po qual'è quì"
    assert {change.reason for change in typography.in_text(texts, "it")} == set(WHY)
