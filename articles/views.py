"""The public page of a story."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles import firsts, linked_data
from articles.publication import DatabaseClock
from articles.related import beside
from articles.site import Edition, instant_of


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    at = instant_of(request)
    edition = Edition.objects.live(at).for_page().annotate(read_at=DatabaseClock()).filter(slug=slug).first()
    if edition is None:
        return _moved_or_gone(request, slug, at)
    if edition.language != request.LANGUAGE_CODE:
        return redirect(edition, permanent=True)
    context = {"edition": edition, "beside": beside(edition, at)}
    context["linked_data"] = linked_data.script(linked_data.article(edition))
    page = render(request, "articles/article.html", context)
    if at is None:
        firsts.note(edition.pk, edition.live.lower, edition.read_at)
    return page


def _moved_or_gone(request: HttpRequest, slug: str, at: dt.datetime | None) -> HttpResponse:
    """301 for a slug that the story had before, 410 for a story that was public, 404 for whatever never was."""
    before = Edition.objects.begun(at).filter(slug=slug).first()
    if before is None:
        raise Http404
    current = Edition.objects.live(at).filter(article_id=before.article_id).first()
    if current and current.slug == slug:
        return article(request, slug)  # it began between the two looks: a redirect would lead to itself
    if current:
        return redirect(current, permanent=True)
    return render(request, "410.html", status=410)
