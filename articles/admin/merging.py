"""Windows that changed different fields of one story: each field is taken from the only window that changed it."""

from itertools import pairwise
from typing import Any

from articles.admin import fields
from articles.models import Article, Revision

type Merged = list[tuple[Any, list[str]]]
"""By whom (None: the house), and the labels of the fields that were taken over as that person saved them."""


def merge(form: Any, stored: Article) -> Merged | None:
    """Puts what was saved meanwhile beside what this window changed.

    None where that can't be: a field was changed here and there, or may have been. A text is one field: it is taken
    from one side as a whole, or not at all.
    """
    began = Revision.objects.filter(article=stored, pk=form.cleaned_data.get("base") or 0).first()
    if began is None:
        return None
    told = set(form.fields) - set(form.BESIDE_THE_TEXT)
    theirs = {}
    for name in told & set(form.cleaned_data):
        was, is_now = fields.in_revision(began, name), fields.in_story(stored, name)
        mine = fields.in_form(form, name)
        if fields.is_same(name, mine, is_now) or fields.is_same(name, was, is_now):
            continue
        if not fields.is_same(name, mine, was):
            return None
        theirs[name] = is_now
    form.cleaned_data |= theirs
    return _by_person(form, [name for name in form.fields if name in theirs], began, stored)


def _by_person(form: Any, names: list[str], began: Revision, stored: Article) -> Merged:
    """Who was the last to change each."""
    since = stored.revisions.filter(number__gte=began.number).order_by("number").select_related("made_by")
    steps = list(pairwise(since))
    merged: dict[Any, list[str]] = {}
    for name in names:
        changed = [new for old, new in steps if fields.in_revision(old, name) != fields.in_revision(new, name)]
        by = (changed or [steps[-1][1]])[-1].made_by
        merged.setdefault(by, []).append(str(form.fields[name].label))
    return list(merged.items())
