"""An idea becomes one story, or is dropped."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article, Idea, Notice
from companies.dates import PartialDate
from tests.articles.expectations import refused
from tests.factories import make_author, make_milestone, make_section, make_user

pytestmark = pytest.mark.django_db


def make_idea(**kw: object) -> Idea:
    return Idea.objects.create(**{"title": "Due store su Tmall", "language": "it"} | kw)


def test_an_idea_becomes_a_draft_with_all_that_was_noted(editor: User, reporter: User) -> None:
    section, milestone = make_section(), make_milestone()
    author = make_author(user=reporter)
    day = timezone.localdate() + dt.timedelta(days=3)
    wanted = PartialDate(day.year, month=day.month, day=day.day)
    idea = make_idea(
        section=section, assignee=reporter, milestone=milestone, wanted=wanted, language="en", note="Chiama Kering"
    )
    article = workflow.commission(idea, by=editor)
    assert (article.headline, article.section, article.owner, article.language) == (idea.title, section, reporter, "en")
    assert timezone.localtime(article.planned_at) == timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
    assert article.status == Article.Status.DRAFT
    assert list(article.authors.all()) == [author]
    assert (article.milestones.get(), article.partnerships.get()) == (milestone, milestone.partnership)
    assert article.head.links["milestones"] == [milestone.pk]
    assert Idea.objects.get().article == article
    assert Idea.objects.open().count() == 0
    assert article.comments.get().text == "Chiama Kering"
    assert set(Notice.objects.values_list("kind", "person")) == {("assigned", reporter.pk), ("commented", reporter.pk)}


@pytest.mark.parametrize("wanted", ["", "2087", "2087-02", "2087-Q3", "2020-12-21"])
def test_a_story_is_planned_for_a_day_that_is_known_and_to_come_only(wanted: str, editor: User) -> None:
    assert workflow.commission(make_idea(wanted=wanted), by=editor).planned_at is None


def test_a_story_that_is_wanted_today_is_planned_for_today(editor: User) -> None:
    today = timezone.localdate()
    planned_at = workflow.commission(make_idea(wanted=str(today)), by=editor).planned_at
    assert planned_at == timezone.make_aware(dt.datetime.combine(today, dt.time(9)))


def test_a_note_of_blanks_makes_no_comment(editor: User) -> None:
    assert not workflow.commission(make_idea(note=" \n"), by=editor).comments.exists()


def test_an_idea_becomes_one_story(editor: User) -> None:
    idea = make_idea()
    article = workflow.commission(idea, by=editor)
    for verb in (workflow.commission, workflow.drop):
        with refused("a story already"):
            verb(idea, by=editor)
    assert Article.objects.get() == article


def test_a_dropped_idea_can_be_taken_up_again(editor: User) -> None:
    idea = make_idea()
    workflow.drop(idea, by=editor)
    assert Idea.objects.open().count() == 0
    with refused("take it up again first"):
        workflow.commission(idea, by=editor)
    with refused("dropped already"):
        workflow.drop(idea, by=editor)
    workflow.take_up(idea, by=editor)
    assert Idea.objects.open().get() == idea
    with refused("wasn’t dropped"):
        workflow.take_up(idea, by=editor)


def test_reporters_decide_about_what_they_noted_or_write_and_editors_about_all(reporter: User, editor: User) -> None:
    other = make_user("Reporter")
    for idea in (make_idea(made_by=reporter, assignee=editor), make_idea(assignee=reporter)):
        with pytest.raises(PermissionDenied):
            workflow.drop(idea, by=other)
        workflow.drop(idea, by=reporter)
        workflow.take_up(idea, by=editor)
    given = make_idea(made_by=reporter, assignee=other)
    with refused("is for"):
        workflow.commission(given, by=reporter)
    assert workflow.commission(given, by=other).owner == other


def test_an_idea_that_was_deleted_meanwhile_is_said_to_be(editor: User) -> None:
    idea = make_idea()
    Idea.objects.all().delete()
    with refused("deleted meanwhile"):
        workflow.commission(idea, by=editor)


def test_an_idea_s_title_is_as_long_as_one_may_be(reporter: User) -> None:
    idea = workflow.propose(make_milestone(label="x" * 160), by=reporter, language="it")
    assert idea.title == "x" * 140


def test_a_milestone_is_proposed_once(reporter: User, stranger: User) -> None:
    milestone = make_milestone(date="2021-02")
    idea = workflow.propose(milestone, by=reporter, language="it")
    assert (idea.title, str(idea.wanted), idea.made_by) == (milestone.label, "2021-02", reporter)
    assert workflow.propose(milestone, by=make_user("Editor"), language="it") == idea
    workflow.drop(idea, by=reporter)
    assert workflow.propose(milestone, by=reporter, language="it") != idea
    with pytest.raises(PermissionDenied):
        workflow.propose(milestone, by=stranger, language="it")
