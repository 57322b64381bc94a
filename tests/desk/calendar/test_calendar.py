"""The calendar: what stands where, how it may be moved, and what it costs."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from desk.calendar import days
from tests.desk.calendar.placing import make_idea, noon, planned, shown
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_client,
    make_company,
    make_copies,
    make_edition,
    make_milestone,
    make_section,
    rewrite,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def opened(user: User, **asked: Any) -> dict[str, Any]:
    return make_client(user).get("/admin/calendar/", asked).context


def on(user: User, day: dt.date, **asked: Any) -> list[tuple[str, str]]:
    """Kinds and titles of what the month shows on that day."""
    context = opened(user, day=day.isoformat(), **asked)
    return next([(one.kind, one.title) for one in shown.entries] for shown in context["days"] if shown.date == day)


def tray(user: User, **asked: Any) -> dict[str, list[str]]:
    return {words: [one.title for one in inside] for words, inside, _more in opened(user, **asked)["trays"]}


def test_facts_and_wishes_stand_on_their_days(editor: User) -> None:
    at = noon()
    make_edition(headline="Fatto", at=at, until=at + 2 * HOUR)
    planned(at + HOUR, headline="Desiderio")
    workflow.set_due(make_article(headline="Scadenza"), by=None, at=at + 3 * HOUR)
    make_idea("Idea", wanted=at.date())
    make_milestone(date=str(at.date()), label="Apertura")
    found = on(editor, at.date())
    assert {kind for kind, _title in found[:2]} == {"milestone", "idea"}
    assert [kind for kind, _title in found[2:]] == ["scheduled", "planned", "end", "due"]
    assert {title for _kind, title in found[2:]} == {"Fatto", "Desiderio", "Scadenza"}


def test_a_wish_looks_different_from_a_fact(editor: User) -> None:
    make_edition(at=noon())
    planned(noon() + HOUR)
    page = shown(make_client(editor), "/admin/calendar/", day=noon().date())
    assert 'class="cal-entry is-scheduled"' in page
    assert 'class="cal-entry is-planned is-wish"' in page


def test_what_went_out_stays_where_it_did_and_can_t_be_moved(editor: User) -> None:
    edition = make_edition(headline="Uscito", at=ago(hours=1))
    make_edition(rewrite(edition.article, headline="Nuova"), at=noon())
    context = opened(editor, day=days.day_of(edition.live.lower).isoformat())
    found = [one for day in context["days"] for one in day.entries if one.title == "Uscito"]
    assert [(one.kind, one.move) for one in found] == [("live", "")]
    updates = opened(editor, day=noon().date().isoformat())["days"]
    assert [one.label for day in updates for one in day.entries if one.title == "Nuova"] == ["update"]


def test_a_cancelled_edition_stands_nowhere(editor: User) -> None:
    edition = make_edition(at=noon())
    workflow.cancel(edition, by=None)
    assert on(editor, noon().date()) == []


def test_dates_keep_their_precision_in_the_trays(editor: User) -> None:
    for date in ("2027-02-09", "2027-02", "2027-Q1", "2027", "2027-03"):
        make_milestone(date=date, label=f"Tappa {date}")
    make_milestone(date="2027-02", label="Tolta", state="cancelled")
    make_idea("Senza data")
    make_idea("Di febbraio", wanted="2027-02")
    make_idea("Lasciata", dropped_at=timezone.now())
    found = tray(editor, day="2027-02-15")
    assert {words: sorted(title.partition(" · ")[0] for title in titles) for words, titles in found.items()} == {
        "2027": ["Tappa 2027"],
        "quarter 1 of 2027": ["Tappa 2027-Q1"],
        "February 2027": ["Di febbraio", "Tappa 2027-02"],
        "": ["Senza data"],
    }
    assert [kind for kind, _title in on(editor, dt.date(2027, 2, 9))] == ["milestone"]


def test_a_crowded_day_leads_to_the_day(editor: User) -> None:
    section, at = make_section(), noon()
    make_copies(make_edition(at=at, section=section), [at + dt.timedelta(minutes=index) for index in range(16)])
    page = shown(make_client(editor), "/admin/calendar/", day=at.date(), section=section.pk)
    assert f'href="/admin/sheet/?day={at.date()}&amp;section={section.pk}">+12<' in page
    assert page.count('class="cal-entry is-scheduled"') == 5 + 1  # and the one that explains the looks


@pytest.mark.parametrize("view", ["month", "week"])
def test_filters_narrow_it_and_stay_in_every_address(view: str, editor: User, reporter: User) -> None:
    section, at = make_section(), noon()
    planned(at, headline="Giusto", section=section, owner=reporter, language="en")
    planned(at, headline="Altra sezione", owner=reporter, language="en")
    planned(at, headline="Altra persona", section=section, language="en")
    planned(at, headline="Altra lingua", section=section, owner=reporter)
    asked = {"section": section.pk, "person": reporter.pk, "language": "en"}
    page = shown(make_client(editor), "/admin/calendar/", view=view, day=at.date(), **asked)
    assert [word in page for word in ("Giusto", "Altra sezione", "Altra persona", "Altra lingua")] == [1, 0, 0, 0]
    assert page.count(f"&amp;section={section.pk}&amp;person={reporter.pk}&amp;language=en") > 10


def test_the_week_knows_the_hour_that_is_skipped_and_the_one_that_comes_twice(editor: User) -> None:
    client = make_client(editor)
    assert shown(client, "/admin/calendar/", view="week", day="2027-03-28").count("skips this hour") == 1
    page = shown(client, "/admin/calendar/", view="week", day="2027-10-31")
    assert page.count("comes twice") == 1
    assert "skips" not in page


@pytest.mark.parametrize("minute", ["00:30", "01:30"])
def test_both_hours_of_one_name_stand_in_its_row(minute: str, editor: User) -> None:
    planned(dt.datetime.fromisoformat(f"2027-10-31T{minute}+00:00"), headline="Di notte")
    day = opened(editor, view="week", day="2027-10-31")["days"][-1]
    assert [one.title for one in day.slots[2].entries] == ["Di notte"]


def test_reporters_see_all_and_move_their_own_wishes_alone(reporter: User, editor: User) -> None:
    at = noon()
    make_edition(make_article(owner=reporter), at=at)
    for owner in (reporter, editor):
        planned(at, owner=owner)
        make_idea(assignee=owner, wanted=at.date())
    make_idea(wanted=at.date())
    moves = {}
    for user in (reporter, editor):
        context = opened(user, day=at.date().isoformat())
        moves[user] = sorted(one.kind for day in context["days"] for one in day.entries if one.move)
    assert moves[reporter] == ["idea", "idea", "planned"]
    assert moves[editor] == ["idea", "idea", "idea", "planned", "planned", "scheduled"]


def test_clashes_are_told_above_and_at_the_entry(editor: User) -> None:
    company, at = make_company(name="Bottega"), noon()
    make_edition(at=at, companies=[company])
    planned(at + HOUR, companies=[company])
    page = shown(make_client(editor), "/admin/calendar/", day=at.date())
    assert "1 clash" in page
    assert page.count("Two stories on Bottega within three hours") == 5
    assert page.count('class="cal-clash"') == 2


def test_who_may_not_see_stories_sees_no_page_of_time(stranger: User) -> None:
    for page in ("calendar/", "calendar/new/", "board/", "sheet/", "calendar/feed/"):
        assert make_client(stranger).get(f"/admin/{page}").status_code == 403


@pytest.mark.parametrize("view", ["month", "week"])
def test_it_costs_eight_queries_however_much_there_is(view: str, editor: User) -> None:
    client, at = make_client(editor), noon()
    company = make_company()

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, "/admin/calendar/", view=view, day=at.date())
        return len(captured)

    first = make_edition(at=at, companies=[company])
    planned(at, companies=[company], milestones=[make_milestone(date=str(at.date()))])
    make_idea()
    few = cost()
    make_copies(first, [ahead(days=1 + index % 9, minutes=index) for index in range(300)])
    for index in range(20):
        make_idea(wanted=at.date(), section=make_section() if index % 2 else None)
    assert cost() == few == 8
