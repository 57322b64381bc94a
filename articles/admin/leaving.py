"""Leaving the newest text at the desk out of what is scheduled: remembered until there is a newer one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import permissions
from articles.models import Article, Edition, LeftOut


@require_POST
def leave(request: HttpRequest, article: Article, edition_id: int) -> HttpResponse:
    """Nothing is asked any more about this edition and the revision that is newest now."""
    if not permissions.may(request.user, "renew", article):
        raise PermissionDenied
    edition: Any = get_object_or_404(Edition, pk=edition_id, article=article)
    if article.head_id:
        LeftOut.objects.get_or_create(
            edition=edition, revision_id=article.head_id, defaults={"by_id": request.user.pk or 0}
        )
    messages.success(request, _("What is scheduled goes out as it is, without the newer changes."))
    return redirect(article.get_admin_url())
