"""What readers may ask lists of facts for, in the address: read as forms are, refused where it is rubbish."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from companies.models import Milestone

LONGEST = 80


class MilestonesAsked(forms.Form):
    category = forms.ChoiceField(required=False, choices=[("", _("every kind")), *Milestone.Category.choices])
    territory = forms.CharField(required=False, max_length=LONGEST)


class QuotesAsked(forms.Form):
    person = forms.CharField(required=False, max_length=LONGEST)
    company = forms.CharField(required=False, max_length=LONGEST)
    year = forms.IntegerField(required=False, min_value=1, max_value=9999)


def read(kind: type[forms.Form], request: HttpRequest) -> dict[str, Any]:
    """What was asked, without what was left empty. BadRequest where a value can't be meant."""
    form = kind(request.GET)
    if not form.is_valid():
        raise BadRequest("malformed filter")
    return {name: value for name, value in form.cleaned_data.items() if value}


def query(asked: dict[str, Any], **more: str) -> str:
    """The same as the end of an address, from its question mark on; empty where nothing was asked."""
    written = urlencode(asked | more)
    return f"?{written}" if written else ""
