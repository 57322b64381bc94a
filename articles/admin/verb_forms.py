"""What the page of each verb asks."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from articles import people, permissions
from articles.admin.moments import MomentField


class NoteForm(forms.Form):
    """`revision` is the number of the revision that the person has before them."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note"), max_length=200, required=False, help_text=_("Kept in the audit log."))


class ReadForm(NoteForm):
    """For what is decided about one text: the one that was read, and no newer one."""

    UNKNOWN = _("It isn’t known which text you read: go back to the story, and decide from there.")
    revision = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNKNOWN, "invalid": UNKNOWN})


class ReasonForm(NoteForm):
    note = forms.CharField(label=_("Reason"), max_length=200)


class Because(forms.CharField):
    """Offered to who may go on although a check blocks."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Go on all the same, because…"),
            max_length=200,
            required=False,
            help_text=_("The reason is kept in the audit log, with what it overrides."),
        )


class PublishForm(ReadForm):
    until = MomentField(label=_("Until"), required=False, help_text=_("Leave it empty for a story that stays."))


class ScheduleForm(PublishForm):
    at = MomentField(label=_("Goes live at"))
    field_order = ("at", "until", "note", "revision")


class EndForm(NoteForm):
    ends = MomentField(label=_("Until"), required=False, help_text=_("Leave it empty for a story that stays."))
    field_order = ("ends", "note", "revision")


class MoveForm(forms.Form):
    at = MomentField(label=_("Goes live at"))


class PlanForm(NoteForm):
    at = MomentField(
        label=_("Wished for"),
        required=False,
        help_text=_("By the newsroom’s clock. Leave it empty for a story that isn’t planned for any time."),
    )
    field_order = ("at", "note", "revision")


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: User) -> str:
        return people.name(person)


class AssignForm(NoteForm):
    to = PersonField(label=_("Whose it will be"), queryset=User.objects.none())
    field_order = ("to", "note", "revision")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["to"]
        choices.queryset = permissions.writers()


class DueForm(NoteForm):
    due_at = MomentField(
        label=_("Due"),
        required=False,
        help_text=_("By the newsroom's clock. Leave it empty for a story that isn't wanted by any time."),
    )
    field_order = ("due_at", "note", "revision")
