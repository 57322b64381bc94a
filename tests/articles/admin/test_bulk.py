"""Many stories at once: each is said before, done after, and alone in its transaction."""

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, AuditEntry, Edition
from tests.factories import ahead, approve, make_article, make_client, make_edition, make_user, rewrite

pytestmark = pytest.mark.django_db
AT = "2100-01-01T10:00"
START = dt.datetime(2100, 1, 1, 9, tzinfo=dt.UTC)


def post(client: Client, **data: Any) -> HttpResponse:
    return client.post(reverse("admin:articles_article_bulk"), data)


def said(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def confirmed(page: HttpResponse) -> dict[str, str]:
    """What the page's button sends."""
    form = said(page).partition('class="bulk-form"')[2]
    return dict(
        re.findall(r'<input type="hidden" name="(do|stage|stories|left|after|at|every|by)" value="([^"]*)"', form)
    )


def undoing(page: HttpResponse) -> dict[str, str]:
    """What the button that takes it back sends."""
    return dict(re.findall(r'<input type="hidden" name="(lines)" value="([\d,]+)"', said(page)))


def starts(*articles: Article) -> list[list[dt.datetime]]:
    queued = Edition.objects.queued().order_by("live")
    return [[edition.live.lower for edition in queued.filter(article=article)] for article in articles]


def test_chosen_stories_go_out_one_each_ten_minutes_and_the_draft_takes_no_place(editor: User) -> None:
    client = make_client(editor)
    first, draft, third = approve(make_article()), make_article(), approve(make_article())
    ids = [first.pk, draft.pk, third.pk]
    assert first.headline in said(post(client, do="schedule", story=ids))
    tried = post(client, do="schedule", stage="try", story=ids, at=AT, every=10)
    assert "Fri 1 Jan 2100 10:00" in said(tried)
    assert "Fri 1 Jan 2100 10:10" in said(tried)
    assert "Fri 1 Jan 2100 10:20" not in said(tried)
    assert "is not approved: approve it first" in said(tried)
    assert not Edition.objects.exists()
    assert not AuditEntry.objects.filter(verb="scheduled").exists()
    done = post(client, **confirmed(tried))
    assert "Done with 2 stories. 1 was left as it is." in said(done)
    assert starts(first, draft, third) == [[START], [], [START + dt.timedelta(minutes=10)]]


def test_each_gets_the_time_that_it_was_foretold_whatever_became_possible_since(editor: User) -> None:
    client = make_client(editor)
    first, draft, third = approve(make_article()), make_article(), approve(make_article())
    tried = post(client, do="schedule", stage="try", story=[first.pk, draft.pk, third.pk], at=AT, every=10)
    approve(draft)
    workflow.publish(first, by=editor, at=ahead(days=1))
    assert "It couldn't be done when you looked" in said(post(client, **confirmed(tried)))
    assert starts(draft, third) == [[], [START + dt.timedelta(minutes=10)]]


def test_one_button_undoes_what_was_done_to_all(editor: User) -> None:
    client, one, other = make_client(editor), approve(make_article()), make_article()
    make_edition(other, at=START)
    make_edition(rewrite(other, headline="Poi"), at=START + dt.timedelta(hours=1))
    before = starts(one, other)
    scheduled = post(client, **confirmed(post(client, do="schedule", stage="try", story=[one.pk], at=AT, every=0)))
    client.post(reverse("admin:articles_article_bulk_undo"), undoing(scheduled))
    moved = post(client, **confirmed(post(client, do="move", stage="try", story=[one.pk, other.pk], by=30)))
    assert starts(one, other) != before
    data = undoing(moved)
    for _click in range(2):
        told = client.post(reverse("admin:articles_article_bulk_undo"), data, follow=True)
        assert "Undone: 1 story stands as before." in said(told)
        assert starts(one, other) == before


def test_what_was_decided_anew_since_is_not_undone(editor: User, chief: User) -> None:
    client, one, other = make_client(editor), approve(make_article()), approve(make_article())
    tried = post(client, do="schedule", stage="try", story=[one.pk, other.pk], at=AT, every=0)
    done = post(client, **confirmed(tried))
    workflow.reschedule(Edition.objects.get(article=one), by=chief, at=START + dt.timedelta(hours=1))
    told = client.post(reverse("admin:articles_article_bulk_undo"), undoing(done), follow=True)
    assert "Something else was decided about this story's times since" in said(told)
    assert starts(one, other) == [[START + dt.timedelta(hours=1)], []]


def test_all_that_is_scheduled_of_a_story_moves_or_none_of_it(editor: User) -> None:
    client, one, other = make_client(editor), make_article(), make_article()
    for article in (one, other):
        make_edition(article, at=START)
        make_edition(
            rewrite(article, headline="Poi"), at=START + dt.timedelta(minutes=30), until=START.replace(hour=12)
        )
    make_edition(rewrite(other, headline="Infine"), at=START.replace(hour=11), until=START.replace(hour=11, minute=30))
    before = starts(one, other)
    tried = post(client, do="move", stage="try", story=[one.pk, other.pk], by=30)
    assert starts(one, other) == before
    assert "It ends on Fri 1 Jan 2100 12:30: choose an earlier time" in said(tried)
    post(client, **confirmed(tried))
    half = dt.timedelta(minutes=30)
    assert starts(one, other) == [[at + half for at in before[0]], before[1]]


def test_a_second_click_moves_nothing_again(editor: User) -> None:
    client, article = make_client(editor), make_article()
    make_edition(article, at=START)
    data = confirmed(post(client, do="move", stage="try", story=[article.pk], by=30))
    post(client, **data)
    assert "Something was decided about its times meanwhile" in said(post(client, **data))
    assert starts(article) == [[START + dt.timedelta(minutes=30)]]


def test_what_is_scheduled_is_taken_off_and_what_isn_t_says_so(editor: User) -> None:
    client, article, other = make_client(editor), make_article(), make_article()
    make_edition(article)
    make_edition(rewrite(article, headline="Poi"), at=ahead(hours=1))
    tried = post(client, do="cancel", story=[article.pk, other.pk])
    assert "Nothing of this story is scheduled." in said(tried)
    assert len(starts(article)[0]) == 1
    post(client, **confirmed(tried))
    assert starts(article) == [[]]
    assert Edition.objects.live().filter(article=article).exists()


def test_a_text_that_readers_get_already_is_said_to_be_the_same(editor: User) -> None:
    make_edition(article := make_article())
    tried = post(make_client(editor), do="schedule", stage="try", story=[article.pk], at=AT, every=0)
    assert "Fri 1 Jan 2100 10:00 · readers get this very text already" in said(tried)


def test_all_that_the_list_finds_is_chosen_by_its_own_filters(editor: User) -> None:
    client = make_client(editor)
    make_edition(waiting := make_article(), at=ahead(hours=1))
    make_edition(make_article())
    address = reverse("admin:articles_article_bulk") + "?stands=scheduled"
    tried = client.post(address, {"do": "cancel", "all": "1"})
    assert confirmed(tried)["stories"] == str(waiting.pk)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"do": "schedule", "at": "domani", "every": 0}, "At which hour"),
        ({"do": "schedule", "at": "2027-03-28T02:30", "every": 0}, "never show 02:30"),
        ({"do": "schedule", "at": AT, "every": -1}, "greater than or equal to 0"),
        ({"do": "move", "by": 0}, "By 0 minutes nothing moves"),
        ({"do": "move", "by": "x"}, "whole number"),
    ],
)
def test_an_odd_answer_is_asked_again(form: dict[str, Any], says: str, editor: User) -> None:
    article = approve(make_article())
    assert says in said(post(make_client(editor), stage="try", story=[article.pk], **form))


@pytest.mark.parametrize("data", [{}, {"do": "schedule"}, {"do": "x", "story": 1}, {"do": "cancel", "story": "²"}])
def test_without_a_story_or_an_action_the_list_says_so(data: dict[str, Any], editor: User) -> None:
    answer = make_client(editor).post(reverse("admin:articles_article_bulk"), data, follow=True)
    assert "Choose at least one story" in said(answer)


def test_only_who_may_publish_sees_the_ticks_and_may_use_them(editor: User) -> None:
    article, reporter = make_article(), make_client(make_user("Reporter"))
    assert post(reporter, do="cancel", story=[article.pk]).status_code == 403
    listed = reverse("admin:articles_article_changelist")
    assert 'name="story"' not in said(reporter.get(listed))
    assert f'name="story" value="{article.pk}"' in said(make_client(editor).get(listed))
