"""What the story page shows around the text: where the story stands, what may be done, what happened."""

from typing import Any

from django.http import HttpRequest

from articles import permissions
from articles.admin import verbs
from articles.models import Article
from articles.publication import database_now, standing
from articles.standing import say


def context(request: HttpRequest, article: Article | None, form: Any) -> dict[str, Any]:
    """For the page's template; `article` is None on the page of a new story."""
    shown = {"conflict": getattr(form, "conflict", None)}
    if article:
        now = database_now()
        shown |= {
            "said": say(article, now),
            "standing": standing(article.editions.all(), now),
            "may": {name: permissions.may(request.user, page.verb, article) for name, page in verbs.PAGES.items()},
            "audit": article.audit.select_related("by")[:8],
        }
    return shown
