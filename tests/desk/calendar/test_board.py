"""The board: what stands in which column, how far, and where a card may go."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from tests.desk.calendar.placing import planned, shown
from tests.factories import ago, ahead, approve, make_article, make_client, make_copies, make_edition, make_section

pytestmark = pytest.mark.django_db


def columns(user: User, **asked: Any) -> dict[str, list[Any]]:
    context = make_client(user).get("/admin/board/", asked).context
    return {column.name: column.cards for column in context["columns"]}


def headlines(user: User, **asked: Any) -> dict[str, list[str]]:
    return {name: [card.headline for card in cards] for name, cards in columns(user, **asked).items()}


def test_each_story_stands_where_it_is(editor: User) -> None:
    make_article(headline="Bozza")
    workflow.submit(make_article(headline="Consegnato"), by=None)
    approve(make_article(headline="Approvato"))
    make_edition(headline="Dopo", at=ahead(days=2))
    make_edition(headline="Prima", at=ahead(days=1))
    make_edition(headline="Ieri", at=ago(days=2))
    make_edition(headline="Ora", at=ago(seconds=1))
    found = headlines(editor)
    assert found["draft"] == ["Bozza"]
    assert found["submitted"] == ["Consegnato"]
    assert found["approved"] == ["Approvato"]
    assert found["scheduled"] == ["Prima", "Dopo"]
    assert found["live"] in (["Ora"], [])  # a second ago may have been yesterday


def test_filters_narrow_every_column(editor: User, reporter: User) -> None:
    section = make_section()
    make_article(headline="Sì", section=section, owner=reporter)
    make_article(headline="No", owner=reporter)
    make_edition(make_article(headline="Poi", section=section, owner=reporter), at=ahead(days=1))
    make_edition(headline="Altro", at=ahead(days=1))
    found = headlines(editor, section=section.pk, person=reporter.pk)
    assert (found["draft"], found["scheduled"]) == (["Sì"], ["Poi"])


@pytest.mark.parametrize("column", ["draft", "scheduled"])
def test_a_column_goes_on_by_more_and_loses_nothing(column: str, editor: User) -> None:
    if column == "draft":
        for _number in range(30):
            make_article()
    else:
        make_copies(make_edition(at=ahead(days=1)), [ahead(days=2)] * 29)
    client, seen = make_client(editor), []
    context = client.get("/admin/board/").context
    while True:
        found = next(one for one in context["columns"] if one.name == column)
        seen += [card.pk for card in found.cards]
        if not found.more:
            break
        context = client.get(found.more).context
    assert len(seen) == len(set(seen)) == 30


@pytest.mark.parametrize("after", ["rubbish", "2027-01-01,1", "2027-01-01T00:00:00+00:00,x", ","])
def test_a_place_that_is_none_is_the_beginning(after: str, editor: User) -> None:
    make_article(headline="Prima")
    assert headlines(editor, more="draft", after=after) == {"draft": ["Prima"]}


def test_a_card_goes_by_the_verb_of_its_column_for_who_may(editor: User, reporter: User) -> None:
    article = make_article(owner=reporter)
    goals = {user: [goal for goal, _said, _way in columns(user)["draft"][0].ways] for user in (reporter, editor)}
    assert goals == {reporter: ["submitted"], editor: ["submitted", "approved", "scheduled", "live"]}
    way = columns(editor)["draft"][0].ways[0][2]
    assert way == f"{article.get_admin_url().replace('change/', '')}submit/?back=/admin/board/"
    assert make_client(editor).post(way, {"revision": 1}).url == "/admin/board/"
    article.refresh_from_db()
    assert article.status == "submitted"


def test_it_says_when_it_is_wished_for_and_due(editor: User) -> None:
    article = planned(ahead(days=1))
    workflow.set_due(article, by=None, at=ahead(days=2))
    page = shown(make_client(editor), "/admin/board/")
    assert "planned tomorrow" in page
    assert "due " in page


def test_it_costs_the_same_with_few_stories_and_with_many(editor: User) -> None:
    client = make_client(editor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, "/admin/board/")
        return len(captured)

    make_edition(at=ahead(days=1))
    few = cost()
    for number in range(12):
        make_article()
        make_edition(at=ahead(days=number + 1))
    assert cost() == few == 11
