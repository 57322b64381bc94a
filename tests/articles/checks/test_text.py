"""Checks that read the words: what fires, what doesn't, in Italian and English."""

from typing import Any

import pytest

from articles.models import Article
from companies.dates import PartialDate
from tests.articles.checks.asking import figure, fine, found, names, pull
from tests.factories import ago, make_article, make_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["it", "en"])
def test_of_a_story_in_order_nothing_is_said(language: str) -> None:
    assert names(language=language) == set()


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("headline", {"headline": " ", "slug": "x"}),
        ("standfirst", {"standfirst": " "}),
        ("text", {"body": "<p> </p>"}),
        ("tags", {"tags": []}),
        ("picture", {"picture": None}),
    ],
)
def test_what_is_missing_is_named(name: str, lacking: dict[str, Any]) -> None:
    assert name in names(**lacking)


def test_section_and_byline_are_needed() -> None:
    article = fine()
    article.section = None
    article.authors.clear()
    assert names(article) == {"section", "byline"}


def test_what_makes_a_page_impossible_is_told_apart_from_what_blocks() -> None:
    levels = {one.name: one.level for one in found(Article.objects.create(headline=""))}
    impossible = {name for name, level in levels.items() if level == "impossible"}
    assert impossible == {"headline", "text", "section"}
    assert {name for name, level in levels.items() if level == "blocks"} == {"standfirst", "byline"}


@pytest.mark.parametrize(("field", "limit"), [("headline", 80), ("standfirst", 160)])
def test_what_is_cut_in_search_results_is_said_to_be_long(field: str, limit: int) -> None:
    assert f"{field}-length" not in names(**{field: "Negozio " + "x" * (limit - 8)})
    (one,) = found(**{field: "Negozio " + "x" * (limit - 7)})
    assert (one.name, one.field, one.level) == (f"{field}-length", field, "warns")
    assert str(limit + 1) in one.says


def test_the_picture_above_needs_alternative_text_and_credit() -> None:
    assert names(picture=make_picture(alt=" ", credit="")) == {"picture-alt", "picture-credit"}


def test_pictures_in_the_text_need_them_too_and_count_as_pictures() -> None:
    good, bad = make_picture(), make_picture(title="Senza nulla", alt="", credit="")
    assert names(picture=None, body=f"<p>Ecco.</p>{figure(good.pk)}") == set()
    said = found(body=f"<p>Ecco.</p>{figure(good.pk)}{figure(bad.pk, 'La didascalia')}")
    assert {one.name for one in said} == {"figure-alt", "figure-credit"}
    assert {(one.field, one.quote, one.picture) for one in said} == {("body", "La didascalia", bad.pk)}
    assert "Senza nulla" in said[0].says
    assert names(body=f"<p>Ecco.</p>{figure(bad.pk, alt='Una vetrina')}") == {"figure-credit"}


def test_a_picture_that_is_gone_blocks() -> None:
    (one,) = found(body=f"<p>Ecco.</p>{figure(999_999)}")
    assert (one.name, one.level) == ("figure-gone", "blocks")


def test_a_pull_quote_needs_its_speaker() -> None:
    words = "Ha contato soprattutto il tempo, più del denaro investito"
    (one,) = found(body=f"<p>Ecco.</p>{pull(words)}")
    assert (one.name, one.level, one.quote) == ("pull-quote-speaker", "blocks", words)
    assert names(body=f"<p>Ecco.</p>{pull(words, 'Marco Bizzarri')}") == set()


LONG = "abbiamo aperto il negozio quando nessuno ci credeva davvero più"
LONG_EN = "we opened the shop when nobody believed in it any more"


@pytest.mark.parametrize(
    ("language", "body", "fires"),
    [
        ("it", f"<p>«{LONG}», e così fu.</p>", True),
        ("it", f"<p>«{LONG}», dice il direttore.</p>", False),
        ("it", f"<p>Secondo il direttore «{LONG}».</p>", False),
        ("it", f"<p>Per Marco Bizzarri, «{LONG}».</p>", False),
        ("it", f"<p>In una nota il direttore commenta:</p><blockquote><p>{LONG}</p></blockquote>", False),
        ("it", f"<p>Era l’alba.</p><blockquote><p>«{LONG}»</p></blockquote><p>Poi nulla.</p>", True),
        ("it", f"<p>Era l’alba.</p><blockquote><p>{LONG}</p><p>– Marco Bizzarri</p></blockquote>", False),
        ("it", "<p>La formula «digital first» piace.</p>", False),
        ("it", f"<p>«{LONG}» e “ha detto”, così fu.</p>", True),
        ("en", f"<p>“{LONG_EN}”, and so it was.</p>", True),
        ("en", f"<p>“{LONG_EN},” said the director.</p>", False),
        ("en", f"<p>According to the director, “{LONG_EN}”.</p>", False),
        ("en", "<p>The “digital first” formula.</p>", False),
    ],
)
def test_a_quotation_wants_somebody_named(language: str, body: str, fires: bool) -> None:
    assert ("quotation-speaker" in names(language=language, body=body)) is fires


@pytest.mark.parametrize(
    ("language", "body", "fires"),
    [
        ("it", "<p>Il mercato vale 4 miliardi di euro.</p>", "4 miliardi"),
        ("it", "<p>Le vendite salgono del 12%.</p>", "12%"),
        ("it", "<p>Le vendite salgono del 12,5 per cento.</p>", "12,5 per cento"),
        ("it", "<p>Costa € 30 a persona.</p>", "€ 30"),
        ("it", "<p>Secondo Bain il mercato vale 4 miliardi.</p>", None),
        ("it", '<p>Il mercato <a href="https://www.bain.com/">vale</a> 4 miliardi.</p>', None),
        ("it", "<p>Lo dice il bilancio.</p><p>Il mercato vale 4 miliardi.</p>", None),
        ("it", "<p>Lo dice il bilancio.</p><h2>Altro</h2><p>Il mercato vale 4 miliardi.</p>", "4 miliardi"),
        ("it", "<p>Lo dice il capo: «siamo a 4 miliardi».</p>", None),
        ("it", "<p>Apre 12 negozi al 4º piano.</p>", None),
        ("en", "<p>The market is worth $4 billion.</p>", "$4 billion"),
        ("en", "<p>Sales rose 12 per cent.</p>", "12 per cent"),
        ("en", "<p>Sales rose 12%, the company said.</p>", None),
        ("en", "<p>It has 200 shops on 3 floors.</p>", None),
    ],
)
def test_a_figure_wants_a_source(language: str, body: str, fires: str | None) -> None:
    said = [one.quote for one in found(language=language, body=body) if one.name == "figure-source"]
    assert said == ([fires] if fires else [])


def test_figures_are_asked_about_three_times_at_most() -> None:
    said = found(body="".join(f"<p>Vale {number} milioni.</p>" for number in range(2, 9)))
    assert [one.name for one in said] == ["figure-source"] * 3


@pytest.mark.parametrize(
    ("language", "body", "fires"),
    [
        ("it", "<p>La causa si è chiusa nell’agosto 2017.</p><p>Poi nulla.</p>", "agosto 2017"),
        ("it", "<p>La causa si è chiusa nel 2017.</p><p>Lo riferiscono i documenti.</p>", None),
        ("en", "<p>The case ended on 3 August 2017.</p>", "3 August 2017"),
        ("en", "<p>The case ended on 3 August 2017, the firm said.</p>", None),
        ("en", "<p>It opened 2020 days ago? No: 20201 stores, at 2.020 each.</p>", "2020"),
    ],
)
def test_dates_are_asked_about_once_and_only_where_nothing_has_a_source(
    language: str, body: str, fires: str | None
) -> None:
    said = [one.quote for one in found(language=language, body=body) if one.name == "date-source"]
    assert said == ([fires] if fires else [])


@pytest.mark.parametrize(
    ("language", "body", "fires"),
    [
        ("it", "<p>Il negozio aprirà nel febbraio 2021.</p>", True),
        ("it", "<p>I negozi apriranno il 3 marzo 2021.</p>", True),
        ("it", "<p>L’apertura è attesa nel 2021.</p>", True),
        ("it", "<p>Il negozio aprirà nel 2090.</p>", False),
        ("it", "<p>La casa, nata nel 2017, aprirà presto.</p>", False),
        ("it", "<p>Nel 2017 ha aperto. Aprirà ancora.</p>", False),
        ("it", "<p>Disse: «aprirà nel 2021».</p>", False),
        ("it", "<p>Aprirà fra il 2021 e il 2090.</p>", False),
        ("en", "<p>The shop will open on February 5, 2021.</p>", True),
        ("en", "<p>The shop is due in February 2021.</p>", True),
        ("en", "<p>Founded in 2017, it will open soon.</p>", False),
        ("en", "<p>The shop will open in 2090.</p>", False),
    ],
)
def test_a_look_ahead_to_a_date_that_has_passed_is_noticed(language: str, body: str, fires: bool) -> None:
    assert ("promise-overdue" in names(language=language, body=body)) is fires


def test_a_dated_text_is_read_as_of_its_day() -> None:
    assert "promise-overdue" not in names(
        dated=PartialDate.parse("2020-12-18"), body="<p>Aprirà nel 2021, dice la nota.</p>"
    )


@pytest.mark.parametrize(
    ("slug", "fires"),
    [
        ("gucci-opens-two-stores", None),
        ("gucci-apre-due-store", "slug-not-translated"),
        ("gucci-apre-due-store-2", "slug-not-translated"),
        ("apre-due-store", "slug-not-translated"),
        ("prada-sells", "slug-of-another-headline"),
        ("", None),
    ],
)
def test_the_slug_of_a_translation_is_its_own(slug: str, fires: str | None) -> None:
    original = make_article(headline="Gucci apre due store", slug="gucci-apre-due-store")
    article = fine(language="en", headline="Gucci opens two stores", original=original)
    article.slug = slug
    assert names(article) == ({fires} if fires else set())


def test_a_headline_that_was_there_lately_is_noticed_but_not_in_another_language_of_the_story() -> None:
    original = make_article(headline="Gucci × Tmall", language="it")
    assert names(language="en", headline="Gucci × Tmall", original=original) == set()
    (one,) = found(headline="gucci  ×  TMALL")
    assert (one.name, one.field) == ("headline-twice", "headline")


def test_after_thirty_days_a_headline_may_return() -> None:
    make_article(headline="Gucci × Tmall")
    Article.objects.update(changed_at=ago(days=31))
    assert names(headline="Gucci × Tmall") == set()


def test_a_story_is_no_twin_of_itself() -> None:
    assert names(fine(headline="Uno solo")) == set()
