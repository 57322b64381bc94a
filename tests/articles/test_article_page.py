"""The public page of a story: what the edition says, what stands beside it, and nothing of the desk."""

import datetime as dt
import re

import pytest
from django.test import Client

from articles.models import Article, Edition
from companies.models import Company, Milestone
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_author,
    make_client,
    make_company,
    make_edition,
    make_milestone,
    make_partnership,
    make_picture,
    make_section,
    make_user,
    rewrite,
)
from tests.pages.reading import blocks, get, links, words

pytestmark = pytest.mark.django_db


def page_of(edition: Edition) -> str:
    return get(edition.get_absolute_url())


def related(edition: Edition) -> list[str]:
    return re.findall(r'class="card-headline"><a href="([^"]+)"', page_of(edition))


def test_a_page_says_all_that_the_edition_says() -> None:
    edition = make_edition(
        kicker="Alleanze",
        headline="Prada e Adidas insieme",
        standfirst="La scarpa diventa continuativa.",
        dateline="Milano",
        body="<p>Il <strong>primo</strong> capoverso.</p><h2>Un titoletto</h2>",
        section=make_section(name="Moda", slug="moda"),
        tags=["scarpe"],
    )
    page = page_of(edition)
    for cls, said in {
        "story-kicker": "Alleanze",
        "story-standfirst": "La scarpa diventa continuativa.",
        "story-dateline": "Milano",
    }.items():
        assert blocks(page, cls) == [said]
    assert "<h1>Prada e Adidas insieme</h1>" in page
    assert "<p>Il <strong>primo</strong> capoverso.</p><h2>Un titoletto</h2>" in page
    assert '<a href="/sections/moda/">Moda</a>' in page
    assert '<a rel="tag" href="/tags/scarpe/">scarpe</a>' in page
    assert re.search(r"<title>Prada e Adidas insieme · ", page)
    assert '<meta name="description" content="La scarpa diventa continuativa.">' in page


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        (["Anna"], "Anna"),
        (["Anna", "Carlo"], "Anna {and} Carlo"),
        (["Zeno", "Anna", "Carlo"], "Zeno , Anna {and} Carlo"),
    ],
)
def test_a_byline_joins_the_names_in_the_order_of_the_desk(names: list[str], byline: str) -> None:
    for language, joined in (("it", "e"), ("en", "and")):
        authors = [make_author(name=name) for name in names]
        page = page_of(make_edition(authors=authors, language=language))
        (said,) = blocks(page, "story-byline")
        assert said.partition(" ")[2] == byline.format_map({"and": joined})
        assert [href.rsplit("/", 2)[1] for href in links(page, "story-byline")] == [one.slug for one in authors]


def test_times_are_told_in_the_newsroom_s_zone() -> None:
    edition = make_edition(at=dt.datetime(2020, 7, 31, 22, 30, tzinfo=dt.UTC))
    page = page_of(edition)
    assert "1º agosto 2020, 00:30" in words(page)
    assert 'datetime="2020-08-01T00:30:00+02:00"' in page


def test_a_page_says_when_it_was_updated_once_it_was() -> None:
    article = make_article()
    first = make_edition(article, at=dt.datetime(2020, 12, 21, 7, 0, tzinfo=dt.UTC))
    assert blocks(page_of(first), "story-updated") == []
    second = make_edition(rewrite(article, body="<p>Altro.</p>"), at=dt.datetime(2020, 12, 22, 8, 0, tzinfo=dt.UTC))
    page = page_of(second)
    assert "22 dicembre 2020, 09:00" in blocks(page, "story-updated")[0]
    assert "21 dicembre 2020, 08:00" in words(page)


def test_what_a_person_typed_is_text_and_never_markup() -> None:
    evil = '"><script>alert(1)</script>'
    picture = make_picture(alt=evil, caption=evil, credit=evil)
    company = make_company(name=evil)
    milestone = make_milestone(make_partnership((company,), title=evil), label=evil)
    edition = make_edition(
        headline=evil,
        kicker=evil,
        standfirst=evil,
        dateline=evil,
        picture=picture,
        milestones=[milestone],
        authors=[make_author(name=evil)],
        tags=[evil],
        slug="storia",
    )
    for path in (edition.get_absolute_url(), "/", company.get_absolute_url(), milestone.partnership.get_absolute_url()):
        page = get(path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_a_body_is_cleaned_when_it_is_shown_whatever_is_stored() -> None:
    article = make_article()
    Article.objects.filter(pk=article.pk).update(body='<p onclick="x()">Sì.</p><script>alert(1)</script>')
    article.refresh_from_db()
    page = page_of(make_edition(article))
    assert "<p>Sì.</p>" in page
    assert "onclick" not in page
    assert "alert(1)" not in page


def test_a_picture_is_told_in_the_story_s_language_and_offered_in_three_widths() -> None:
    picture = make_picture(
        alt="Una vetrina", alt_en="A window", caption="A Milano", caption_en="In Milan", credit="Foto: X"
    )
    italian, english = make_edition(picture=picture), make_edition(picture=picture, language="en")
    here, there = page_of(italian), page_of(english)
    assert 'alt="Una vetrina"' in here
    assert 'alt="A window"' in there
    assert "A Milano" in words(here)
    assert "In Milan" in words(there)
    assert blocks(here, "credit") == ["Foto: X"]
    for width in (480, 960, 1600):
        assert Client().get(f"/media/{picture.token}/{width}.webp").status_code == 200
        assert f"/media/{picture.token}/{width}.webp {width}w" in here


def test_a_picture_without_english_words_is_told_in_italian() -> None:
    page = page_of(make_edition(picture=make_picture(alt="Una vetrina"), language="en"))
    assert 'alt="Una vetrina"' in page


def test_facts_are_those_that_were_true_when_the_edition_was_made() -> None:
    company = make_company(name="Prada", kind=Company.Kind.BRAND)
    partnership = make_partnership((company,), title="Prada da Zalando")
    milestone = make_milestone(partnership, label="Apre", date="2020-12", state=Milestone.State.HAPPENED)
    edition = make_edition(milestones=[milestone])
    before = page_of(edition)
    for said in ("Prada da Zalando", "dicembre 2020", "Apre"):
        assert said in words(before)
    assert f'<a href="/brands/{company.slug}/">Prada</a>' in before
    for row, name in ((company, "name"), (partnership, "title"), (milestone, "label")):
        setattr(row, name, "Altro")
        row.save()
    assert page_of(edition) == before


def test_saving_at_the_desk_changes_nothing_in_public() -> None:
    article = make_article(headline="Prima", tags=["uno"])
    edition = make_edition(article)
    before = page_of(edition)
    rewrite(article, headline="Dopo", body="<p>Dopo.</p>")
    article.tags.add("due")
    article.authors.set([make_author(name="Altra")])
    assert page_of(edition) == before


def test_what_stands_beside_a_story_is_about_the_same_newest_first_and_not_itself() -> None:
    company, partnership = make_company(), make_partnership()
    edition = make_edition(companies=[company], partnerships=[partnership], tags=["uno"])
    by_tag = make_edition(tags=["uno"], at=ago(hours=3))
    by_company = make_edition(companies=[company], at=ago(hours=1))
    by_partnership = make_edition(partnerships=[partnership], at=ago(hours=2))
    make_edition(tags=["altro"])
    assert related(edition) == [one.get_absolute_url() for one in (by_company, by_partnership, by_tag)]


def test_what_stands_beside_a_story_is_live_in_its_language_and_at_most_four() -> None:
    edition = make_edition(tags=["uno"])
    make_edition(tags=["uno"], language="en")
    make_edition(tags=["uno"], at=ahead(hours=1))
    make_edition(tags=["uno"], at=ago(hours=2), until=ago(hours=1))
    make_article(tags=["uno"])
    make_edition(tags=["uno"], language="en", original=edition.article)
    assert related(edition) == []
    others = [make_edition(tags=["uno"], at=ago(hours=hours)) for hours in range(1, 7)]
    assert related(edition) == [one.get_absolute_url() for one in others[:4]]


def test_a_story_that_shares_two_things_stands_beside_another_once() -> None:
    company = make_company()
    edition = make_edition(companies=[company], tags=["uno", "due"])
    other = make_edition(companies=[company], tags=["uno", "due"])
    assert related(edition) == [other.get_absolute_url()]


def test_a_story_about_nothing_has_nothing_beside_it() -> None:
    make_edition()
    assert related(make_edition()) == []


def test_people_of_the_desk_see_in_public_what_readers_see() -> None:
    article = make_article()
    edition = make_edition(article)
    rewrite(article, headline="Dopo")
    chief = make_client(make_user("Chief"))
    assert chief.get(edition.get_absolute_url()).content.decode() == page_of(edition)
    draft = make_article(slug="bozza")
    assert chief.get(f"/articles/{draft.slug}/").status_code == 404
