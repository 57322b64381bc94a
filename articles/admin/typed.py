"""What the story's form holds while it is being written: its fields as texts, unchecked but harmless."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles import body, keys
from articles.accepting import accepted
from articles.admin.fields import IN_ORDER
from articles.admin.form import ArticleForm
from articles.admin.widgets import TagInput

# More than a field may hold when it is saved: who writes a long standfirst shortens it afterwards.
LONGEST, MOST_CHOICES = 20_000, 500


def read(post: QueryDict) -> dict[str, Any]:
    """The form's fields as they can be kept. Raises ValidationError, a sentence, for what is too much to keep."""
    return {name: _read(name, field, post) for name, field in ArticleForm.base_fields.items() if name in post}


def _read(name: str, field: forms.Field, post: QueryDict) -> Any:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [raw for raw in post.getlist(name)[:MOST_CHOICES] if keys.number(raw) is not None]
    raw = post.get(name, "").replace("\x00", "").replace("\r\n", "\n")
    if isinstance(field, forms.ModelChoiceField | forms.IntegerField):
        return raw if keys.number(raw) is not None else ""
    if name == "body":
        return accepted(raw)
    if len(raw) > LONGEST:
        raise ValidationError(_("This text is too long to be kept or saved: part it."))
    return raw


def base(data: dict[str, Any]) -> int | None:
    return keys.number(data.get("base"))


def shown(form: Any) -> dict[str, Any]:
    """What an unbound form would post untouched."""
    fields = {name: field for name, field in form.fields.items() if name not in ArticleForm.BESIDE_THE_TEXT}
    # Not by `form[name]`, which would remember the value that is about to be replaced.
    return {name: _shown(name, field, form.get_initial_for_field(field, name)) for name, field in fields.items()}


def _shown(name: str, field: Any, initial: Any) -> Any:
    value = field.prepare_value(initial)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return _ordered(name, [str(getattr(one, "pk", one)) for one in initial or []])
    if isinstance(field.widget, TagInput):
        value = field.widget.format_value(value)
    return str("" if value is None else value).replace("\r\n", "\n")


def says_the_same(data: dict[str, Any], form: Any) -> bool:
    """Whether what was kept is what the form shows anyway."""
    return all(_ordered(name, data.get(name, value)) == value for name, value in shown(form).items())


def _ordered(name: str, value: Any) -> Any:
    """Alike for equal values: sorted where the order says nothing."""
    return sorted(value) if isinstance(value, list) and name not in IN_ORDER else value


def fill(form: Any, data: dict[str, Any]) -> None:
    """Lets an unbound form show what was kept; a story that is gone keeps its text as that of a new one."""
    usable = {name for name, field in form.fields.items() if not field.disabled}
    if not form.instance.pk:
        usable -= {"base"}
    told = {name: value for name, value in data.items() if name in usable and form.initial.get(name) != value}
    if "body" in told:
        told["body"] = body.once(told["body"])
    form.initial |= told
