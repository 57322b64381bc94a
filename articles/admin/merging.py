"""One person's two windows: a field that only one of them changed is taken from that one, in silence."""

from typing import Any

from django.db.models import Model

from articles.models import Article, Revision


def merge(form: Any, stored: Article) -> list[str] | None:
    """Puts what the other windows changed beside what this one changed, and answers the labels of those fields.

    None where that can't be: somebody else has saved meanwhile, or both windows changed one field.
    """
    began = Revision.objects.filter(article=stored, pk=form.cleaned_data.get("base") or 0).first()
    since = stored.revisions.filter(number__gt=began.number) if began else None
    if since is None or form.writer is None or since.exclude(made_by=form.writer).exists():
        return None
    before, now = began.words() | began.links, stored.words() | stored.links()  # type: ignore[union-attr]
    theirs = []
    for name in set(form.fields) - set(form.BESIDE_THE_TEXT) & set(form.cleaned_data):
        mine = _plain(form.cleaned_data[name])
        was, is_now = (_plain(_of(words, name, stored)) for words in (before, now))
        if mine == is_now or was == is_now:
            continue
        if mine != was:
            return None
        theirs.append(name)
    form.cleaned_data |= {name: _value(stored, name) for name in theirs}
    return [str(form.fields[name].label) for name in form.fields if name in theirs]


def _of(words: dict[str, Any], name: str, stored: Article) -> Any:
    """What a revision or the story says of a field; revisions don't keep what a story is the translation of."""
    return words.get(name, words.get(f"{name}_id", getattr(stored, name, None)))


def _value(stored: Article, name: str) -> Any:
    if name == "tags":
        return list(stored.tags.names())
    value = getattr(stored, name)
    return value.all() if hasattr(value, "all") else value


def _plain(value: Any) -> Any:
    """Equal for equal values, whether they come from a form, a story or a revision."""
    if value is None or isinstance(value, str):
        return (value or "").replace("\r\n", "\n").strip()
    if isinstance(value, Model):
        return str(value.pk)
    if hasattr(value, "__iter__"):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    return str(value)
