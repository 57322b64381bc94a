"""The button that takes back what was just decided about a story's times, beside the sentence that says it was done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import keys, workflow
from articles.admin import brought
from articles.models import Article, AuditEntry

# So many stories are taken at once, each with a few queued texts.
MOST = 5000


def say_done(request: HttpRequest, article: Article, says: str) -> None:
    """The message of success, with the button where there is something to undo."""
    line = AuditEntry.objects.filter(article=article.pk).order_by("-pk").first()
    can_undo = line and line.before is not None and line.by_id == request.user.pk
    tag = f"undo-{article.pk}-{line.pk}-{workflow.UNDO_SECONDS}" if line and can_undo else ""
    messages.success(request, says, extra_tags=tag)


@require_POST
def undo(request: HttpRequest, article: Article) -> HttpResponse:
    """Undoes what the button stood beside, and nothing that came after it. A second click changes nothing."""
    line = keys.number(request.POST.get("line")) or 0
    user: Any = request.user
    is_wish = AuditEntry.objects.filter(pk=line, article=article.pk, verb__in=AuditEntry.OF_WISHES).exists()
    undo, is_undone = (workflow.take_back_wish, workflow.is_taken_back) if is_wish else (workflow.undo, _is_undone)
    back = brought.back(request, article.get_admin_url())
    try:
        undo(article, by=user, line=line)
    except workflow.Refused as refusal:
        if not is_undone(article, by=user, line=line):
            messages.error(request, str(refusal))
            return redirect(back)
    messages.success(request, _("Undone: “%(headline)s” stands as before.") % {"headline": article.headline})
    return redirect(back)


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """Undoes what one act did to many stories, to each alone: what was decided anew about one since stays."""
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    user: Any = request.user
    sent = [keys.number(one) for one in request.POST.get("lines", "").split(",")][:MOST]
    lines = AuditEntry.objects.filter(pk__in=[pk for pk in sent if pk], by=user, verb__in=AuditEntry.OF_TIME)
    last = dict(lines.order_by("pk").values_list("article_id", "pk"))
    undone = 0
    for article in Article.objects.filter(pk__in=last).order_by("pk"):
        line = last[article.pk]
        try:
            workflow.undo(article, by=user, line=line, together=[pk for pk in sent if pk])
        except (workflow.Refused, PermissionDenied) as refusal:
            if not _is_undone(article, by=user, line=line):
                messages.error(request, f"{article.headline}: {refusal or _('You may not do that with this story.')}")
                continue
        undone += 1
    if undone:
        messages.success(request, _said(undone) % {"number": undone})
    return redirect("admin:articles_article_changelist")


def _said(number: int) -> str:
    return ngettext("Undone: %(number)d story stands as before.", "Undone: %(number)d stories stand as before.", number)


def _last(article: Article, before: int | None = None) -> AuditEntry | None:
    lines = AuditEntry.objects.filter(article=article.pk, verb__in=AuditEntry.OF_TIME)
    return (lines.filter(pk__lt=before) if before else lines).order_by("-pk").first()


def _is_undone(article: Article, *, by: Any, line: int) -> bool:
    """Whether just this decision was the last one, and this person has undone it."""
    last = _last(article)
    if not last or last.verb != AuditEntry.Verb.UNDONE or last.by_id != by.pk:
        return False
    decided = _last(article, before=last.pk)
    return bool(decided and decided.pk == line)
