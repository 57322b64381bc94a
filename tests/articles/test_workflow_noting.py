"""What is accepted of a text becomes a row of the register, once; what is dismissed stays away."""

from functools import partial
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from articles import workflow
from articles.models import Answer, Article, AuditEntry, EditionMilestone
from articles.offers import Key
from companies.models import Milestone, Partnership, Person, Quote
from tests.articles.at_once import at_once
from tests.factories import make_article, make_edition, make_partnership, make_person, make_user

pytestmark = pytest.mark.django_db
KEY = Key("milestone", "2020-12-21", "apre il negozio")
SAID = Key("quote", "", "una sola strada")


def milestone(partnership: Partnership, **kw: Any) -> Milestone:
    return Milestone(**{"partnership": partnership, "label": "Apre il negozio", "date": "2020-12-21"} | kw)


def quote(**kw: Any) -> Quote:
    return Quote(**{"words": "Una sola strada", "language": "it"} | kw)


def test_an_accepted_sentence_becomes_one_milestone_however_often_it_is_accepted(reporter: User) -> None:
    article, partnership = make_article(owner=reporter), make_partnership()
    first, second = (
        workflow.note_milestone(article, by=reporter, key=KEY, milestone=milestone(partnership, label=label))
        for label in ("Apre il negozio", "Apre")
    )
    assert first == second == Milestone.objects.get()
    assert Answer.objects.get().row == first.pk
    assert LogEntry.objects.get().object_id == str(first.pk)
    line = article.audit.first()
    assert (line.verb, line.by, line.note) == (AuditEntry.Verb.NOTED, reporter, "Apre il negozio (2020-12-21)")


def test_nothing_of_the_story_changes_so_what_was_approved_goes_out_as_it_was(editor: User) -> None:
    article = make_article(owner=editor)
    workflow.approve(article, by=None)
    workflow.note_milestone(article, by=editor, key=KEY, milestone=milestone(make_partnership()))
    make_edition(article)
    assert not EditionMilestone.objects.exists()


def test_a_quote_of_somebody_new_enters_them_too_and_finds_who_is_there_already(reporter: User) -> None:
    article = make_article(owner=reporter)
    made = [
        workflow.note_quote(article, by=reporter, key=SAID, quote=quote(words=words), name="Rosa Neri")
        for words in ("Una sola strada", "“una sola STRADA”.")
    ]
    assert made[0] == made[1]
    assert (made[0].speaker.name, made[0].speaker.slug) == ("Rosa Neri", "rosa-neri")
    make_person(name="Rosa Néri", slug="rosa-neri-2")
    third = workflow.note_quote(None, by=reporter, key=SAID, quote=quote(), name="Rosa Nèri")
    assert third.speaker.slug == "rosa-neri-3"


def test_what_the_register_refuses_leaves_nothing_behind(reporter: User) -> None:
    article = make_article(owner=reporter)
    with pytest.raises(ValidationError):
        workflow.note_milestone(article, by=reporter, key=KEY, milestone=milestone(make_partnership(), label="x" * 200))
    with pytest.raises(ValidationError):
        workflow.note_quote(article, by=reporter, key=SAID, quote=quote(words=""), name="Rosa Neri")
    assert not Milestone.objects.exists()
    assert not Person.objects.exists()
    assert not Answer.objects.exists()


def test_only_who_may_edit_the_story_and_fill_the_register_accepts(reporter: User, stranger: User) -> None:
    article, partnership = make_article(owner=make_user("Reporter")), make_partnership()
    for person in (reporter, stranger):
        with pytest.raises(PermissionDenied):
            workflow.note_milestone(article, by=person, key=KEY, milestone=milestone(partnership))
        with pytest.raises(PermissionDenied):
            workflow.dismiss(article, by=person, key=KEY)
    reporter.groups.clear()
    with pytest.raises(PermissionDenied):
        workflow.note_quote(None, by=User.objects.get(pk=reporter.pk), key=SAID, quote=quote(), name="Rosa Neri")


def test_an_undone_answer_takes_out_of_the_register_what_it_entered(reporter: User) -> None:
    article = make_article(owner=reporter)
    made = workflow.note_milestone(article, by=reporter, key=KEY, milestone=milestone(make_partnership()))
    said = workflow.note_quote(article, by=reporter, key=SAID, quote=quote(), name="Rosa Neri")
    workflow.take_back_note(article, by=reporter, key=KEY, row=made.pk)
    workflow.take_back_note(article, by=reporter, key=SAID, row=said.pk)
    assert not Milestone.objects.exists()
    assert not Quote.objects.exists()
    assert not Person.objects.exists()
    assert not Answer.objects.exists()
    assert article.audit.first().verb == AuditEntry.Verb.UNNOTED


@pytest.mark.parametrize("held", ["by a story", "by an edition", "by somebody else"])
def test_an_undone_answer_leaves_what_others_hold(held: str, reporter: User) -> None:
    article, other = make_article(owner=reporter), make_article()
    by = make_user("Editor") if held == "by somebody else" else reporter
    made = workflow.note_milestone(None, by=by, key=KEY, milestone=milestone(make_partnership()))
    if held != "by somebody else":
        other.milestones.add(made)
    if held == "by an edition":
        make_edition(other)
        other.milestones.clear()
    workflow.take_back_note(article, by=reporter, key=KEY, row=made.pk)
    assert Milestone.objects.get() == made


def test_what_is_dismissed_is_kept_once_and_can_be_offered_again_by_whoever_edits(reporter: User, editor: User) -> None:
    article = make_article(owner=reporter)
    for _twice in range(2):
        workflow.dismiss(article, by=reporter, key=KEY)
    assert (Answer.objects.get().row, Answer.objects.get().by) == (None, reporter)
    workflow.offer_again(article, by=editor, key=Key("milestone", "2020-12-21", "apre poi il negozio"))
    assert not Answer.objects.exists()


def test_answers_go_with_their_story(editor: User) -> None:
    article = make_article()
    workflow.dismiss(article, by=editor, key=KEY)
    workflow.discard(article, by=editor)
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("quiet", "a_connection_for_each")
def test_two_windows_that_accept_at_once_make_one_row() -> None:
    people, partnership = [make_user("Editor") for _ in range(4)], make_partnership()
    articles = [make_article(), make_article()]
    for number in range(5):
        key = Key("milestone", f"20{number + 21}", "apre")
        said = Key("quote", "", f"parole {number}")
        made = at_once(
            *(
                partial(
                    workflow.note_milestone,
                    Article.objects.get(pk=articles[at % 2].pk),
                    by=by,
                    key=key,
                    milestone=milestone(partnership, date=key.about),
                )
                for at, by in enumerate(people)
            ),
            *(
                partial(workflow.note_quote, articles[0], by=by, key=said, quote=quote(words=said.words), name="Rosa N")
                for by in people
            ),
        )
        assert len({row.pk for row in made[:4]}) == len({row.pk for row in made[4:]}) == 1
    assert (Milestone.objects.count(), Quote.objects.count(), Person.objects.count()) == (5, 5, 1)
    assert Answer.objects.count() == 5 * 3
