"""In a conflict, a list of records is as much one side's or the other's as a line of text is."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles.admin.conflict import Difference
from articles.models import Article
from companies.models import Role
from tests.articles.admin.story_form import opened, save
from tests.factories import (
    make_article,
    make_author,
    make_client,
    make_company,
    make_milestone,
    make_partnership,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db

LISTS: dict[str, Any] = {
    "authors": make_author,
    "companies": make_company,
    "partnerships": make_partnership,
    "milestones": make_milestone,
    "people": make_person,
    "reported": lambda: Role.objects.create(person=make_person(), company=make_company(), title="Direttrice"),
}


@pytest.fixture
def colleague(db: None) -> User:
    return make_user("Editor")


def refused(article: Article, mine: User, theirs: User, **changes: dict[str, Any]) -> HttpResponse:
    """Both open the story and change the headline, and what `mine` and `theirs` among the changes say beside it."""
    me, them = make_client(mine), make_client(theirs)
    my_form, their_form = opened(me, article), opened(them, article)
    save(them, article, their_form, **{"headline": "Loro"} | changes.get("by_them", {}))
    response = save(me, article, my_form, **{"headline": "Mio"} | changes.get("by_me", {}))
    assert response.status_code == 200
    return response


def differences(response: HttpResponse) -> dict[str, Difference]:
    return {one.name: one for one in response.context["conflict"].differences}


@pytest.mark.parametrize("side", ["theirs", "mine"])
@pytest.mark.parametrize("name", [*LISTS, "tags"])
def test_a_list_that_one_side_changed_is_proposed_as_that_side_s(
    name: str, side: str, editor: User, colleague: User
) -> None:
    article = make_article(tags=["Cina"], **{kind: [make(), make()] for kind, make in LISTS.items()})
    change = {name: "Cina, Brasile"} if name == "tags" else {name: [LISTS[name]().pk]}
    response = refused(article, editor, colleague, **{"by_them" if side == "theirs" else "by_me": change})
    found = differences(response)
    assert set(found) == {"headline", name}
    assert (found[name].changed_by, found[name].choice) == (side, side)


def test_a_list_that_both_sides_changed_is_theirs_to_decide(editor: User, colleague: User) -> None:
    article = make_article(companies=[make_company()])
    changes = [{"companies": [make_company().pk]} for _side in range(2)]
    response = refused(article, editor, colleague, by_them=changes[0], by_me=changes[1])
    assert (differences(response)["companies"].changed_by, differences(response)["companies"].choice) == ("both", "")
