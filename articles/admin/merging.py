"""One person's two windows: a field that only one of them changed is taken from that one, in silence."""

from typing import Any

from articles.admin import fields
from articles.models import Article, Revision


def merge(form: Any, stored: Article) -> list[str] | None:
    """Puts what the other windows changed beside what this one changed, and answers the labels of those fields.

    None where that can't be: somebody else has saved meanwhile, or both windows changed one field, or may have.
    """
    began = Revision.objects.filter(article=stored, pk=form.cleaned_data.get("base") or 0).first()
    since = stored.revisions.filter(number__gt=began.number) if began else None
    if since is None or form.writer is None or since.exclude(made_by=form.writer).exists():
        return None
    told = set(form.fields) - set(form.BESIDE_THE_TEXT)
    theirs = {}
    for name in told & set(form.cleaned_data):
        was, is_now = fields.in_revision(began, name), fields.in_story(stored, name)  # type: ignore[arg-type]
        mine = fields.in_form(form, name)
        if fields.is_same(name, mine, is_now) or fields.is_same(name, was, is_now):
            continue
        if not fields.is_same(name, mine, was):
            return None
        theirs[name] = is_now
    form.cleaned_data |= theirs
    return [str(form.fields[name].label) for name in form.fields if name in theirs]
