"""Boxes that choose a company or a person: one that was merged while the form was open stands for the other one."""

from typing import Any

from django import forms
from django.db.models import ForeignKey


class KeptChoiceField(forms.ModelChoiceField):
    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return getattr(found, "merged_into", None) or found


class ChoosesKept:
    """For an admin or an inline, before its own class."""

    formfield_overrides: Any = {ForeignKey: {"form_class": KeptChoiceField}}
