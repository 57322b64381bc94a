"""What machines read: the sitemap and robots.txt."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.site import instant_of
from pages.sitemap import addresses


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    context = {"site_url": settings.SITE_URL, "addresses": addresses(instant_of(request))}
    return render(request, "pages/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/robots.txt", {"site_url": settings.SITE_URL}, content_type="text/plain")
