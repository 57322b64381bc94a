"""Form widgets of the story page."""

from typing import Any

from django import forms
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from taggit.utils import edit_string_for_tags

from articles import body


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


class BodyField(ProseEditorFormField):
    """The body's editor, offering just what `articles.body.clean` lets through."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            extensions=body.EXTENSIONS,
            sanitize=body.clean,
            widget=AdminProseEditorWidget,
            max_length=body.MAX_LENGTH,
            **kwargs,
        )
