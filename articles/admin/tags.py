"""Offers the tags in use while one is being typed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles import permissions


@require_safe
def names(request: HttpRequest) -> JsonResponse:
    """Up to ten tags in use that begin with, or else contain, what was typed."""
    if not permissions.may_see(request.user):
        raise PermissionDenied
    typed = request.GET.get("q", "").strip()[:60]
    known = Tag.objects.filter(name__istartswith=typed).order_by("name").values_list("name", flat=True)[:10]
    inside = Tag.objects.filter(name__icontains=typed).order_by("name").values_list("name", flat=True)[:10]
    return JsonResponse({"tags": list(known or inside) if typed else []})
