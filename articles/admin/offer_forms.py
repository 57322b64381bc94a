"""What an accepted offer says, as its line on the page sends it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import keys
from companies.dates import PartialDate
from companies.models import Company, Milestone, Partnership, Person, Quote


class OfferForm(forms.Form):
    def checked(self) -> dict[str, Any]:
        """Raises ValidationError with all that is wrong, in sentences."""
        if not self.is_valid():
            raise ValidationError([str(says) for said in self.errors.values() for says in said])
        return self.cleaned_data


class MilestoneForm(OfferForm):
    partnership = forms.ModelChoiceField(
        Partnership.objects.all(),
        error_messages={
            "required": _("Choose the partnership that the milestone belongs to."),
            "invalid_choice": _("This partnership isn’t in the register any more."),
        },
    )
    label = forms.CharField(error_messages={"required": _("Say in a few words what happens on that day.")})
    category = forms.ChoiceField(choices=Milestone.Category)
    state = forms.ChoiceField(choices=Milestone.State)
    about = forms.CharField()

    def __init__(self, data: Any, *, language: str) -> None:
        super().__init__(data)
        self.language = language

    def made(self) -> Milestone:
        """Not saved yet. A label in English is both: its row is found by the Italian one."""
        told = self.checked()
        label = " ".join(told["label"].split())
        return Milestone(
            partnership=told["partnership"],
            label=label,
            label_en=label if self.language == "en" else "",
            category=told["category"],
            state=told["state"],
            date=told["about"],
        )


class QuoteForm(OfferForm):
    """`name` is of a speaker whom the register doesn't know yet."""

    speaker = forms.ModelChoiceField(Person.objects.all(), required=False)
    name = forms.CharField(max_length=120, required=False)
    said = forms.CharField()
    company = forms.ModelChoiceField(Company.objects.all(), required=False)

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("speaker") and not self.cleaned_data.get("name"):
            raise ValidationError(_("Nobody is named who said it."))
        return self.cleaned_data

    def made(self, *, language: str, said_on: PartialDate, about: list[str]) -> Quote:
        """Not saved yet; about the story's partnership where it has exactly one."""
        told, partnerships = self.checked(), keys.numbers(about)
        partnership = Partnership.objects.filter(pk__in=partnerships).first() if len(partnerships) == 1 else None
        return Quote(
            speaker=told["speaker"],
            words=told["said"],
            language=language,
            said_on=said_on,
            company=told["company"],
            partnership=partnership,
        )
