"""The front page, and the fronts of sections."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.site import Edition, Section, arrange, curated, instant_of
from pages.listing import Listing, show


@require_safe
def front(request: HttpRequest, feed: bool = False) -> HttpResponse:
    """The feed has every story by its age; the page what stands at its top once, on whichever page that would be."""
    at, language = instant_of(request), request.LANGUAGE_CODE
    rows = Edition.objects.live(at).in_language(language).for_cards()
    kept = None if feed else curated(language, at)
    listing = Listing(
        title=settings.SITE_NAME,
        path=reverse("front"),
        rows=rows.exclude(article_id__in=kept.shown) if kept and kept.shown else rows,
        template="pages/front.html",
        may_be_empty=True,
        arranged=(lambda editions: {"front": arrange(kept, editions)}) if kept else None,
    )
    return show(request, listing, feed=feed)


@require_safe
def section(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    section = get_object_or_404(Section, slug=slug)
    listing = Listing(
        title=section.title,
        path=section.get_absolute_url(),
        rows=Edition.objects.live(instant_of(request))
        .in_language(request.LANGUAGE_CODE)
        .filter(section=section)
        .for_cards(),
        template="pages/section.html",
        extra={"section": section},
        may_be_empty=True,
    )
    return show(request, listing, feed=feed)
