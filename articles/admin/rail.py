"""What the story page shows around the text: where the story stands, what may be done, what happened."""

from typing import Any

from django.http import HttpRequest

from articles import checks, permissions, preview, showing
from articles.admin import comments, kept, looks, opening, state
from articles.models import Article, AuditEntry


def context(request: HttpRequest, article: Article | None, form: Any) -> dict[str, Any]:
    """For the page's template; `article` is None on the page of a new story."""
    shown = {"conflict": getattr(form, "conflict", None), "kept": kept.context(request, article, form)}
    shown |= looks.context(article, form)
    if article:
        shown |= state.context(request, article, opening.read_at(article)) | comments.context(request, article)
        shown |= {
            "audit": article.audit.exclude(verb__in=AuditEntry.TALK).select_related("by")[:8],
            "checks": _checks(request, article, form),
            "reading": _reading(request, article),
        }
    return shown


def _checks(request: HttpRequest, article: Article, form: Any) -> checks.Findings | None:
    """For who can put things right."""
    if not permissions.may_edit(request.user, article):
        return None
    links, chosen = opening.links(article, form), article.milestones.all()
    return checks.Findings(checks.found_in(checks.Story(article.pk, article, links, article.original_id, chosen)))


def _reading(request: HttpRequest, article: Article) -> str:
    """The text as a page would show it, for who may only read."""
    if permissions.may_edit(request.user, article):
        return ""
    return showing.show(article.body, preview.at_desk(article).facts)
