"""A real manuscript, from its file to the reader, against a real server without a worker."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from articles import imports, workflow
from articles.models import Article
from tests.browser.test_main_job import status, text, watch
from tests.factories import make_author, make_company, make_milestone, make_partnership, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SEED = Path(__file__).parent.parent / "articles" / "manuscript" / "data" / "gucci-tmall-2020-12.txt"


def test_the_seed_is_imported_scheduled_and_read_at_its_instant_with_its_partnership_and_in_the_feed(site: str) -> None:
    gucci, kering, tmall = make_company(name="Gucci"), make_company(name="Kering"), make_company(name="Tmall")
    partnership = make_partnership((gucci, tmall), title="Gucci × Tmall", slug="gucci-tmall")
    opening = make_milestone(partnership, date="2020-12-21", label="Apre il negozio dedicato alla moda")
    article = imports.take_in(SEED, section=make_section(), by=None)
    assert set(article.suggested_companies.all()) == {gucci, kering, tmall}
    assert str(article.dated) == "2020-12"

    polish(article, opening)
    editor = make_user("Editor")
    workflow.approve(article, by=editor)
    at = timezone.now() + dt.timedelta(seconds=3)
    workflow.publish(article, by=editor, at=at)

    pages = {
        f"{site}/articles/{article.slug}/": article.headline,
        f"{site}/partnerships/gucci-tmall/": opening.label,
    }
    assert [status(address) for address in pages] == [404, 404]
    assert article.headline not in text(f"{site}/feed/")
    asked, answered = watch(next(iter(pages)), until=at + dt.timedelta(seconds=5))
    assert answered >= at
    assert asked < at + dt.timedelta(milliseconds=100)
    for address, words in pages.items():
        assert words in text(address)
    assert article.headline in text(f"{site}/feed/")


def polish(article: Article, opening: object) -> None:
    """What an editor still does: a byline, and what the story is about."""
    article.set_byline([make_author()])
    article.companies.set(article.suggested_companies.all())
    article.milestones.set([opening])
    workflow.record(article, by=None)
