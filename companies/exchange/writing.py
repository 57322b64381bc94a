"""Writes what rows have become, many in a query where nothing stands against it.

When the database refuses a batch, each of its rows is written alone, and the refused ones say why.
"""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _


class Queue:
    """Things that are read and checked and wait to be written, each with what is told of its row."""

    def __init__(self, resource: Any) -> None:
        self.resource = resource
        # A model that makes something of itself in save(), as every fact does, is saved at once and by that alone.
        self.is_patient = resource.model.save is models.Model.save
        self.waiting: list[tuple[Any, bool, Any]] = []
        self.changed: list[Any] = []
        """Things that were there before and say something else now."""

    def add(self, instance: Any, is_new: bool, line: Any) -> None:
        self.waiting.append((instance, is_new, line))
        if not self.is_patient:
            self.flush()

    def flush(self) -> None:
        """The lines of what is refused are told so."""
        waiting, self.waiting = self.waiting, []
        if not waiting or self._is_written(waiting):
            return
        for one in waiting:
            if len(waiting) == 1 or not self._is_written([one]):
                self._refuse(*one)

    def _is_written(self, waiting: list[tuple[Any, bool, Any]]) -> bool:
        new = [instance for instance, is_new, _line in waiting if is_new]
        for instance in new:  # as before an attempt that failed
            instance.pk, instance._state.adding = None, True
        try:
            with transaction.atomic():
                if self.is_patient and len(new) > 1:
                    self.resource.model.objects.bulk_create(new)
                for instance, is_new, _line in waiting:
                    if not (is_new and self.is_patient and len(new) > 1):
                        instance.save(force_insert=is_new)
                self._write_parts([instance for instance, _is_new, _line in waiting])
        except IntegrityError as error:
            self.error = error
            return False
        self.changed += [instance for instance, is_new, _line in waiting if not is_new]
        return True

    def _write_parts(self, instances: list[Any]) -> None:
        parts: dict[type[models.Model], list[Any]] = defaultdict(list)
        for column in self.resource.columns:
            for instance in instances:
                for part in column.store(instance):
                    parts[type(part)].append(part)
        for model, rows in parts.items():
            model._default_manager.bulk_create(rows)

    def _refuse(self, instance: Any, is_new: bool, line: Any) -> None:
        if is_new:
            instance.pk, instance._state.adding = None, True
        try:
            instance.validate_unique()
            instance.validate_constraints()
            says = _("The database refuses it: %(says)s") % {"says": str(self.error).partition("\n")[0]}
            raise ValidationError(says) from self.error
        except ValidationError as error:
            line.refuse(self.resource.sentences(error))
