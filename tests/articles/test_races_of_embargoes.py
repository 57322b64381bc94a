"""Embargoes moved, lifted and put while others publish, on committed data: no edition begins before its lift."""

from functools import partial
from typing import Any

import pytest
from django.db.models import F

from articles import workflow
from articles.models import Article, Edition
from embargoes.models import Embargo
from images.models import Picture
from tests.articles.at_once import at_once
from tests.factories import ahead, approve, make_article, make_edition, make_embargo, make_picture

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def too_early() -> list[Edition]:
    """Editions that begin before what they carry is free, whatever is written beside them."""
    held = Edition.objects.filter(picture__embargo__lifts_at__gt=F("live__startswith"), live__isempty=False)
    return [*held, *Edition.objects.filter(article__embargo__lifts_at__gt=F("live__startswith"), live__isempty=False)]


def settled(answers: list[Any]) -> list[Any]:
    """What was answered with neither a result nor a sentence."""
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, workflow.Refused)]


def test_who_publishes_while_an_embargo_moves_is_held_by_its_old_or_its_new_instant() -> None:
    for _ in range(ROUNDS):
        embargo = make_embargo(picture := make_picture())
        queued = [make_edition(picture=picture, at=embargo.lifts_at) for _ in range(3)]
        article = approve(make_article(picture=picture))
        at = embargo.lifts_at
        answers = at_once(
            partial(workflow.move_embargo, embargo, by=None, to=(to := ahead(hours=2))),
            partial(workflow.publish, Article.objects.get(pk=article.pk), by=None, at=at),
            partial(workflow.reschedule, Edition.objects.get(pk=queued[0].pk), by=None, at=ahead(hours=1.5)),
        )
        assert settled(answers) == too_early() == []
        assert Embargo.objects.get(pk=embargo.pk).lifts_at == to
        moved = Edition.objects.filter(pk__in=[one.pk for one in queued])
        assert set(moved.values_list("held_until", flat=True)) == {to}
        assert all(edition.live.lower >= to for edition in Edition.objects.filter(article=article))


def test_of_many_who_move_an_embargo_at_once_the_last_is_kept_and_all_that_waits_went_with_it() -> None:
    for _ in range(ROUNDS):
        embargo = make_embargo(picture := make_picture())
        for _number in range(4):
            make_edition(picture=picture, at=embargo.lifts_at)
        moves = [partial(workflow.move_embargo, embargo, by=None, to=ahead(hours=hours)) for hours in (2, 3, 4, 0.5)]
        assert settled(at_once(*moves)) == too_early() == []
        lifts_at = Embargo.objects.get(pk=embargo.pk).lifts_at
        waits = Edition.objects.filter(picture=picture)
        assert (
            {edition.live.lower for edition in waits} == set(waits.values_list("held_until", flat=True)) == {lifts_at}
        )


def test_of_putting_something_under_and_publishing_it_one_wins() -> None:
    for _ in range(ROUNDS):
        embargo, picture = make_embargo(), make_picture()
        stories = [approve(make_article(picture=picture)) for _ in range(3)]
        fresh = [Article.objects.get(pk=story.pk) for story in stories]
        answers = at_once(
            partial(workflow.put_under, embargo, [picture], by=None),
            partial(workflow.publish, fresh[0], by=None),
            partial(workflow.publish, fresh[1], by=None, at=ahead(minutes=5)),
            partial(workflow.publish, fresh[2], by=None),
        )
        assert settled(answers) == too_early() == []
        is_live = Edition.objects.live().filter(picture=picture).exists()
        assert bool(Picture.objects.get(pk=picture.pk).embargo_id) is not is_live


def test_acts_on_two_embargoes_over_the_same_stories_never_wait_for_each_other_for_good() -> None:
    for _ in range(ROUNDS):
        one, two = make_embargo(picture := make_picture()), make_embargo(lifts_at=ahead(minutes=90))
        stories = [make_article(picture=picture) for _ in range(4)]
        workflow.put_under(two, stories, by=None)
        for story in stories:
            make_edition(story, at=two.lifts_at)
        answers = at_once(
            partial(workflow.move_embargo, one, by=None, to=ahead(hours=3)),
            partial(workflow.lift, two, by=None),
            partial(workflow.take_out, two, stories[:2], by=None),
            partial(workflow.withdraw, Article.objects.get(pk=stories[0].pk), by=None),
            partial(workflow.record, Article.objects.get(pk=stories[3].pk), by=None),
        )
        assert settled(answers) == too_early() == []


def test_lifting_and_publishing_at_once_leave_every_story_out() -> None:
    for _ in range(ROUNDS):
        embargo = make_embargo(picture := make_picture())
        waits = make_edition(picture=picture, at=embargo.lifts_at)
        other = approve(make_article(picture=picture))
        lifted, published = at_once(
            partial(workflow.lift, embargo, by=None),
            partial(workflow.publish, Article.objects.get(pk=other.pk), by=None),
        )
        assert settled([lifted, published]) == too_early() == []
        assert Edition.objects.live().filter(pk=waits.pk).exists()
        assert isinstance(published, workflow.Refused) or Edition.objects.live().filter(pk=published.pk).exists()
