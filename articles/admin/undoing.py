"""The button that takes back what was just decided about a story's times, beside the sentence that says it was done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import keys, workflow
from articles.models import Article, AuditEntry


def say_done(request: HttpRequest, article: Article, says: str) -> None:
    """The message of success, with the button where there is something to undo."""
    line = _last(article)
    can_undo = line and line.before is not None and line.by_id == request.user.pk
    tag = f"undo-{article.pk}-{line.pk}-{workflow.UNDO_SECONDS}" if line and can_undo else ""
    messages.success(request, says, extra_tags=tag)


@require_POST
def undo(request: HttpRequest, article: Article) -> HttpResponse:
    """Undoes what the button stood beside, and nothing that came after it. A second click changes nothing."""
    line = keys.number(request.POST.get("line")) or 0
    user: Any = request.user
    try:
        workflow.undo(article, by=user, line=line)
    except workflow.Refused as refusal:
        if not _is_undone(article, line, user):
            messages.error(request, str(refusal))
            return redirect(article.get_admin_url())
    messages.success(request, _("Undone: “%(headline)s” stands as before.") % {"headline": article.headline})
    return redirect(article.get_admin_url())


def _last(article: Article, before: int | None = None) -> AuditEntry | None:
    lines = AuditEntry.objects.filter(article=article.pk, verb__in=AuditEntry.OF_TIME)
    return (lines.filter(pk__lt=before) if before else lines).order_by("-pk").first()


def _is_undone(article: Article, line: int, user: Any) -> bool:
    """Whether just this decision was the last one, and this person has undone it."""
    last = _last(article)
    if not last or last.verb != AuditEntry.Verb.UNDONE or last.by_id != user.pk:
        return False
    decided = _last(article, before=last.pk)
    return bool(decided and decided.pk == line)
