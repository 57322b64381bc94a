"""How a verb of the workflow presents itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from articles import workflow
from articles.models import Article, Edition


@dataclass(frozen=True, slots=True)
class Page:
    """`carry_out` gets the article (or edition), the user and the cleaned form."""

    verb: str
    title: Any
    says: Any
    button: Any
    done: Any
    form: type[forms.Form]
    carry_out: Callable[[Any, Any, dict[str, Any]], Any]
    needs_text: bool = False
    is_grave: bool = False


def approving(carry_out: Callable[..., Any]) -> Callable[[Any, Any, dict[str, Any]], None]:
    """An editor's `publish` or `renew` approves what isn't approved yet: one decision, two lines in the log."""

    def approve_then(thing: Article | Edition, user: Any, data: dict[str, Any]) -> None:
        article = thing.article if isinstance(thing, Edition) else thing
        if article.status != Article.Status.APPROVED:
            workflow.approve(article, by=user, revision=data["revision"], because=data.get("because", ""))
        carry_out(thing, by=user, **data)

    return approve_then
