"""Serves pictures by names that can't be guessed; those under an embargo to the desk alone."""

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models.functions import Now
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from images import renditions
from images.models import Picture

A_YEAR = "public, max-age=31536000, immutable"
A_MOMENT = "public, max-age=30"
NEVER = "private, no-store"


@require_safe
def picture(request: HttpRequest, token: str, width: int) -> HttpResponseBase:
    """The rendition; while it hasn't been made yet the original, which caches may keep for a moment only.

    Before its embargo lifts, by the database's clock, a picture answers readers as one that there isn't.
    """
    if width not in renditions.WIDTHS:
        raise Http404
    is_held = Picture.objects.filter(token=token, embargo__lifts_at__gt=Now()).exists()
    found = _open(token, width)
    # Asked of what there isn't too: an answer that varies by cookie would tell a held picture from none.
    may_see = _is_of_desk(request) if is_held or not found else True
    if not found:
        raise Http404
    file, kind, keep = found
    if not may_see:
        file.close()
        raise Http404
    headers = {"Cache-Control": NEVER if is_held else keep, "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=kind, headers=headers)


def _open(token: str, width: int) -> tuple[File, str, str] | None:
    """The file, what it is, and how long caches may keep it."""
    rendition, original = renditions.path(token, width), f"pictures/{token}/original.jpg"
    for name, kind, keep in ((rendition, "image/webp", A_YEAR), (original, "image/jpeg", A_MOMENT)):
        try:
            return default_storage.open(name), kind, keep
        except FileNotFoundError:
            continue
    return None


def _is_of_desk(request: HttpRequest) -> bool:
    """Whether somebody asks who may see the library. Without a session's cookie nothing of a session is touched."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm("images.view_picture")
