"""Partial dates in the database and in forms."""

import datetime as dt

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import translation

from articles.models import Article
from companies.dates import PartialDate
from companies.fields import PartialDateFormField
from companies.models import Milestone, Ownership
from tests.factories import make_article, make_company, make_milestone, make_partnership

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["2020", "2020-Q4", "2020-12", "2020-12-21"])
def test_a_date_is_kept_as_exactly_as_it_is_known(written: str) -> None:
    milestone = make_milestone(date=written)
    assert Milestone.objects.get().date == PartialDate.parse(written)
    with connection.cursor() as cursor:
        cursor.execute("SELECT date FROM companies_milestone WHERE id = %s", [milestone.pk])
        assert cursor.fetchone() == (written,)


def test_no_date_is_none_in_python_and_empty_in_the_database() -> None:
    make_article()
    assert Article.objects.get().dated is None
    assert Article.objects.filter(dated="").exists()
    assert not Article.objects.filter(dated__isnull=True).exists()


@pytest.mark.parametrize("value", ["2020-12", PartialDate(2020, month=12)])
def test_dates_are_looked_up_in_either_form(value: object) -> None:
    milestone = make_milestone(date="2020-12")
    assert Milestone.objects.get(date=value) == milestone


def test_a_date_of_python_s_is_a_day() -> None:
    owned, owner = make_company(), make_company()
    Ownership.objects.create(owner=owner, owned=owned, since=dt.date(2020, 12, 21))
    assert Ownership.objects.get().since == PartialDate(2020, month=12, day=21)
    assert Ownership.objects.get().until is None


def test_what_is_no_date_is_not_written() -> None:
    partnership = make_partnership()
    with pytest.raises(ValidationError, match="is not a date"):
        Milestone(partnership=partnership, label="x", date="presto").full_clean()
    with pytest.raises(ValidationError, match="is not a date"), transaction.atomic():
        Milestone.objects.create(partnership=partnership, label="x", date="2020-13")
    assert not Milestone.objects.exists()


def test_a_whole_model_with_a_date_is_valid() -> None:
    milestone = make_milestone(date="2020-12-21")
    milestone.full_clean()
    milestone.date = None
    with pytest.raises(ValidationError) as refusal:
        milestone.full_clean()
    assert "date" in refusal.value.message_dict


def test_dates_survive_a_dump() -> None:
    make_milestone(date="2020-Q4")
    [again] = serializers.deserialize("json", serializers.serialize("json", Milestone.objects.all()))
    assert again.object.date == PartialDate(2020, quarter=4)


class MilestoneForm(forms.ModelForm):
    class Meta:
        model = Milestone
        fields = ("date",)


@pytest.mark.parametrize("typed", ["2020", "2020-Q4", "2020-12", " 2020-12-21 "])
def test_a_form_takes_and_shows_the_written_form(typed: str) -> None:
    form = MilestoneForm({"date": typed}, instance=make_milestone(date="1999"))
    assert form.is_valid(), form.errors
    assert str(form.save().date) == typed.strip()
    shown = MilestoneForm(instance=Milestone.objects.get())
    assert f'value="{typed.strip()}"' in str(shown["date"])
    assert not MilestoneForm({"date": typed}, instance=Milestone.objects.get()).has_changed()


@pytest.mark.parametrize("typed", ["2020-13", "2020-00-15", "domani", "2020-12-21-01", "x" * 1000, "2020\x00"])
def test_a_form_says_what_it_takes_and_keeps_what_was_typed(typed: str) -> None:
    form = MilestoneForm({"date": typed})
    with translation.override("en"):
        assert f"“{typed}” is not a date. Write a day (2020-12-21)" in form.errors["date"][0]
    assert form["date"].value() == typed


def test_a_required_date_is_required_and_an_optional_one_is_not() -> None:
    assert "date" in MilestoneForm({"date": ""}).errors
    assert PartialDateFormField(required=False).clean("") is None
