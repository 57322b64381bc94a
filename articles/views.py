"""The public page of a story."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.related import beside
from articles.site import Edition


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    edition = Edition.objects.live().for_page().filter(slug=slug).first()
    if edition is None:
        return _moved_or_gone(request, slug)
    if edition.language != request.LANGUAGE_CODE:
        return redirect(edition, permanent=True)
    return render(request, "articles/article.html", {"edition": edition, "beside": beside(edition)})


def _moved_or_gone(request: HttpRequest, slug: str) -> HttpResponse:
    """301 for a slug that the story had before, 410 for a story that was public, 404 for whatever never was."""
    before = Edition.objects.begun().filter(slug=slug).first()
    if before is None:
        raise Http404
    current = Edition.objects.live().filter(article_id=before.article_id).first()
    if current:
        return redirect(current, permanent=True)
    return render(request, "410.html", status=410)
