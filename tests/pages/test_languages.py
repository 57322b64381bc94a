"""Italian and English stand apart, and live translations know each other."""

import re

import pytest
from django.test import Client
from django.utils import translation

from articles import workflow
from articles.models import Edition
from companies.dates import month_in_prose
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_author,
    make_company,
    make_edition,
    make_partnership,
    make_section,
    rewrite,
)
from tests.pages.addresses import paths, story_lists
from tests.pages.reading import get, words
from tests.pages.states import Places

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def canonical(page: str) -> str:
    (address,) = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
    return address


def alternates(page: str) -> dict[str, str]:
    """The address of each language that a page's head names."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert len(dict(found)) == len(found)
    return dict(found)


def places_of(edition: Edition) -> Places:
    places = Places()
    places.add(edition.article)
    places.month = {(edition.published_at.year, edition.published_at.month)}
    return places


def test_every_list_shows_the_stories_of_its_own_language_only() -> None:
    parties = [make_company(), make_company(kind="retailer"), make_company(kind="group")]
    links = {
        "section": make_section(),
        "authors": [make_author()],
        "tags": ["uno"],
        "partnerships": [make_partnership(parties)],
    }
    italian = make_edition(headline="Soltanto italiano", **links)
    english = make_edition(headline="English only", language="en", **links)
    asked = {}
    for name, path in paths(places_of(italian), deep=False):
        list_name = name.removesuffix("-feed")
        if list_name in story_lists() and Client().get(path).status_code == 200:
            page = get(path)
            asked.setdefault(name, set()).add((english.headline in page, italian.headline in page))
            assert (english.headline in page) == path.startswith("/en/"), path
    assert asked == dict.fromkeys(asked, {(True, False), (False, True)})
    assert len(asked) >= 16


def test_a_page_says_which_language_it_is_in() -> None:
    edition = make_edition()
    for path, language in (("/", "it"), ("/en/", "en"), (edition.get_absolute_url(), "it")):
        response = Client(headers={"Accept-Language": "de, en;q=0.5"}).get(path)
        assert response.headers["Content-Language"] == language
        assert f'<html lang="{language}">' in response.content.decode()


def test_the_reader_s_browser_does_not_choose_the_language() -> None:
    make_edition()
    assert Client(headers={"Accept-Language": "en"}).get("/").content == Client().get("/").content
    assert Client(headers={"Cookie": "django_language=en"}).get("/").content == Client().get("/").content


def test_months_and_dates_follow_the_language_of_the_page() -> None:
    edition = make_edition(at=ago(days=1), tags=["uno"])
    make_edition(at=edition.published_at, tags=["uno"], language="en")
    stamp = f"{edition.published_at:%Y/%m}"
    with translation.override("it"):
        italian = month_in_prose(edition.published_at.date())
    english = f"{edition.published_at:%B %Y}"
    assert italian in words(get(f"/archive/{stamp}/"))
    assert english in words(get(f"/en/archive/{stamp}/"))


def test_an_article_s_address_proper_is_its_own_whatever_was_asked() -> None:
    edition = make_edition(slug="storia")
    for path in ("/articles/storia/", "/articles/storia/?utm_source=x"):
        assert canonical(get(path)) == f"{SITE}{edition.get_absolute_url()}"


def test_a_list_s_address_proper_has_its_key_and_nothing_else() -> None:
    make_edition()
    assert canonical(get("/?utm_source=x&before=")) == f"{SITE}/"


def test_live_translations_name_each_other_and_themselves() -> None:
    italian = make_edition(slug="storia")
    english = make_edition(slug="story", language="en", original=italian.article)
    both = {"it": f"{SITE}/articles/storia/", "en": f"{SITE}/en/articles/story/"}
    for edition in (italian, english):
        page = get(edition.get_absolute_url())
        assert alternates(page) == both
        other = both["en" if edition.language == "it" else "it"].removeprefix(SITE)
        assert f'href="{other}"' in page.partition("<body")[2]


def test_a_story_without_a_live_translation_names_none() -> None:
    italian = make_edition(slug="storia", at=ago(hours=2))
    for given in ({"at": ahead(hours=1)}, {"at": ago(hours=2), "until": ago(hours=1)}):
        make_edition(make_article(language="en", original=italian.article, slug=f"tale-{len(given)}"), **given)
    make_article(language="en", original=italian.article, slug="tale-draft")
    page = get("/articles/storia/")
    assert alternates(page) == {}
    assert "tale-" not in page


def test_a_translation_that_is_withdrawn_is_named_no_longer() -> None:
    italian = make_edition(slug="storia", at=ago(hours=2))
    english = make_edition(slug="story", language="en", original=italian.article, at=ago(hours=2))
    workflow.withdraw(english.article, by=None)
    assert alternates(get("/articles/storia/")) == {}


def test_a_translation_outlives_its_original() -> None:
    italian = make_edition(slug="storia", at=ago(hours=2))
    make_edition(slug="story", language="en", original=italian.article, at=ago(hours=2))
    workflow.withdraw(italian.article, by=None)
    page = get("/en/articles/story/")
    assert alternates(page) == {}
    assert "storia" not in page


def test_a_translation_is_named_by_its_present_address() -> None:
    italian = make_edition(slug="storia", at=ago(hours=2))
    english = make_article(slug="story", language="en", original=italian.article)
    make_edition(english, at=ago(hours=2))
    make_edition(rewrite(english, slug="tale"), at=ago(hours=1))
    assert alternates(get("/articles/storia/"))["en"] == f"{SITE}/en/articles/tale/"
