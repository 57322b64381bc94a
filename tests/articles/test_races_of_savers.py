"""Hundreds of rounds of people who save one story at once: one wins, and every word of the others is kept."""

from functools import partial
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.test import RequestFactory

from articles import keeping
from articles.models import Article, RefusedText, Revision, Unsaved
from tests.articles.admin.story_form import opened
from tests.articles.at_once import at_once, post
from tests.factories import make_article, make_client, make_user

pytestmark = [
    pytest.mark.hundreds,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quiet", "a_connection_for_each"),
]


@pytest.mark.parametrize(("people", "rounds"), [(2, 200), (10, 50)])
def test_of_people_who_save_at_once_one_wins_and_every_other_text_can_be_fetched_back(people: int, rounds: int) -> None:
    article = make_article()
    writers = [make_user("Editor") for _ in range(people)]
    form = opened(make_client(writers[0]), article)
    texts: set[str] = set()
    for number in range(rounds):
        mine = [f"Testo {number} di {who}" for who in range(people)]
        base = Article.objects.values_list("head", flat=True).get()
        answers = at_once(
            *(
                partial(post, writer, article, form | {"base": base, "headline": text})
                for writer, text in zip(writers, mine, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [*[200] * (people - 1), 302]
        won = next(who for who, answer in enumerate(answers) if answer.status_code == 302)
        stored = Article.objects.select_related("head").get()
        assert (stored.headline, stored.head.number, stored.head.headline) == (mine[won], number + 2, mine[won])
        texts |= set(mine)
    saved = set(Revision.objects.filter(number__gt=1).values_list("headline", flat=True))
    refused = [row.data["headline"] for row in RefusedText.objects.all()]
    assert (len(saved), len(refused)) == (rounds, rounds * (people - 1))
    assert saved | set(refused) == texts


def test_keeping_and_saving_at_once_leave_nothing_kept_and_nothing_lost() -> None:
    writer, article = make_user("Editor"), make_article()
    window = partial(keeping.Window, writer, article.pk)
    for number in range(1, 41):
        row = Unsaved(person=writer)
        here = window(row.draft, row.window)
        keep = partial(keeping.keep, here, base=None, data={"headline": f"Testo {number}"})
        settle = partial(keeping.settle, here, sequence=2)
        answers = at_once(partial(keep, sequence=1), partial(keep, sequence=2), settle, partial(keep, sequence=3))
        assert not [answer for answer in answers if isinstance(answer, Exception)]
        [kept] = here.rows()
        assert (kept.sequence, kept.data) == (3, {"headline": f"Testo {number}"})
        late = [keep(sequence=sequence) for sequence in (1, 2, 3)]
        assert late == [False] * 3


def test_two_clicks_at_once_on_a_new_story_make_one() -> None:
    writer = make_user("Editor")
    for number in range(10):
        draft = Unsaved()
        form = {
            "headline": f"Nuova {number}",
            "language": "it",
            "kept-window": str(draft.window),
            "kept-draft": str(draft.draft),
        }

        def click(form: dict[str, str] = form) -> HttpResponse:
            request: Any = RequestFactory().post("/admin/articles/article/add/", form)
            request.user, request.session, request.resolver_match = User.objects.get(pk=writer.pk), {}, None
            request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
            return admin.site.get_model_admin(Article).add_view(request)

        answers = at_once(click, click, click)
        assert [getattr(answer, "status_code", answer) for answer in answers] == [302] * 3
        assert Article.objects.count() == number + 1
