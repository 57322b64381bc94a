"""What the story page shows around the text: where the story stands, what may be done, what happened."""

from typing import Any

from django.http import HttpRequest

from articles import checks, holds, permissions, preview, showing
from articles.admin import comments, kept, looks, opening, revisiting, state
from articles.models import Article, AuditEntry


def context(request: HttpRequest, article: Article | None, form: Any) -> dict[str, Any]:
    """For the page's template; `article` is None on the page of a new story."""
    shown = {"conflict": getattr(form, "conflict", None), "kept": kept.context(request, article, form)}
    shown |= looks.context(article, form)
    if article:
        shown |= (
            state.context(request, article, opening.read_at(article))
            | revisiting.context(request, article)
            | comments.context(request, article)
        )
        stands: Any = shown["standing"]
        links = opening.links(article, form)
        covers = holds.covering(holds.keys_of(article.pk, article, links))
        shown |= {
            "embargo": _embargo(request, article, covers, is_public=bool(stands.current)),
            "audit": article.audit.exclude(verb__in=AuditEntry.TALK).select_related("by")[:8],
            "checks": _checks(request, article, links, covers),
            "reading": _reading(request, article),
        }
    return shown


def _checks(request: HttpRequest, article: Article, links: Any, covers: Any) -> checks.Findings | None:
    """For who can put things right."""
    if not permissions.may_edit(request.user, article):
        return None
    story = checks.Story(article.pk, article, links, article.original_id, article.milestones.all(), covers)
    return checks.Findings(checks.found_in(story))


def _embargo(request: HttpRequest, article: Article, covers: list[holds.Cover], *, is_public: bool) -> dict[str, Any]:
    """Each embargo that the story waits for, with what of it is under that one, and what this person may do."""
    by_embargo: dict[int, list[holds.Cover]] = {}
    for cover in covers:
        by_embargo.setdefault(cover.embargo.pk, []).append(cover)
    is_held = any(cover.kind == "story" for cover in covers)
    return {
        "held": [(of_one[0].embargo, of_one) for of_one in by_embargo.values()],
        "may_see": request.user.has_perm("embargoes.view_embargo"),
        "may_put": not is_held and not is_public and permissions.may(request.user, "put_under", article),
        "may_take_out": is_held and permissions.may(request.user, "take_out", article),
    }


def _reading(request: HttpRequest, article: Article) -> str:
    """The text as a page would show it, for who may only read."""
    if permissions.may_edit(request.user, article):
        return ""
    return showing.show(article.body, preview.at_desk(article).facts)
