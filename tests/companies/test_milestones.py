"""Milestones remember what they said, whoever changes them and how."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from companies import expecting
from companies.dates import PartialDate
from companies.models import Fact, Milestone, Role, Standing
from tests.factories import make_client, make_company, make_milestone, make_partnership, make_person

pytestmark = pytest.mark.django_db


def test_a_changed_date_is_kept_with_the_state_it_had() -> None:
    milestone = make_milestone(date="2021-02")
    milestone.date, milestone.state = PartialDate.parse("2021-Q2"), Milestone.State.POSTPONED
    milestone.save()
    Milestone.objects.filter(pk=milestone.pk).update(date="2021-09-01")
    assert [(str(one.date), one.state) for one in milestone.changes.all()] == [
        ("2021-Q2", "postponed"),
        ("2021-02", "expected"),
    ]


def test_a_new_wording_is_no_change_of_date() -> None:
    milestone = make_milestone()
    milestone.label = "Un altro nome"
    milestone.save()
    assert not milestone.changes.exists()


def test_what_became_of_it_is_kept_too(editor: User) -> None:
    milestone = make_milestone(date="2020")
    expecting.settle(milestone, by=editor, state="happened", date=PartialDate.parse("2020-12-21"))
    assert str(milestone.changes.get()) == "2020 (expected)"


def test_nobody_rewrites_what_was_said() -> None:
    milestone = make_milestone(date="2021")
    Milestone.objects.update(date="2022")
    with pytest.raises(IntegrityError), transaction.atomic():
        milestone.changes.update(date="2020")


def test_its_page_tells_what_it_said_before(reporter: User) -> None:
    milestone = make_milestone(date="2021-02")
    address = reverse("admin:companies_milestone_change", args=[milestone.pk])
    client = make_client(reporter)
    assert "February 2021, expected, until" not in client.get(address).content.decode()
    Milestone.objects.update(date="2021-Q2")
    assert "February 2021, expected, until" in client.get(address).content.decode()


@pytest.mark.parametrize(("language", "said"), [("it", "direttore creativo"), ("en", "creative director")])
def test_a_fact_is_named_in_the_language_of_the_desk(language: str, said: str) -> None:
    role = {"person": make_person(), "company": make_company(), "title": "direttore creativo"}
    fact = Role.objects.create(**role, title_en="creative director")
    with translation.override(language):
        assert said in str(Fact.objects.get(pk=fact.pk))


def test_a_status_is_named_in_both_languages() -> None:
    fact = Standing.objects.create(
        partnership=make_partnership(title="Intesa"), status="ended", as_of=PartialDate.parse("2021")
    )
    assert (fact.label, fact.label_en) == ("Intesa: terminata (2021)", "Intesa: ended (2021)")
