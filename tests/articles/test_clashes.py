"""Stories that get into each other's way in time."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import checks, clashes, slots, workflow
from articles.models import Article
from tests.factories import ahead, make_article, make_client, make_company, make_edition, make_milestone, rewrite

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def noon() -> dt.datetime:
    """At noon, some days from now, by the newsroom's clock."""
    return timezone.localtime(ahead(days=5)).replace(hour=12, minute=0, second=0, microsecond=0)


def planned(at: dt.datetime, article: Article | None = None, **kw: object) -> Article:
    article = article or make_article(**kw)
    workflow.plan(article, by=None, at=at)
    return article


def kinds(at: dt.datetime) -> list[str]:
    return [clash.kind for clash in clashes.among(slots.between(at - 12 * HOUR, at + 12 * HOUR))]


def test_two_stories_on_one_company_within_three_hours_clash_whether_wished_or_scheduled() -> None:
    at, company = noon(), make_company(name="Bottega")
    make_edition(companies=[company], at=at, headline="Fatto")
    planned(at + 2 * HOUR, companies=[company], headline="Desiderio")
    planned(at + 6 * HOUR, companies=[company])
    planned(at + HOUR, companies=[make_company()])
    planned(at + HOUR, companies=[company], language="en")
    found = clashes.among(slots.between(at, at + 8 * HOUR))
    assert [clash.kind for clash in found] == ["company"]
    assert "Bottega" in found[0].says
    assert "“Fatto”" in found[0].says and "“Desiderio” (14:00)" in found[0].says


def test_three_hours_apart_is_enough() -> None:
    at, company = noon(), make_company()
    planned(at, companies=[company])
    planned(at + 3 * HOUR, companies=[company])
    assert kinds(at) == []


def test_an_update_of_a_live_story_takes_no_slot() -> None:
    at, company = noon(), make_company()
    article = make_edition(companies=[company]).article
    make_edition(rewrite(article, headline="Poi"), at=at)
    planned(at, companies=[company])
    assert kinds(at) == []


def test_two_stories_clash_once_however_many_companies_they_share_and_none_with_itself() -> None:
    at, companies = noon(), [make_company(), make_company()]
    planned(at + HOUR, make_edition(companies=companies, at=at).article)
    assert kinds(at) == []
    planned(at + 2 * HOUR, companies=companies)
    assert kinds(at) == ["company"]


@pytest.mark.parametrize(
    ("number", "minutes", "expected"), [(4, 4, ["crowd"]), (3, 4, []), (4, 5, []), (6, 1, ["crowd"])]
)
def test_four_stories_in_a_quarter_of_an_hour_are_a_crowd(number: int, minutes: int, expected: list[str]) -> None:
    for index in range(number):
        planned(noon() + dt.timedelta(minutes=7 + index * minutes))
    assert kinds(noon()) == expected


def test_stories_of_two_languages_or_wishes_for_one_story_make_no_crowd() -> None:
    at = noon()
    for language in ("it", "it", "it", "en"):
        planned(at, language=language)
    planned(at, make_edition(at=at, language="en").article)
    planned(at, language="en")
    assert kinds(at) == []


def test_a_story_after_the_day_of_what_it_looks_ahead_to_clashes() -> None:
    at = noon()
    day = at.date() - dt.timedelta(days=1)
    over = timezone.localdate() - dt.timedelta(days=1)
    for state, date in (("expected", over), ("happened", day), ("expected", at.date()), ("expected", f"{at:%Y}")):
        planned(at, milestones=[make_milestone(date=str(date), state=state)])
        make_edition(at=at, milestones=[make_milestone(date=str(date), state=state)])
    planned(at, milestones=[make_milestone(date=str(day), label=f"expected {day}")])
    found = [clash for clash in clashes.among(slots.between(at, at)) if clash.kind == "milestone"]
    assert len(found) == 1
    assert f"“expected {day} (" in found[0].says


def test_the_story_s_checks_warn_of_it_and_hold_nothing_up(editor: User) -> None:
    at, company = noon(), make_company()
    planned(at, companies=[company])
    happened = make_milestone(date=str(at.date() - dt.timedelta(days=1)), state="happened")
    article = planned(at + HOUR, companies=[company], milestones=[happened], owner=editor)
    found = [one for one in checks.found_in(checks.of_article(article)) if one.name == "clash"]
    assert len(found) == 1 and not found[0].is_blocking
    assert "within three hours" in make_client(editor).get(article.get_admin_url()).content.decode()


def test_scheduling_shows_what_else_goes_out_then_before_and_after(editor: User) -> None:
    at, company = noon(), make_company()
    make_edition(companies=[company], at=at)
    article, client = make_article(companies=[company]), make_client(editor)
    page = f"{article.get_admin_url().replace('change/', '')}schedule/"
    assert "within three hours" not in client.get(page).content.decode()
    assert "within three hours" in client.get(f"{page}?at={at:%Y-%m-%dT%H:%M}").content.decode()
    sent = {"at": f"{at + HOUR:%Y-%m-%dT%H:%M}", "revision": 1}
    assert "within three hours" in client.post(page, sent, follow=True).content.decode()
    article.refresh_from_db()
    assert article.editions.exists()
