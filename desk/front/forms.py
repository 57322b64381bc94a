"""What the page of the front page sends."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.moments import MomentField
from articles.front.arranging import TOP, block_seats
from articles.models.placement import SLOTS, Place, Seat


class WhichForm(forms.Form):
    """Which front page is looked at, as at when, and what is searched."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    at = MomentField(label=gettext_lazy("As at"), required=False, only_looks=True)
    q = forms.CharField(label=gettext_lazy("Find a story"), required=False, max_length=100)


class ActForm(forms.Form):
    """One act. `seen` is the version of the page that it was decided upon."""

    do = forms.ChoiceField(choices=[(name, name) for name in ("put", "remove", "show", "hide", "revert")])
    seen = forms.CharField(required=False, max_length=40)
    story = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    placement = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    section = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    sure = forms.CharField(required=False, max_length=40)
    """The slot of which it was asked whether readers are to see this there at once."""
    to = forms.CharField(required=False, max_length=40)
    """Another slot than `seat`, from a button or a drop; for `revert`, the instant."""


class PutForm(forms.Form):
    """Where a story is to stand, from when until when."""

    seat = forms.ChoiceField(label=gettext_lazy("Slot"))
    start = MomentField(label=gettext_lazy("From"), required=False)
    until = MomentField(label=gettext_lazy("Until"), required=False)

    def __init__(self, *args: Any, blocks: list[Any], **kw: Any) -> None:
        """`blocks` are the sections that have one."""
        super().__init__(*args, **kw)
        seat: Any = self.fields["seat"]
        seat.choices = [(str(one), seat_name(one)) for one in TOP] + [
            (str(one), f"{section.title} {one.slot + 1}") for section in blocks for one in block_seats(section.pk)
        ]

    @classmethod
    def for_story(
        cls, edition: Any, blocks: list[Any], start: dt.datetime | None, *, seat: Any = None, until: Any = None
    ) -> "PutForm":
        """For a story as it stands: `start` is what it is looked at for, `seat` and `until` are what it has."""
        key = f"{edition.article_id}-{seat or 'found'}" if edition else "none"
        initial = {"start": start, "seat": str(seat or ""), "until": until}
        return cls(blocks=blocks, initial=initial, auto_id=f"put-{key}-%s")

    def clean_seat(self) -> Seat | None:
        return Seat.parse(self.cleaned_data["seat"])


def seat_name(seat: Seat) -> str:
    """“Lead”, “Second 2”, “Strip 4”."""
    place = Place(seat.place)
    name = {Place.LEAD: _("Lead"), Place.SECOND: _("Second"), Place.STRIP: _("Strip"), Place.BLOCK: _("Block")}[place]
    return f"{name} {seat.slot + 1}" if SLOTS[place] > 1 else name
