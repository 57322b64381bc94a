"""What became of a milestone: said once, with its old date kept."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from companies import expecting
from companies.dates import PartialDate
from companies.models import Milestone
from tests.factories import make_client, make_milestone

pytestmark = pytest.mark.django_db


def said(milestone: Milestone) -> tuple[str, str]:
    return Milestone.objects.values_list("state", "date").get(pk=milestone.pk)[0], str(
        Milestone.objects.get(pk=milestone.pk).date
    )


@pytest.mark.parametrize(
    ("state", "date", "becomes"),
    [
        ("happened", None, ("happened", "2020-12-21")),
        ("happened", "2020-12-23", ("happened", "2020-12-23")),
        ("cancelled", None, ("cancelled", "2020-12-21")),
        ("postponed", None, ("postponed", "2020-12-21")),
        ("postponed", "2087-02", ("expected", "2087-02")),
    ],
)
def test_it_happened_was_cancelled_or_is_expected_at_another_time(
    state: str, date: str | None, becomes: tuple[str, str], editor: User
) -> None:
    milestone = make_milestone(date="2020-12-21")
    expecting.settle(milestone, by=editor, state=state, date=PartialDate.parse(date) if date else None)
    assert said(milestone) == (milestone.state, str(milestone.date)) == becomes
    assert LogEntry.objects.get().change_message == f"{state}: 2020-12-21 → {becomes[1]}"


@pytest.mark.parametrize(
    ("state", "date", "says"),
    [
        ("postponed", "2020-12-21", "needs a later date"),
        ("postponed", "2020-11", "needs a later date"),
        ("happened", "2087", "still to come"),
    ],
)
def test_what_can_t_be_is_refused_with_a_sentence(state: str, date: str, says: str, editor: User) -> None:
    milestone = make_milestone(date="2020-12-21")
    with pytest.raises(expecting.Unsettled, match=says):
        expecting.settle(milestone, by=editor, state=state, date=PartialDate.parse(date))
    assert said(milestone) == ("expected", "2020-12-21")


def test_of_two_who_answer_the_second_is_told_so(editor: User) -> None:
    milestone = make_milestone(date="2020-12-21")
    address = f"/admin/companies/milestone/{milestone.pk}/settle/"
    client = make_client(editor)
    assert client.post(address, {"state": "happened"}).status_code == 302
    answer = client.post(address, {"state": "cancelled"})
    assert answer.status_code == 200
    assert "said meanwhile what became of it: happened" in answer.content.decode()
    assert said(milestone)[0] == "happened"


@pytest.mark.parametrize("sent", [{}, {"state": "x"}, {"state": "happened", "date": "domani"}, {"date": "\x00"}])
def test_rubbish_is_answered_with_a_sentence_and_settles_nothing(sent: dict[str, str], editor: User) -> None:
    milestone = make_milestone(date="2020-12-21")
    answer = make_client(editor).post(f"/admin/companies/milestone/{milestone.pk}/settle/", sent)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert said(milestone) == ("expected", "2020-12-21")


def test_only_who_keeps_the_register_is_asked(stranger: User) -> None:
    milestone = make_milestone()
    assert make_client(stranger).get(f"/admin/companies/milestone/{milestone.pk}/settle/").status_code == 403
