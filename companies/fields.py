"""A column and a form field for partial dates."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.dates import PartialDate

UNREADABLE = _("“%(value)s” is not a date. Write a day (2020-12-21), a month (2020-12), a quarter (2020-Q4) or a year.")


def to_partial_date(value: Any) -> PartialDate | None:
    """Accepts None, an empty string, a date, a written partial date. Raises ValidationError for the rest."""
    if value is None or value == "" or isinstance(value, PartialDate):
        return value or None
    if isinstance(value, dt.date):
        return PartialDate(value.year, month=value.month, day=value.day)
    try:
        return PartialDate.parse(str(value))
    except ValueError as error:
        raise ValidationError(UNREADABLE, code="invalid", params={"value": value}) from error


class PartialDateFormField(forms.CharField):
    def to_python(self, value: Any) -> Any:
        return to_partial_date(super().to_python(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value

    def run_validators(self, value: Any) -> None:
        """Validators of text get the written form."""
        super().run_validators(str(value or ""))


class PartialDateField(models.CharField):
    """Kept in its written form, so that the precision can't be lost: '' in the database is None in Python."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def run_validators(self, value: Any) -> None:
        """Validators of text get the written form."""
        super().run_validators(self.get_prep_value(value))

    def from_db_value(self, value: str, expression: Any, connection: Any) -> PartialDate | None:
        return to_partial_date(value)

    def to_python(self, value: Any) -> PartialDate | None:
        return to_partial_date(value)

    def get_prep_value(self, value: Any) -> str:
        return str(to_partial_date(value) or "")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        defaults: dict[str, Any] = {"form_class": PartialDateFormField, "empty_value": ""}
        return super().formfield(**defaults | kwargs)
