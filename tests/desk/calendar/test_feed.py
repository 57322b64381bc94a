"""A person's own calendar feed."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from articles.models import CalendarKey
from desk.calendar import feed
from tests.desk.calendar.placing import make_idea, noon, planned, shown
from tests.factories import ago, ahead, make_client, make_edition, make_milestone

pytestmark = pytest.mark.django_db
OWN = "/admin/calendar/feed/"


def events(user: User) -> list[tuple[str, str]]:
    response = Client().get(f"/calendar/{CalendarKey.make(user)}.ics")
    assert response.status_code == 200
    found = Calendar.from_ical(response.content)
    return [(str(one["summary"]), str(one["status"])) for one in found.walk("VEVENT")]


def test_it_tells_what_is_scheduled_planned_and_expected_and_one_s_own_ideas(reporter: User, editor: User) -> None:
    at = noon()
    make_edition(headline="Fatto", at=at)
    planned(at, headline="Desiderio")
    make_milestone(date=str(at.date()), label="Apertura")
    make_idea("Mia", wanted=at.date(), assignee=reporter)
    make_idea("Di altri", wanted=at.date(), assignee=editor)
    make_edition(headline="Lontano", at=ahead(days=120))
    make_edition(headline="Passato", at=ago(days=20))
    found = sorted(says.partition(" · ")[0] for says, _status in events(reporter))
    assert found == ["idea: Mia", "previsto: Desiderio", "programmato: Fatto", "tappa: Apertura"]
    assert dict(events(reporter))["previsto: Desiderio"] == "TENTATIVE"


def test_a_date_keeps_its_precision(editor: User) -> None:
    make_milestone(date=f"{noon():%Y-%m}", label="Del mese")
    event = next(
        one for one in Calendar.from_ical(feed.written(editor)).walk("VEVENT") if "mese" in str(one["summary"])
    )
    days = event["dtend"].dt - event["dtstart"].dt
    assert event["dtstart"].dt == noon().date().replace(day=1)
    assert days >= dt.timedelta(days=28)


def test_lines_are_folded_and_instants_are_in_utc(editor: User) -> None:
    make_edition(headline="Ò" * 120, at=noon())
    body = Client().get(f"/calendar/{CalendarKey.make(editor)}.ics").content
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert f"DTSTART:{noon().astimezone(dt.UTC):%Y%m%dT%H%M%SZ}".encode() in body


def test_it_is_kept_by_no_cache_and_found_by_no_search(editor: User) -> None:
    response = Client().get(f"/calendar/{CalendarKey.make(editor)}.ics")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies


def test_a_wrong_a_revoked_and_a_replaced_token_are_pages_that_are_not_there(editor: User) -> None:
    first, second = CalendarKey.make(editor), CalendarKey.make(editor)
    missing = Client().get("/calendar/wrong.ics")
    assert missing.status_code == 404
    assert Client().get(f"/calendar/{first}.ics").content == missing.content
    assert Client().get(f"/calendar/{second}.ics").status_code == 200
    make_client(editor).post(OWN, {"revoke": "1"})
    assert Client().get(f"/calendar/{second}.ics").status_code == 404


def test_it_ends_with_the_leave_of_its_person(editor: User) -> None:
    token = CalendarKey.make(editor)
    editor.groups.clear()
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_the_address_is_shown_once_and_only_a_digest_is_kept(editor: User) -> None:
    client = make_client(editor)
    token = re.findall(r"/calendar/([\w-]+)\.ics", client.post(OWN).content.decode())[0]
    assert Client().get(f"/calendar/{token}.ics").status_code == 200
    assert token not in shown(client, OWN)
    assert token not in CalendarKey.objects.get().digest


def test_it_is_made_at_most_once_a_minute_and_bounded(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    token = CalendarKey.make(editor)
    for _number in range(4):
        planned(noon())
    monkeypatch.setattr(feed, "MOST", 3)
    with CaptureQueriesContext(connection) as made:
        body = Client().get(f"/calendar/{token}.ics").content
    with CaptureQueriesContext(connection) as kept:
        assert Client().get(f"/calendar/{token}.ics").content == body
    assert body.count(b"BEGIN:VEVENT") == 3
    assert (len(made), len(kept)) == (4, 2)
    cache.clear()
