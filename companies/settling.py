"""The page that asks what became of an expected milestone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from companies import expecting
from companies.fields import PartialDateFormField
from companies.models import Milestone

State = Milestone.State


class SettleForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[
            (State.HAPPENED, _("It happened")),
            (State.POSTPONED, _("It is postponed")),
            (State.CANCELLED, _("It is cancelled")),
        ],
        widget=forms.RadioSelect,
    )
    date = PartialDateFormField(
        label=_("Date"),
        required=False,
        empty_value="",
        help_text=_(
            "When it happened, or, postponed, when it is expected now: 2020-12-21, 2020-12, 2020-Q4 or 2020. "
            "Leave it empty where the date stays, or isn't known yet."
        ),
    )


def page(request: HttpRequest, site: Any, milestone_id: int) -> HttpResponse:
    """Asks on GET, settles on POST. For who may change milestones."""
    if not request.user.has_perm("companies.change_milestone"):
        raise PermissionDenied
    milestone = get_object_or_404(Milestone.objects.select_related("partnership"), pk=milestone_id)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            follows = expecting.settle(
                milestone,
                by=request.user,  # type: ignore[arg-type]
                state=form.cleaned_data["state"],
                date=form.cleaned_data["date"] or None,
            )
        except expecting.Unsettled as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(label)s”: %(state)s.") % _told(milestone))
            for says in follows:
                messages.warning(request, says)
            return redirect("admin:index")
    context = {**site.each_context(request), "title": _("What became of it?"), "milestone": milestone, "form": form}
    return TemplateResponse(request, "admin/companies/milestone/settle.html", context)


def _told(milestone: Milestone) -> dict[str, Any]:
    return {"label": milestone.label, "state": f"{milestone.get_state_display()}, {milestone.date.in_words()}"}
