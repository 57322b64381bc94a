"""The fields of the story's form: what the stored story, a revision and the form say in each, and whether it's one."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from articles import compare
from articles.models import Article, Revision

# On them a list says something by its order.
IN_ORDER = ("authors",)
UNKNOWN = object()
"""What a revision says of a field that it doesn't keep. Nothing is the same."""


def in_story(article: Article, name: str) -> Any:
    """As the form cleans it: a text, a record, or a list."""
    value = getattr(article, name)
    if name == "tags":
        return sorted(value.names())
    if not hasattr(value, "all"):
        return value
    if name in IN_ORDER:
        targets = value.in_bulk()
        return [targets[pk] for pk in article.links()[name]]
    return list(value.all())


def in_revision(revision: Revision, name: str) -> Any:
    """A text, the id of a record, a list of ids or of tags, or UNKNOWN."""
    kept = revision.words() | revision.links
    if name == "original":
        return next(iter(kept.get(name, [UNKNOWN])), None)
    return kept.get(name, kept.get(f"{name}_id", UNKNOWN))


def in_form(form: Any, name: str) -> Any:
    """What was cleaned, or else what was typed."""
    return form.cleaned_data[name] if name in form.cleaned_data else form.data.get(name, "")


def is_same(name: str, one: Any, other: Any) -> bool:
    """Whether two values of the field say the same, wherever each comes from and however its HTML is written."""
    return _key(name, one) == _key(name, other)


def stamp(name: str, value: Any) -> str:
    """The same for values that are the same, and short enough for a page to carry."""
    return hashlib.sha256(repr(_key(name, value)).encode()).hexdigest()[:16]


def _key(name: str, value: Any) -> Any:
    if name == "body":
        return compare.read(value)
    if isinstance(value, Model):
        return str(value.pk)
    if not isinstance(value, str) and isinstance(value, Iterable):
        keys = [_key("", one) for one in value]
        return keys if name in IN_ORDER else sorted(keys)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
