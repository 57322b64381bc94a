"""How a story will look elsewhere, shown while it is written: its card on the site, and its line in a search engine."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles import keys, measures
from articles.models import Article
from articles.models.text import Language
from companies.dates import in_prose
from images import renditions
from images.models import Picture

WIDTH = 480


def context(article: Article | None, form: Any) -> dict[str, Any]:
    """What the page's counts, meters and previews begin with; their scripts go on from there."""
    written = _written(article, form)
    count = measures.words(written("body"))
    picture = _picture(article, form)
    return {
        "count": {"words": count, "minutes": measures.minutes(count)},
        "measures": measures,
        "look": {
            "headline": written("headline"),
            "standfirst": written("standfirst"),
            "kicker": written("kicker"),
            "slug": written("slug"),
            "section": article.section.title if article and article.section else "",
            "picture": seen(picture) if picture else None,
            "day": in_prose(timezone.localdate()),
            "fronts": {code: _front(code) for code in Language.values},
            "front": _front(article.language if article else Language.ITALIAN),
        },
    }


def _written(article: Article | None, form: Any) -> Any:
    """What the form holds, which after an error is what was typed; who may only read has no form."""

    def value(name: str) -> str:
        if name in form.fields and (form.is_bound or name in form.initial):
            return form[name].value() or ""
        return getattr(article, name, "") or ""

    return value


def _picture(article: Article | None, form: Any) -> Picture | None:
    if not form.is_bound:
        return article.picture if article else None
    chosen = keys.number(str(form["picture"].value() or "")) if "picture" in form.fields else None
    return Picture.objects.filter(pk=chosen).first() if chosen else None


def _front(language: str) -> str:
    """The beginning of the addresses of stories in this language, as a search engine shows it."""
    with translation.override(language):
        address = reverse("article", args=["x"])
    return f"{settings.SITE_URL.split('://')[-1]}{address[: -len('x/')]}"


def seen(picture: Picture) -> dict[str, Any]:
    return {
        "address": renditions.address(picture.token, WIDTH),
        "x": picture.focal_x,
        "y": picture.focal_y,
        "alt": picture.alt,
        "credit": picture.credit,
    }


@require_safe
def picture(request: HttpRequest, picture_id: int) -> JsonResponse:
    """Where a picture of the library is, and which point of it stays in view."""
    if not request.user.has_perm("images.view_picture"):
        raise PermissionDenied
    found = get_object_or_404(Picture, pk=picture_id)
    return JsonResponse(seen(found), headers={"Cache-Control": "no-store"})
