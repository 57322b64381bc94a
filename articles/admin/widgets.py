"""Form widgets of the story page."""

import json
from typing import Any

from django import forms
from django.urls import reverse
from taggit.utils import edit_string_for_tags

from articles import keys
from articles.accepting import accepted
from articles.admin.editor import TextEditor
from articles.offers.keys import Key, key_of


class TagInput(forms.TextInput):
    """Tags, parted by commas; the script beside it offers those that are in use."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "true", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else edit_string_for_tags(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-tags"] = reverse("admin:articles_article_tags")
        return context

    class Media:
        js = ("js/desk-tags.js",)


class BodyField(forms.CharField):
    """The body: whatever was sent, only what `articles.body.clean` lets through comes out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=TextEditor, **kwargs)

    def clean(self, value: Any) -> str:
        # Browsers send every line end as two characters.
        return accepted(super().clean(value).replace("\r\n", "\n"))


class AnswersField(forms.CharField):
    """Answers to offers, as the page keeps them: a list of [kind, about, words, row]. What can't be read is none."""

    MOST = 60

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> list[tuple[Key, int | None]]:
        try:
            told = json.loads(value or "[]")
        except ValueError:
            return []
        return [answer for one in told[-self.MOST :] if (answer := _answer(one))] if isinstance(told, list) else []


def _answer(told: Any) -> tuple[Key, int | None] | None:
    match told:
        case [str(kind), str(about), str(words), int() | None as row]:
            key = key_of(kind, about, words)
            return (key, keys.number(str(row))) if key else None
    return None
