"""Hundreds of rounds of windows that keep their text while the story is saved or deleted: nobody meets an error."""

import uuid
from functools import partial
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse

from articles import workflow
from articles.admin import keeping as page
from articles.models import Article, Presence, Revision, Unsaved
from tests.articles.admin.story_form import opened
from tests.articles.at_once import at_once, post, requested
from tests.factories import make_article, make_client, make_user

pytestmark = [
    pytest.mark.hundreds,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quiet", "a_connection_for_each"),
]


def window(person: User, after: str = "") -> dict[str, Any]:
    return {
        "kept-window": uuid.uuid4(),
        "kept-draft": uuid.uuid4(),
        "kept-after": after,
        "kept-person": person.pk,
        "kept-sequence": 1,
    }


def keep(person: User, article: Article, data: dict[str, Any]) -> HttpResponse:
    return page.keep(requested(person, "/", data), article.pk)


def statuses(answers: list[Any]) -> list[Any]:
    return [getattr(answer, "status_code", answer) for answer in answers]


@pytest.mark.parametrize("keepers", [1, 2])
def test_keeping_and_saving_at_once_never_wait_for_each_other(keepers: int) -> None:
    person, article = make_user("Editor"), make_article()
    form, after = opened(make_client(person), article), ""
    for number in range(200):
        base = Article.objects.values_list("head", flat=True).get()
        here = form | window(person, after) | {"headline": f"Testo {number}", "base": base}
        kept = [partial(keep, person, article, here | {"kept-sequence": one + 1}) for one in range(keepers)]
        answers = at_once(*kept, partial(post, person, article, here | {"kept-sequence": keepers + 1}))
        assert statuses(answers) == [*[200] * keepers, 302]
        after = f"{here['kept-window']}:{keepers + 1}"
    assert Revision.objects.count() == 201
    assert not Unsaved.objects.waiting().exists()


def test_whatever_is_done_to_a_story_while_it_is_deleted_is_done_or_refused() -> None:
    person = make_user("Editor")
    for number in range(30):
        article = make_article(headline=f"Storia {number}")
        form = opened(make_client(person), article) | {"headline": f"Testo {number}"}
        first = window(person)
        keep(person, article, form | first)
        windows = [window(person, f"{first['kept-window']}:1") for _ in range(4)]
        delete = requested(person, "/", {"post": "yes"})
        desk = admin.site.get_model_admin(Article)
        answers = at_once(
            partial(desk.delete_view, delete, str(article.pk)),
            *(partial(keep, person, article, form | one) for one in windows),
            partial(post, person, article, form | window(person)),
            partial(workflow.comment, article, by=person, text="Vero?", key=uuid.uuid4()),
            partial(workflow.share, article, by=person),
            partial(workflow.submit, article, by=person),
        )
        deleted, *others = answers
        assert deleted.status_code == 302
        assert not [one for one in others if isinstance(one, Exception) and not isinstance(one, workflow.Refused)]
        assert set(statuses(answers[1:6])) <= {200, 302}
        kept = {str(one["kept-window"]) for one in windows}
        found = Unsaved.objects.waiting().filter(window__in=kept)
        assert {str(row.window) for row in found} == kept
        assert {row.article_id for row in found} == {None}
    assert not Article.objects.exists()
    assert not Presence.objects.exists()
