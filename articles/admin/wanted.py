"""The field for when an idea is wanted: a day, or as much of one as is known, typed as people say it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import natural, natural_dates
from articles.publication import database_now
from companies.fields import PartialDateFormField

HELP = _("As far as it is known: “tomorrow”, “mon”, “21/12”, “December 2026”, “Q4 2026” or “2026”.")


class WantedField(PartialDateFormField):
    """Takes the written form, too, which it shows."""

    def __init__(self, **kwargs: Any) -> None:
        told: dict[str, Any] = {"label": _("Wanted"), "required": False, "help_text": HELP, "max_length": 60}
        super().__init__(**told | kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            try:
                return natural_dates.read(str(value), database_now(), timezone.get_current_timezone())
            except natural.Unclear as unclear:
                raise ValidationError(str(unclear), code="unread") from unclear
