"""The story's form as a browser sends it: what the page holds, with some fields changed."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import Article


def address(article: Article | None = None) -> str:
    return article.get_admin_url() if article else reverse("admin:articles_article_add")


def verb_address(name: str, article: Article, *more: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def opened(client: Client, article: Article | None = None) -> dict[str, Any]:
    """The page's fields with their values, as its form would post them untouched."""
    response = client.get(address(article))
    assert response.status_code == 200
    return fields(response)


def fields(response: HttpResponse) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for bound in response.context["adminform"].form:
        value = bound.value()
        if bound.name == "tags":
            value = bound.field.widget.format_value(value)
        if value is not None and not (isinstance(bound.field, ModelMultipleChoiceField) and not value):
            data[bound.html_name] = value
    return data


def save(client: Client, article: Article | None, data: dict[str, Any], **changes: Any) -> HttpResponse:
    """Posts the fields with the changes. An error of the server is a response too, not an exception."""
    client.raise_request_exception = False
    return client.post(address(article), data | changes)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the form says is wrong, in English."""
    with translation.override("en"):
        return {field: list(map(str, said)) for field, said in response.context["adminform"].form.errors.items()}
