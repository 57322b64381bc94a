"""A text whose saving was refused: shown to its writer and to editors, who may take it up again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import body, freezing, keeping, permissions, showing
from articles.models import Article, RefusedText


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, site: Any, pk: int) -> HttpResponse:
    refused = get_object_or_404(RefusedText.objects.select_related("article", "person"), pk=pk)
    person: Any = request.user
    is_mine = refused.person_id == person.pk
    may_read = is_mine or person.has_perm("articles.edit_any_article")
    if not may_read or not permissions.may_edit(person, refused.article):
        raise PermissionDenied
    if request.method == "POST":
        return redirect(keeping.take_up(refused, by=person).get_admin_url())
    text = body.clean(refused.data.get("body", ""))
    context = site.each_context(request) | {
        "title": _("A text that wasn't saved"),
        "opts": Article._meta,
        "refused": refused,
        "body": showing.show(text, freezing.facts_in(text)),
    }
    return TemplateResponse(request, "admin/articles/article/refused.html", context)
