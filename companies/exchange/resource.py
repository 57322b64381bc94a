"""What every table of the register does with a row: find it, read it, check it, write it, tell what changed.

The life of a row is django-import-export's `import_row`. Narrowed here: a row tells old and new by column instead of as
HTML, the database's refusal comes back as the constraint's sentence, and an error of ours is raised instead of kept.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.resources import Resource

from companies.exchange.columns import Column, Reference
from companies.exchange.lookups import Lookups
from companies.exchange.refusals import place
from companies.exchange.writing import Queue

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"


@dataclass(slots=True)
class Line:
    """What a row does, or would do."""

    line: int
    name: str
    state: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    """Column, old, new."""
    says: list[str] = field(default_factory=list)

    def refuse(self, sentences: list[str]) -> None:
        self.state, self.changes, self.says = REFUSED, [], sentences

    def plain(self) -> dict[str, Any]:
        return asdict(self)


class RegisterResource(Resource):
    """One kind of thing. `NAMED` are the columns by which a person knows a row, `REQUIRED` must be in every file."""

    model: Any
    NAMED: tuple[str, ...] = ("name",)
    REQUIRED: tuple[str, ...] = ()
    PREFETCH: tuple[str, ...] = ()
    JOINED: tuple[str, ...] = ()
    fields: dict[str, Any]

    class Meta:
        skip_diff = True

    def __init__(self, lookups: Lookups, *, counts_lines: bool = True) -> None:
        super().__init__()
        self.counts_lines = counts_lines
        self.lookups = lookups
        self.columns: list[Column] = list(self.get_import_fields())
        self.claimed: dict[Any, int] = {}
        self.line = 0
        self.before: dict[str, str] = {}
        self.changes: list[tuple[str, str, str]] = []
        self.notes: list[str] = []
        self.ready: Any = None
        self.queue = Queue(self)

    @classmethod
    def column_names(cls) -> list[str]:
        return [column.column_name for column in cls.fields.values()]

    # Reading and writing many

    def rows(self, queryset: "QuerySet[Any] | None" = None) -> "QuerySet[Any]":
        queryset = self.model.objects.all() if queryset is None else queryset
        joined = queryset.select_related(*self.JOINED) if self.JOINED else queryset
        return joined.prefetch_related(*self.PREFETCH)

    def texts(self, instance: Any) -> dict[str, str]:
        """The cells that an export writes."""
        return {one.column_name: one.export(instance, lookups=self.lookups) for one in self.columns}

    def prime(self, rows: list[dict[str, str]]) -> None:
        """Reads ahead what these rows name, in a few queries."""
        for column in self.columns:
            if isinstance(column, Reference):
                self.lookups.prime(column.kind, (row.get(column.column_name, "") for row in rows))

    # One row

    def take(self, line: int, row: dict[str, str]) -> Line:
        """Writes the row, or tells why not; `queue.flush()` has the last word, and the caller ends the transaction."""
        self.line, self.changes, self.notes, self.ready = line, [], [], None
        result = self.import_row(row, None, row_number=line, lookups=self.lookups)
        if result.errors:
            raise result.errors[0].error
        name = " · ".join(filter(None, (" ".join(row.get(column, "").split())[:80] for column in self.NAMED)))
        if result.validation_error:
            return Line(line, name, REFUSED, says=self.sentences(result.validation_error))
        state = UNCHANGED if result.is_skip() else NEW if result.is_new() else CHANGED
        told = Line(line, name, state, self.changes if state != UNCHANGED else [], self.notes)
        if self.ready:
            self.queue.add(self.ready, state == NEW, told)
        return told

    def get_or_init_instance(self, instance_loader: Any, row: dict[str, str]) -> tuple[Any, bool]:
        instance = self.find(row)
        self.before = self.texts(instance) if instance else {}
        return instance or self.init_instance(row), instance is None

    def find(self, row: dict[str, str]) -> Any:
        """The stored thing that the row speaks of, or None. Raises ValidationError where that can't be told."""
        raise NotImplementedError

    def claim(self, key: Any) -> None:
        """ValidationError where an earlier row speaks of the same."""
        if (earlier := self.claimed.setdefault(key, self.line)) != self.line:
            raise ValidationError(
                _("%(place)s says the same thing already.") % {"place": place(earlier, self.counts_lines)}
            )

    def init_instance(self, row: dict[str, str] | None = None) -> Any:
        instance = self.model()
        instance._prefetched_objects_cache = {name.partition("__")[0]: [] for name in self.PREFETCH}
        return instance

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        if import_validation_errors:
            return False
        after = self.texts(instance)
        told = ((name, self.before.get(name, ""), after[name]) for name in after if name in row and name != "id")
        self.changes = [change for change in told if change[1] != change[2]]
        return instance.pk is not None and not self.changes

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """The fields' own sentences, then the model's; the constraints are the database's to hold."""
        errors: dict[str, Any] = dict(import_validation_errors or {})
        checked = {one.attribute for one in self.columns if not isinstance(one, Reference)}
        left_out = [one.name for one in self.model._meta.fields if one.name not in checked or one.name in errors]
        try:
            instance.clean_fields(exclude=left_out)
            if not errors:
                instance.clean()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """It is queued when its line is there to tell what becomes of it."""
        self.ready = instance

    def sentences(self, error: ValidationError) -> list[str]:
        if not hasattr(error, "error_dict"):
            return error.messages
        named = {one.attribute: one.column_name for one in self.columns}
        return [
            says if attribute == NON_FIELD_ERRORS else f"{named.get(attribute, attribute)}: {says}"
            for attribute, sentences in error.message_dict.items()
            for says in sentences
        ]
