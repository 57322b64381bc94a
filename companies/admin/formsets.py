"""Rows on the page of what they belong to, judged together: one row's correction may make room for another's."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from companies.models import Partnership


class FactFormSet(BaseInlineFormSet):
    """Facts that contradict each other among the rows themselves, as they will be."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.instance.beside = [fact.pk for fact in self.get_queryset()]
        return form

    def clean(self) -> None:
        super().clean()
        kept: list[Any] = []
        for form in self.forms:
            if not _is_kept(self, form) or not form.instance.is_preferred:
                continue
            try:
                form.instance.refuse_beside(kept)
            except ValidationError as error:
                form.add_error(None, error)
            kept.append(form.instance)


class PartyFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if not any(form.errors for form in self.forms):
            Partnership.refuse_alone(sum(_is_kept(self, form) for form in self.forms))


def _is_kept(formset: Any, form: Any) -> bool:
    """Whether the row will be there once the form is saved."""
    is_given = form.instance.pk or form.has_changed()
    return bool(is_given and form.is_valid() and not formset._should_delete_form(form))
