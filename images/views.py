"""Serves pictures by names that can't be guessed."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from images import renditions

A_YEAR = "public, max-age=31536000, immutable"
A_MOMENT = "public, max-age=30"


@require_safe
def picture(request: HttpRequest, token: str, width: int) -> HttpResponseBase:
    """The rendition; while it hasn't been made yet the original, which caches may keep for a moment only."""
    if width not in renditions.WIDTHS:
        raise Http404
    rendition, original = renditions.path(token, width), f"pictures/{token}/original.jpg"
    for name, kind, keep in ((rendition, "image/webp", A_YEAR), (original, "image/jpeg", A_MOMENT)):
        try:
            file = default_storage.open(name)
        except FileNotFoundError:
            continue
        headers = {"Cache-Control": keep, "X-Content-Type-Options": "nosniff"}
        return FileResponse(file, content_type=kind, headers=headers)
    raise Http404
