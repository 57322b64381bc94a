"""Forms of what stories have told: saved, they say which stories tell it otherwise now."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from companies import revising
from images.deleting import DeletingAdmin


class RevisedAdmin(DeletingAdmin):
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            return  # a new thing has been told by nobody
        rows = [row for formset in formsets for row, _fields in formset.changed_objects]
        for says in revising.revised([form.instance, *rows], by=request.user):  # type: ignore[arg-type]
            messages.warning(request, says)
