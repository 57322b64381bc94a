"""Form widgets of the story page."""

from typing import Any

from django import forms
from django.urls import reverse
from taggit.utils import edit_string_for_tags

from articles.accepting import accepted
from articles.admin.editor import TextEditor


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
