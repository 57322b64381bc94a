"""Facts that a story told and that are others by now: what its page shows of them, and leaving it as it is."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import permissions, revisits, workflow
from articles.admin import opening
from articles.models import Article, Revisit
from articles.models.revisit import LINKS

MOST = 50


@dataclass(frozen=True, slots=True)
class Shown:
    revisit: Revisit
    differences: list[revisits.Difference]


def shown(found: Any) -> list[Shown]:
    """The first few of these tasks, in words."""
    return [Shown(one, revisits.differences(one.thing, one.said, one.says)) for one in found.open().with_words()[:MOST]]


def context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """One query, and none for a story that nothing is asked of."""
    return {"revisits": shown(Revisit.objects.filter(article=article)) if opening.has_revisits(article) else []}


@require_POST
def let_stand(request: HttpRequest, article: Article, revisit_id: int) -> HttpResponse:
    revisit = get_object_or_404(Revisit.objects.with_words(), pk=revisit_id, article=article)
    if not permissions.may(request.user, "let_stand", article):
        raise PermissionDenied
    try:
        workflow.let_stand(revisit, by=request.user)  # type: ignore[arg-type]
    except workflow.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The story stays as it is: what it told was so then."))
    return redirect(article.get_admin_url())


@require_POST
def let_all_stand(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Every story that tells of this one thing otherwise; those that somebody has settled meanwhile stay settled."""
    if kind not in (link.TARGET for link in LINKS):
        raise Http404
    if not request.user.has_perm("articles.edit_any_article"):
        raise PermissionDenied
    found = list(Revisit.objects.open().with_words().select_related("article").filter(**{kind: pk}))
    for revisit in found:
        with suppress(workflow.Refused):
            workflow.let_stand(revisit, by=request.user)  # type: ignore[arg-type]
    says = ngettext("%(count)d story stays as it is.", "%(count)d stories stay as they are.", len(found))
    messages.success(request, says % {"count": len(found)})
    thing = found[0].thing if found else None
    return redirect(f"admin:companies_{thing._meta.model_name}_change", thing.pk) if thing else redirect("admin:index")
