"""The public page of a story."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.related import beside
from articles.site import Edition, instant_of


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    at = instant_of(request)
    edition = Edition.objects.live(at).for_page().filter(slug=slug).first()
    if edition is None:
        return _moved_or_gone(request, slug, at)
    if edition.language != request.LANGUAGE_CODE:
        return redirect(edition, permanent=True)
    return render(request, "articles/article.html", {"edition": edition, "beside": beside(edition, at)})


def _moved_or_gone(request: HttpRequest, slug: str, at: dt.datetime | None) -> HttpResponse:
    """301 for a slug that the story had before, 410 for a story that was public, 404 for whatever never was."""
    before = Edition.objects.begun(at).filter(slug=slug).first()
    if before is None:
        raise Http404
    current = Edition.objects.live(at).filter(article_id=before.article_id).first()
    if current:
        return redirect(current, permanent=True)
    return render(request, "410.html", status=410)
