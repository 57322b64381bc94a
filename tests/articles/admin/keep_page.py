"""A window of the story page as its scripts run it: it keeps what is typed, beats, and saves."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.story_form import address, fields, save


class Window:
    """A page that is open in a browser: its fields as they are now, and what it says of itself."""

    def __init__(self, client: Client, article: Article | None = None, query: str = "") -> None:
        self.client, self.article = client, article
        self.client.raise_request_exception = False
        self._read(client.get(address(article) + query))

    def _read(self, response: HttpResponse) -> None:
        assert response.status_code == 200
        self.page = response
        self.kept = response.context["kept"]
        self.fields = fields(response)
        self.sequence = 0

    def data(self) -> dict[str, Any]:
        own = {
            "kept-window": str(self.kept.window),
            "kept-draft": str(self.kept.draft),
            "kept-after": self.kept.after,
            "kept-sequence": self.sequence,
            "kept-person": self.page.context["user"].pk,
        }
        return self.fields | own

    def type(self, **changes: Any) -> HttpResponse:
        """Changes fields, and keeps them as the page does a second later."""
        self.fields |= changes
        self.sequence += 1
        return self.send()

    def send(self, **extra: Any) -> HttpResponse:
        where = (
            reverse("admin:articles_article_keep", args=[self.article.pk])
            if self.article
            else reverse("admin:articles_article_keep_new")
        )
        return self.client.post(where, self.data() | extra)

    def beat(self, **extra: Any) -> HttpResponse:
        return self.send(**{"kept-beat": "1"} | extra)

    def save(self, **changes: Any) -> HttpResponse:
        response = save(self.client, self.article, self.data(), **changes)
        if response.status_code == 200:
            self._read(response)
        return response
